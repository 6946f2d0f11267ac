const COMPONENTS = [
  'SOURCE_UNLOAD',
  'SOURCE_CAPTURE',
  'TARGET_LOAD',
  'TARGET_APPLY',
  'TASK_MANAGER',
  'TABLES_MANAGER',
  'SORTER',
] as const

/** The settings of a task with logging on or off, and one severity for all components. */
export const taskSettings = (EnableLogging: boolean, severity: string) => ({
  TargetMetadata: { SupportLobs: true, LobMaxSize: 32, LimitedSizeLobMode: true },
  FullLoadSettings: { TargetTablePrepMode: 'DO_NOTHING', MaxFullLoadSubTasks: 8 },
  Logging: {
    EnableLogging,
    LogComponents: COMPONENTS.map((Id) => ({ Id, Severity: `LOGGER_SEVERITY_${severity}` })),
  },
})

/**
 * The settings of a task without settings in the request
 * (dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html).
 */
export const DEFAULT_SETTINGS = taskSettings(false, 'DEFAULT')

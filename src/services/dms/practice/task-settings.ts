const COMPONENTS = [
  'SOURCE_UNLOAD',
  'SOURCE_CAPTURE',
  'TARGET_LOAD',
  'TARGET_APPLY',
  'TASK_MANAGER',
  'TABLES_MANAGER',
  'SORTER',
] as const

/** The settings of a task that logs, or does not, with a severity for each component. */
export const taskSettings = (EnableLogging: boolean, severity: string) => ({
  TargetMetadata: { SupportLobs: true, LobMaxSize: 32, LimitedSizeLobMode: true },
  FullLoadSettings: { TargetTablePrepMode: 'DO_NOTHING', MaxFullLoadSubTasks: 8 },
  Logging: {
    EnableLogging,
    LogComponents: COMPONENTS.map((Id) => ({ Id, Severity: `LOGGER_SEVERITY_${severity}` })),
  },
})

/** Those of a task of which nothing is said (dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html). */
export const DEFAULT_SETTINGS = taskSettings(false, 'DEFAULT')

import type { MethodSetting, PatchOperation } from '@aws-sdk/client-api-gateway'
import { byText } from '../../../../core/by-text.ts'
import { badRequest, type StoredStage } from './state.ts'

type Change = (value: string | null) => void

const boolean = (path: string, value: string | null): boolean => {
  if (value === 'true' || value === 'false') return value === 'true'
  throw badRequest(`Invalid value for path ${path}: must be true or false`)
}

/**
 * Applies patch operations: `paths` says what each changes, `rest` looks at the others. A value is text, null when it is
 * removed (apigateway/latest/api/patch-operations.html). The server undoes all where one is refused.
 */
export function apply(
  operations: readonly PatchOperation[] | undefined,
  paths: Readonly<Record<string, Change>>,
  rest?: (path: string) => Change | undefined,
): void {
  for (const { op, path = '', value } of operations ?? []) {
    if (op !== 'replace' && op !== 'add' && op !== 'remove')
      throw badRequest('Invalid patch operation specified. Must be one of: [add, remove, replace]')
    const set = paths[path] ?? rest?.(path)
    if (!set)
      throw badRequest(
        `Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${Object.keys(paths).join(', ')}]`,
      )
    set(op === 'remove' ? null : (value ?? ''))
  }
}

export const text =
  (set: (value: string) => void): Change =>
  (value) =>
    set(value ?? '')
export const truth =
  (path: string, set: (value: boolean) => void): Change =>
  (value) =>
    set(value !== null && boolean(path, value))

/** What can be set for a method, or for all of them: the end of the path, and how it is kept. */
const methodSettings: Readonly<Record<string, (setting: MethodSetting, value: string, path: string) => void>> = byText({
  'logging/loglevel': (setting, value) => {
    if (!['OFF', 'ERROR', 'INFO'].includes(value))
      throw badRequest('Invalid logging level specified, must be one of: OFF, ERROR, INFO')
    setting.loggingLevel = value
  },
  'logging/dataTrace': (setting, value, path) => {
    setting.dataTraceEnabled = boolean(path, value)
  },
  'metrics/enabled': (setting, value, path) => {
    setting.metricsEnabled = boolean(path, value)
  },
  'caching/enabled': (setting, value, path) => {
    setting.cachingEnabled = boolean(path, value)
  },
  'caching/dataEncrypted': (setting, value, path) => {
    setting.cacheDataEncrypted = boolean(path, value)
  },
})

/** The setting of a stage's methods that a path names: resource, method, and which setting. */
export function methodSetting(stage: StoredStage, path: string): Change | undefined {
  const [, resource, method, group, name] = /^\/(.+)\/([A-Z]+|\*)\/([a-z]+)\/([a-zA-Z]+)$/.exec(path) ?? []
  const set = methodSettings[`${group}/${name}`]
  if (!set) return undefined
  const key = `${resource}/${method}`
  return (value) => {
    if (value === null) throw badRequest(`Cannot remove method setting ${path} because there is no such setting`)
    const setting = stage.settings[key] ?? { loggingLevel: 'OFF', metricsEnabled: false, dataTraceEnabled: false }
    set(setting, value, path)
    stage.settings[key] = setting
  }
}

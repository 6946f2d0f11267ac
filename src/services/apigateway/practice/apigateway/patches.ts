import type { MethodSetting, PatchOperation } from '@aws-sdk/client-api-gateway'
import { byText, put } from '../../../../core/by-text.ts'
import { badRequest } from './state.ts'

type Change = (value: string | null, path: string) => void
type Changes = Readonly<Record<string, Change>>

const boolean = (path: string, value: string | null): boolean => {
  if (value === 'true' || value === 'false') return value === 'true'
  throw badRequest(`Invalid value for path ${path}: must be true or false`)
}

/**
 * Applies patch operations: `paths` has the change for each path, `rest` is asked for all other paths. A value is text,
 * or null if it is removed (apigateway/latest/api/patch-operations.html). If an operation is refused, the server undoes
 * all of them.
 */
export function apply(
  operations: readonly PatchOperation[] | undefined,
  paths: Changes,
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
    set(op === 'remove' ? null : (value ?? ''), path)
  }
}

const each = (members: readonly string[], set: (member: string) => Change): Changes =>
  Object.fromEntries(members.map((member) => [`/${member}`, set(member)]))

/** Changes for members of a resource: text, true or false, or one of several values. */
export const texts = <K extends string>(stored: { [P in K]?: string | undefined }, ...members: readonly K[]): Changes =>
  each(members, (member) => (value) => Object.assign(stored, { [member]: value ?? '' }))
export const flags = <K extends string>(
  stored: { [P in K]?: boolean | undefined },
  ...members: readonly K[]
): Changes =>
  each(
    members,
    (member) => (value, path) => Object.assign(stored, { [member]: value !== null && boolean(path, value) }),
  )
export const oneOf = <K extends string, V extends string>(
  stored: { [P in K]?: string | undefined },
  member: K,
  values: readonly V[],
  what: string,
): Changes =>
  each([member], () => (value) => {
    if (!values.some((one) => one === value)) throw badRequest(`Invalid ${what} specified`)
    Object.assign(stored, { [member]: value })
  })

/** The settings of a method, or of all methods: the end of the patch path, and the member that stores it. */
const methodSettings = byText<keyof MethodSetting>({
  'logging/loglevel': 'loggingLevel',
  'logging/dataTrace': 'dataTraceEnabled',
  'metrics/enabled': 'metricsEnabled',
  'caching/enabled': 'cachingEnabled',
  'caching/dataEncrypted': 'cacheDataEncrypted',
})

function settingOf(member: keyof MethodSetting, value: string, path: string): MethodSetting {
  if (member !== 'loggingLevel') return { [member]: boolean(path, value) }
  if (['OFF', 'ERROR', 'INFO'].includes(value)) return { loggingLevel: value }
  throw badRequest('Invalid logging level specified, must be one of: OFF, ERROR, INFO')
}

/** The change of a method setting of a stage. The path names the resource, the method and the setting. */
export function methodSetting(settings: Record<string, MethodSetting>, path: string): Change | undefined {
  const [, resource, method, group, name] = /^\/(.+)\/([A-Z]+|\*)\/([a-z]+)\/([a-zA-Z]+)$/.exec(path) ?? []
  const member = methodSettings[`${group}/${name}`]
  if (!member) return undefined
  const key = `${resource}/${method}`
  return (value) => {
    if (value === null) throw badRequest(`Cannot remove method setting ${path} because there is no such setting`)
    const bare = { loggingLevel: 'OFF', metricsEnabled: false, dataTraceEnabled: false }
    put(settings, key, { ...(settings[key] ?? bare), ...settingOf(member, value, path) })
  }
}

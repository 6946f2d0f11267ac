import { byText } from '../../../core/by-text.ts'
import { type AwsError, awsError, type Described } from '../../../practice/service.ts'
import { permissionTable } from '../collect/permissions.gen.ts'
import { handlerTable } from '../collect/types.gen.ts'
import { type HandledType, readHandlers } from '../collect/types.ts'

const handled = readHandlers(handlerTable)

/** What Cloud Control can do with a type. Like AWS, throws for a type that it does not know, or cannot list or read. */
export function handlerOf(type: string | undefined, action: 'LIST' | 'READ'): HandledType {
  const found = handled(type ?? '')
  if (!found) throw awsError('TypeNotFoundException', `The type '${type}' cannot be found.`)
  if (action === 'LIST' ? found.lists : found.reads) return found
  throw awsError('UnsupportedActionException', `Resource type ${type} does not support ${action} action`)
}

const permissions = byText(permissionTable)

/** The actions that a type's handlers call, in the type's own service, which the table names first. */
export function actionsOf(type: string): readonly string[] {
  const [, namespace = '', name = ''] = /^(\w+::\w+)::(\w+)$/.exec(type) ?? []
  const row = new RegExp(`^${name} (\\S+)`, 'm').exec(permissions[namespace] ?? '')?.[1] ?? ''
  const [prefix = '', names = ''] = row.split(':')
  return names === '' ? [] : names.split(',').map((one) => `${prefix}:${one}`)
}

/** AWS's error for a handler that was refused. */
export const handlerRefused = (type: string, requestToken: string, why: string): AwsError =>
  awsError(
    'AccessDeniedException',
    `${type} Handler returned status FAILED: ${why} (HandlerErrorCode: AccessDenied, RequestToken: ${requestToken})`,
  )

/**
 * The types whose listing shows all properties; for other types it shows identifiers
 * (cloudcontrolapi/latest/userguide/resource-operations-list.html).
 */
const LISTED_WHOLE: ReadonlySet<string> = new Set(['AWS::Logs::LogGroup'])

/** The properties of a resource that a listing shows. */
export const listed = (one: Described, { type, identifier }: HandledType): Readonly<Record<string, unknown>> =>
  LISTED_WHOLE.has(type) ? one.properties : Object.fromEntries(identifier.map((path) => [path, one.properties[path]]))

/** A copy without write-only properties; in a path, `*` stands for the items of a list. */
export function readable(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const within = paths.flatMap(([head, ...rest]) => (head === '*' ? [rest] : []))
    return value.map((one) => readable(one, within))
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const mine = paths.flatMap(([head, ...rest]) => (head === name || head === '*' ? [rest] : []))
      return mine.some((rest) => rest.length === 0) ? [] : [[name, readable(one, mine)]]
    }),
  )
}

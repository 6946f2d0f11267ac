import type { Aws } from '../../collect/aws.ts'
import type { ServiceId } from '../../collect/sdk.ts'
import { DemarcError } from '../../core/errors.ts'
import { sdk } from '../../services/sdk.gen.ts'
import type { Goal } from './schema.ts'

interface Call {
  readonly service: ServiceId
  /** The client's method. */
  readonly method: string
}

/** The client and method of `s3:PutBucketVersioning`; undefined when Demarc has no such client. */
export function serviceOfCall(call: string): Call | undefined {
  const [, service = '', operation = ''] = /^([a-z0-9-]+):([A-Z][A-Za-z0-9]*)$/.exec(call) ?? []
  if (operation === '' || !Object.hasOwn(sdk, service)) return undefined
  // safe: it is a key of the table of clients
  return { service: service as ServiceId, method: `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` }
}

/** Makes the calls of a goal, one after the other. Throws LESSON_CALL when the account refuses one. */
export async function makeCalls({ id, calls }: Goal, aws: Aws, region: string): Promise<void> {
  for (const { call, input } of calls) {
    const found = serviceOfCall(call)
    const client: object | undefined = found && (await aws.client(found.service, region))
    const method: unknown = client && found && Reflect.get(client, found.method)
    if (typeof method !== 'function') throw refused(id, `there is no operation ${call}`)
    try {
      await method.call(client, input)
    } catch (cause) {
      throw refused(id, `${call}: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
    }
  }
}

const refused = (goal: string, why: string, cause?: unknown): DemarcError =>
  new DemarcError('LESSON_CALL', `the practice account does not take a call of the goal ${goal}: ${why}`, {
    hint: 'Correct the call in the lesson file.',
    cause,
  })

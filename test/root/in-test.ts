import { auditAccount, type RootOptions } from '../../src/app/root.ts'
import type { RootIo } from '../../src/app/root-access.ts'
import type { CallEvent } from '../../src/collect/aws.ts'
import type { Clock } from '../../src/core/clock.ts'
import { systemClock } from '../../src/core/clock.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { Measure, MeasureName, RootAudit } from '../../src/root/audit.ts'

export const ioOf = (clock: Clock = systemClock, onCall?: (call: CallEvent) => void): RootIo => ({
  clock,
  time: unhurried,
  userAgent: 'demarc-test',
  env: {},
  ...(onCall === undefined ? {} : { onCall }),
})

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The way to a practice account, or to a proxy before it, without a socket. */
export const accessTo = (
  practice: Practice,
  who: keyof Practice['principals'] | Keys,
  { endpoint, requestHandler }: Pick<Practice, 'endpoint' | 'requestHandler'> = practice,
) => ({
  endpointUrl: endpoint,
  requestHandler,
  defaultRegion: practice.region,
  credentials: typeof who === 'string' ? practice.principals[who] : who,
  patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
})

/** The audit of a practice account by a given caller. */
export const auditBy = (
  practice: Practice,
  who: keyof Practice['principals'] | Keys,
  more: Partial<RootOptions> = {},
  io: RootIo = ioOf(),
): Promise<RootAudit> => auditAccount({ ...accessTo(practice, who), days: 90, ...more }, io)

/** The states of an audit by measure. */
export const statesOf = ({ measures }: RootAudit): Record<string, string> =>
  Object.fromEntries(measures.map(({ measure, state }) => [measure, state]))

/** One measure of an audit, with its own evidence. */
export function measureOf<N extends MeasureName>({ measures }: RootAudit, name: N): Extract<Measure, { measure: N }> {
  const found = measures.find((one): one is Extract<Measure, { measure: N }> => one.measure === name)
  if (!found) throw new TypeError(`no measure ${name}`)
  return found
}

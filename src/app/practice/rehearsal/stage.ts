import type { Aws } from '../../../collect/aws.ts'
import type { Random } from '../../../core/random.ts'
import type { Practice } from '../../../practice/account/server.ts'
import type { Look } from '../../../report/terminal/look.ts'
import type { MeasureName, RootAudit } from '../../../root/audit.ts'
import type { ConsoleClient } from '../console-client.ts'
import type { ConsoleIo } from '../console-steps.ts'
import type { SoftwareDevices } from '../software-devices.ts'
import type { Person } from './person.ts'

/** What the steps of the rehearsal act on. */
export interface Stage {
  readonly person: Person
  readonly look: Look
  readonly random: Random
  /** How the root user signs in to the console; the password changes on the way. */
  readonly email: string
  password: string
  /** The audit as `demarc root` makes it, over HTTP. `days`: its window (absent: the rehearsal's own). */
  audit(days?: number): Promise<RootAudit>
  /** The access keys that the account began with. */
  readonly keys: Practice['principals']
  /** The API, as one of the account's principals. */
  as<T>(who: 'admin' | 'root', use: (aws: Aws) => Promise<T>): Promise<T>
  /** A new visit of the console, not yet signed in. */
  console(): ConsoleClient
  readonly devices: SoftwareDevices
  readonly io: ConsoleIo
  /** Signs in the rehearsal's own demarc.yaml that the password is strong; its text. */
  sign(by: string, evidence: string): Promise<string>
}

/** One step, which the audit itself judges. */
export interface RehearsalStep {
  readonly title: string
  readonly measure: MeasureName
  /** Why it matters: two sentences, a line each. */
  readonly why: readonly [string, string]
  readonly done: (audit: RootAudit) => boolean
  /** Does it, or leads the person through it. Refusals of the console are thrown, and can be tried again. */
  readonly act: (stage: Stage, audit: RootAudit) => Promise<void>
  /** Taken though the audit is content already: there is something to learn in it. */
  readonly always?: true
}

const stateOf = (audit: RootAudit, name: MeasureName): string =>
  audit.measures.find(({ measure }) => measure === name)?.state ?? 'unknown'

/** Whether a measure is met, or attested. */
export const isDone = (audit: RootAudit, name: MeasureName): boolean =>
  ['met', 'attested'].includes(stateOf(audit, name))

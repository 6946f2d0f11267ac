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
  /** The root user's sign-in for the console; the password changes during the rehearsal. */
  readonly email: string
  password: string
  /** The audit of `demarc root`, over HTTP. `days`: its window; defaults to the rehearsal's. */
  audit(days?: number): Promise<RootAudit>
  /** The account's initial access keys. */
  readonly keys: Practice['principals']
  /** Calls the API as one of the account's principals. */
  as<T>(who: 'admin' | 'root', use: (aws: Aws) => Promise<T>): Promise<T>
  /** A new console session, not signed in yet. */
  console(): ConsoleClient
  readonly devices: SoftwareDevices
  readonly io: ConsoleIo
  /** Attests the strong password in the rehearsal's own demarc.yaml; returns its text. */
  sign(by: string, evidence: string): Promise<string>
}

/** One step, judged by the audit itself. */
export interface RehearsalStep {
  readonly title: string
  readonly measure: MeasureName
  /** Why it matters: two sentences, one per line. */
  readonly why: readonly [string, string]
  readonly done: (audit: RootAudit) => boolean
  /** Does the step, or leads the person through it. Refusals of the console are thrown and can be retried. */
  readonly act: (stage: Stage, audit: RootAudit) => Promise<void>
  /** Done even if the audit is already satisfied, because there is something to learn. */
  readonly always?: true
}

const stateOf = (audit: RootAudit, name: MeasureName): string =>
  audit.measures.find(({ measure }) => measure === name)?.state ?? 'unknown'

/** Whether a measure is met or attested. */
export const isDone = (audit: RootAudit, name: MeasureName): boolean =>
  ['met', 'attested'].includes(stateOf(audit, name))

import { fatalError, type Reason, reasonOf, refusalOf } from '../collect/refusals.ts'
import { eachOnce, tellMissing, valueIn } from '../collect/seen.ts'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { inLanes } from '../core/lanes.ts'
import { partitionCalled } from '../core/partition.ts'
import type { MemberAccount } from '../services/organizations/collect/organization.ts'
import type { Alarm } from './alarms.ts'
import { inRootSession } from './assume-root.ts'
import { type Measure, type MeasureName, type MeasureState, measureNames, type RootAudit } from './audit.ts'
import type { RootEvidence } from './evidence.ts'
import { gatherRoot } from './gather.ts'
import { withAlarmsElsewhere } from './limited-use.ts'
import type { OrganizationFound } from './organization-accounts.ts'
import { withoutPlace } from './partition.ts'
import type { RootReach } from './reach.ts'
import type { AccountRecovery, GovCloudPair } from './recovery.ts'
import { organizationAlarms } from './watchers.ts'

/**
 * The outcome for an account of the organization. `blocked`: a service control policy denies its root user even this. `closed`:
 * it is suspended or being closed. `refused`: anything else, explained in `why`.
 */
export type AuditOutcome = 'audited' | 'blocked' | 'closed' | 'refused'

/** One account of the organization; kept small, since there may be thousands. */
export interface OrganizationRow {
  readonly account: string
  readonly name: string
  readonly outcome: AuditOutcome
  /** Why it was not audited; null when it was. */
  readonly why: string | null
  /** ISO 8601 */
  readonly at: string
  readonly states: Readonly<Record<MeasureName, MeasureState>>
  readonly password: boolean | null
  /** The number of access keys; null when not seen. */
  readonly accessKeys: number | null
  readonly certificates: number | null
  readonly devices: number | null
  readonly lastSignInAt: string | null
  readonly lastKeyUseAt: string | null
  /** The refused calls, by IAM action and reason; what rests on them alone is unknown or null. */
  readonly missing: readonly string[]
}

/** The states of an account that was not audited: all unknown, except those that do not exist in the partition. */
function unaudited(partition: string): OrganizationRow['states'] {
  const state = (name: MeasureName): MeasureState =>
    withoutPlace(name, partition) === undefined ? 'unknown' : 'not-applicable'
  return {
    'strong-password': state('strong-password'),
    'no-access-keys': state('no-access-keys'),
    'limited-use': state('limited-use'),
    mfa: state('mfa'),
  }
}

export interface OrganizationReach extends RootReach {
  readonly days: number
  /** Whether the caller is a root user, who may not call sts:AssumeRoot. */
  readonly asRoot: boolean
  /** Judges the evidence: `auditRoot()` with the signed statements. */
  readonly audit: (evidence: RootEvidence) => RootAudit
}

/**
 * Accounts handled concurrently: as many as calls may be in flight, since the calls of one account are mostly sequential. The
 * clients enforce the limits on connections and on STS's quota.
 */
const LANES = 48

/**
 * Audits all given accounts, many at a time, and passes on each row as soon as it is complete, in no order. Keeps nothing of an
 * account. Throws what ends the whole run: wrong credentials, an interrupt, a row that cannot be stored.
 */
export async function auditOrganization(
  reach: OrganizationReach,
  organization: OrganizationFound,
  accounts: Iterable<MemberAccount> | AsyncIterable<MemberAccount>,
  take: (row: OrganizationRow) => Promise<void>,
): Promise<void> {
  let asked: ReturnType<typeof organizationAlarms> | undefined
  // asked for the first member; a refused call leaves it unknown, as it is without the organization's trail
  const watching = async (account: string): Promise<readonly Alarm[]> => {
    asked ??= organizationAlarms(reach)
    return (await asked)(account)
  }
  await inLanes(accounts, LANES, async (member) => {
    reach.signal?.throwIfAborted()
    await take(await auditMember(reach, organization, member, watching))
  })
}

async function auditMember(
  reach: OrganizationReach,
  organization: OrganizationFound,
  member: MemberAccount,
  watching: (account: string) => Promise<readonly Alarm[]>,
): Promise<OrganizationRow> {
  const at = new Date(reach.now).toISOString()
  const { root, called, rootFeatures } = partitionCalled(reach.partition)
  const failed = (outcome: AuditOutcome, why: string | null, missing: readonly string[] = []): OrganizationRow => ({
    account: member.id,
    name: member.name,
    outcome,
    why,
    at,
    states: unaudited(reach.partition),
    password: null,
    accessKeys: null,
    certificates: null,
    devices: null,
    lastSignInAt: null,
    lastKeyUseAt: null,
    missing,
  })
  if (member.status !== 'ACTIVE') return failed('closed', `the account is ${member.status}`)
  // without a root user there is nothing to read
  if (root === 'none') return failed('audited', null)
  if (member.id === organization.management) {
    // sts:AssumeRoot never accepts the management account as target
    if (member.id !== reach.account)
      return failed(
        'refused',
        'the management account is not a target of sts:AssumeRoot: audit it with its own credentials',
      )
    return rowOf(member, reach, await gatherRoot(reach, reach.asRoot ? 'root' : 'other', reach.days))
  }
  if (!rootFeatures.includes('RootCredentialsManagement'))
    return failed('refused', `${called} does not offer RootCredentialsManagement: audit it with its own credentials`)
  if (organization.features && !organization.features.includes('RootCredentialsManagement'))
    return failed('refused', 'RootCredentialsManagement is not enabled')
  // AWS does not accept root credentials for it (STS/latest/APIReference/API_AssumeRoot.html)
  if (reach.asRoot)
    return failed(
      'refused',
      'the root user itself may not call sts:AssumeRoot: ask by a role or a user of this account',
    )
  let opened = false
  try {
    return await inRootSession(reach, member.id, 'IAMAuditRootUserCredentials', async (there) => {
      opened = true
      const own = await gatherRoot(there, 'assumed-root', reach.days)
      const evidence = withAlarmsElsewhere(own, await watching(member.id))
      if (evidence.keysPresent.seen || evidence.mfaEnabled.seen || evidence.password.seen)
        return rowOf(member, reach, evidence)
      const missing = [evidence.keys, evidence.mfaEnabled, evidence.password].flatMap((one) => one.missing)
      const { measures } = reach.audit(evidence)
      const denied = missing.find((one) => one.is === 'refused' && isBlocked(one))
      const [why = 'nothing was answered'] = [...(denied ? [denied] : []), ...missing].map(tellMissing)
      return failed(denied ? 'blocked' : 'refused', why, refusedIn(measures))
    })
  } catch (error) {
    reach.signal?.throwIfAborted()
    // a session that ended early
    if (opened) return failed('refused', error instanceof DemarcError ? error.message : refusalOf(error))
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    const reason = reasonOf(error)
    const call = `sts:AssumeRoot (${reason.why})`
    return failed(isBlocked(reason) ? 'blocked' : 'refused', call, [call])
  }
}

const isBlocked = ({ policy }: Reason): boolean => policy === 'service-control-policy'

function rowOf(member: MemberAccount, reach: OrganizationReach, evidence: RootEvidence): OrganizationRow {
  const { measures, at } = reach.audit(evidence)
  const [, , limitedUse] = measures
  const password = valueIn(evidence.password)
  return {
    account: member.id,
    name: member.name,
    outcome: 'audited',
    why: null,
    at,
    states: statesOf(measures),
    password: password?.present ?? null,
    accessKeys: valueIn(evidence.keys)?.length ?? null,
    certificates: valueIn(evidence.certificates)?.length ?? null,
    devices: valueIn(evidence.devices)?.length ?? null,
    lastSignInAt: password?.lastUsedAt ?? null,
    lastKeyUseAt: limitedUse.evidence.lastKeyUseAt,
    missing: refusedIn(measures),
  }
}

/** The calls that failed, in words; not those that were not made, or left out at the user's request. */
export const refusedIn = (measures: readonly Pick<Measure, 'missing'>[]): readonly string[] =>
  eachOnce(measures.flatMap(({ missing }) => missing))
    .filter(({ is }) => is !== 'not-asked' && is !== 'left-out')
    .map(tellMissing)
    .sort(compareText)

function statesOf(measures: readonly Measure[]): OrganizationRow['states'] {
  const found = new Map(measures.map(({ measure, state }) => [measure, state]))
  return {
    'strong-password': found.get('strong-password') ?? 'unknown',
    'no-access-keys': found.get('no-access-keys') ?? 'unknown',
    'limited-use': found.get('limited-use') ?? 'unknown',
    mfa: found.get('mfa') ?? 'unknown',
  }
}

/** The number of accounts by outcome, and of measures by state. */
export interface OrganizationTotal {
  readonly accounts: number
  readonly outcomes: Readonly<Record<AuditOutcome, number>>
  readonly measures: Readonly<Record<MeasureName, Readonly<Record<MeasureState, number>>>>
}

export function totalOf(rows: Iterable<OrganizationRow>): OrganizationTotal {
  const outcomes = { audited: 0, blocked: 0, closed: 0, refused: 0 }
  const none = () => ({ met: 0, unmet: 0, attested: 0, unknown: 0, 'not-applicable': 0 })
  const measures = { 'strong-password': none(), 'no-access-keys': none(), 'limited-use': none(), mfa: none() }
  let accounts = 0
  for (const { outcome, states } of rows) {
    accounts++
    outcomes[outcome]++
    for (const name of measureNames) measures[name][states[name]]++
  }
  return { accounts, outcomes, measures }
}

/** The audit of an organization, as shown by `demarc root --org`. */
export interface OrganizationAudit {
  readonly organization: string
  readonly management: string
  readonly partition: string
  /** ISO 8601 */
  readonly at: string
  /** What IAM has enabled for root users; null when it could not be read. */
  readonly features: readonly string[] | null
  /** Sorted by account. */
  readonly rows: readonly OrganizationRow[]
  readonly total: OrganizationTotal
  /** Whether the owners could regain access to their accounts; null when not requested. */
  readonly recovery: readonly AccountRecovery[] | null
  /**
   * Accounts with a GovCloud account created by the organization; null when this could not be read. For other accounts AWS does
   * not show whether they have one.
   */
  readonly govCloudPairs: readonly GovCloudPair[] | null
}

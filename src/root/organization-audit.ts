import { fatalError, type Reason, reasonOf, refusalOf } from '../collect/refusals.ts'
import { eachOnce, tellMissing, valueIn } from '../collect/seen.ts'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { inLanes } from '../core/lanes.ts'
import { partitionCalled } from '../core/partition.ts'
import type { MemberAccount } from '../services/organizations/collect/organization.ts'
import { inRootSession } from './assume-root.ts'
import { type Measure, type MeasureName, type MeasureState, measureNames, type RootAudit } from './audit.ts'
import type { RootEvidence } from './evidence.ts'
import { gatherRoot } from './gather.ts'
import type { OrganizationFound } from './organization-accounts.ts'
import { withoutPlace } from './partition.ts'
import type { RootReach } from './reach.ts'
import type { AccountRecovery, GovCloudPair } from './recovery.ts'

/**
 * How the audit of an account of the organization ended. `blocked`: a service control policy denies its root user even this;
 * `closed`: it is suspended or being closed; `refused`: anything else, said in `why`.
 */
export type AuditOutcome = 'audited' | 'blocked' | 'closed' | 'refused'

/** One account of the organization: small, since there may be thousands. */
export interface OrganizationRow {
  readonly account: string
  readonly name: string
  readonly outcome: AuditOutcome
  /** Why it was not audited; null where it was. */
  readonly why: string | null
  /** ISO 8601 */
  readonly at: string
  readonly states: Readonly<Record<MeasureName, MeasureState>>
  readonly password: boolean | null
  /** How many; null where that was not seen. */
  readonly accessKeys: number | null
  readonly certificates: number | null
  readonly devices: number | null
  readonly lastSignInAt: string | null
  readonly lastKeyUseAt: string | null
  /** What was asked of it and refused, by IAM action and why: what rests on that alone is unknown, or null. */
  readonly missing: readonly string[]
}

/** Of an account that was not audited: all is unknown, except what has no place in the partition. */
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
  /** Whether the caller is the root user, who may not call sts:AssumeRoot. */
  readonly asRoot: boolean
  /** Judges what was gathered: `auditRoot()` with what people signed. */
  readonly audit: (evidence: RootEvidence) => RootAudit
}

/**
 * Accounts under way at once: as many as calls may be in flight, since what an account is asked mostly comes one after the other. The
 * clients hold the limits: of places, and of the quota of STS.
 */
const LANES = 48

/**
 * Audits every account that is given, many at a time, and hands each row over as soon as it is there, in no order. Nothing of an
 * account is kept. Throws what condemns all: wrong credentials, an interrupt, a row that cannot be taken.
 */
export async function auditOrganization(
  reach: OrganizationReach,
  organization: OrganizationFound,
  accounts: Iterable<MemberAccount> | AsyncIterable<MemberAccount>,
  take: (row: OrganizationRow) => Promise<void>,
): Promise<void> {
  await inLanes(accounts, LANES, async (member) => {
    reach.signal?.throwIfAborted()
    await take(await auditMember(reach, organization, member))
  })
}

async function auditMember(
  reach: OrganizationReach,
  organization: OrganizationFound,
  member: MemberAccount,
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
  // where there is no root user there is nothing to ask
  if (root === 'none') return failed('audited', null)
  if (member.id === organization.management) {
    // sts:AssumeRoot never takes the management account for a target
    if (member.id !== reach.account)
      return failed(
        'refused',
        'the management account is no target of sts:AssumeRoot: audit it with its own credentials',
      )
    return rowOf(member, reach, await gatherRoot(reach, reach.asRoot ? 'root' : 'other', reach.days))
  }
  if (!rootFeatures.includes('RootCredentialsManagement'))
    return failed('refused', `${called} does not offer RootCredentialsManagement: audit it with its own credentials`)
  if (organization.features && !organization.features.includes('RootCredentialsManagement'))
    return failed('refused', 'RootCredentialsManagement is not enabled')
  // AWS takes no credentials of a root user for it (STS/latest/APIReference/API_AssumeRoot.html)
  if (reach.asRoot)
    return failed(
      'refused',
      'the root user itself may not call sts:AssumeRoot: ask by a role or a user of this account',
    )
  let opened = false
  try {
    return await inRootSession(reach, member.id, 'IAMAuditRootUserCredentials', async (there) => {
      opened = true
      const evidence = await gatherRoot(there, 'assumed-root', reach.days)
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
    // a session that ended before its time
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

/** What was asked and gave no answer, in words: neither what was not asked, nor what the run was told to leave out. */
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

/** How many accounts ended how, and how many measures are in which state. */
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

/** The audit of an organization: what `demarc root --org` shows. */
export interface OrganizationAudit {
  readonly organization: string
  readonly management: string
  readonly partition: string
  /** ISO 8601 */
  readonly at: string
  /** What IAM has enabled for root users; null where that could not be read. */
  readonly features: readonly string[] | null
  /** Sorted by account. */
  readonly rows: readonly OrganizationRow[]
  readonly total: OrganizationTotal
  /** Whether the owners would get back into their accounts; null where it was not asked for. */
  readonly recovery: readonly AccountRecovery[] | null
  /**
   * Accounts with a GovCloud account that the organization made with them; null where those could not be read. Of other accounts AWS does not
   * show whether they have one.
   */
  readonly govCloudPairs: readonly GovCloudPair[] | null
}

import { fatalError } from '../../collect/refusals.ts'
import { tellFailure, valueIn } from '../../collect/seen.ts'
import { isoTime } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { inLanes } from '../../core/lanes.ts'
import type { MemberAccount } from '../../services/organizations/collect/organization.ts'
import type { RootCaller } from '../evidence.ts'
import type { OrganizationSeen } from '../organization-accounts.ts'
import { rootManagement } from '../partition.ts'
import type { RootReach } from '../reach.ts'
import { type GovCloudPair, readGovCloudPairs } from '../recovery.ts'
import { type ApplyIo, applySteps, type StepResult } from './apply.ts'
import type { FixJournal } from './journal.ts'
import { type LeftOver, leftOverIn, settleLeft } from './left-over.ts'
import { type Plan, planMember } from './plan.ts'
import { refuseRoot } from './target.ts'

/** What to do with the root users of an organization's member accounts. */
export interface OrganizationWishes {
  /** Delete passwords, keys, certificates and MFA devices. */
  readonly removeCredentials?: boolean
  /** Allow setting a password again; only for named accounts. */
  readonly allowPasswordRecovery?: boolean
  /** The member accounts to change; empty for all. */
  readonly accounts: readonly string[]
  /** Member accounts to leave unchanged. */
  readonly except: readonly string[]
}

/** The plan for one member account, and its results. */
export interface MemberFix {
  readonly account: string
  readonly name: string
  /** Null when no plan could be made. */
  readonly plan: Plan | null
  /** Why there is no plan; null when there is one. */
  readonly why: string | null
  /** Null when nothing was to be applied. */
  readonly results: readonly StepResult[] | null
}

export interface OrganizationFix {
  readonly organization: string
  readonly management: string
  /** ISO 8601 */
  readonly at: string
  /** Sorted by account. */
  readonly members: readonly MemberFix[]
  readonly leftOver: readonly LeftOver[]
  /**
   * Member accounts with a GovCloud account created by the organization; null when this could not be read. AWS Support gives root
   * access keys of such a GovCloud account only to the root user of the member account
   * (govcloud-us/latest/UserGuide/govcloud-account-root-user.html).
   */
  readonly govCloudPairs: readonly GovCloudPair[] | null
  readonly applied: boolean
}

/** The most accounts that may be handled concurrently. */
const MOST_AT_A_TIME = 16

export interface OrganizationFixIo extends ApplyIo {
  /** Called for every member account with a plan. */
  readonly onPlanned?: (name: string, done: number, of: number) => void
  /** Called with all plans before any change; returns whether to go on. */
  readonly confirm: (fix: OrganizationFix) => Promise<boolean>
}

/**
 * Plans for all member accounts, asks once, applies the plans with a limited number of accounts at a time, and verifies each
 * step. A step that does not end well stops its own account only. A repeated run continues: finished steps are no longer planned.
 * Throws FIX_NOT_AS_ROOT, FIX_NOT_ENABLED, FIX_NO_TARGET, FLAGS_CONFLICT, FLAGS_MISSING, NO_ROOT_USER, what `confirm` throws, and
 * errors about credentials.
 */
export async function fixOrganization(
  reach: RootReach,
  caller: RootCaller,
  organization: OrganizationSeen,
  wishes: OrganizationWishes,
  atATime: number,
  journal: Pick<FixJournal, 'left' | 'ended' | 'written' | 'begin' | 'note' | 'settle'>,
  io: OrganizationFixIo,
): Promise<OrganizationFix> {
  const meant = membersMeant(reach, caller, organization, wishes)
  const pairs = await readGovCloudPairs(reach)
  let planned = 0
  const lanes = Math.min(atATime, MOST_AT_A_TIME)
  const members = await inLanes(meant, lanes, async (member): Promise<MemberFix> => {
    reach.signal?.throwIfAborted()
    const fix = await planOf(reach, member, wishes)
    io.onPlanned?.(member.name, ++planned, meant.length)
    return fix
  })
  const fix: OrganizationFix = {
    organization: organization.id,
    management: organization.management,
    at: isoTime(io.now()),
    members,
    leftOver: await leftOverIn(reach, caller, journal),
    govCloudPairs: valueIn(pairs) ?? null,
    applied: false,
  }
  if (!(await io.confirm(fix))) return fix
  if (members.some(({ plan }) => plan && plan.steps.length > 0) || journal.written) await journal.begin()
  const notes = inTurn((...line) => journal.note(...line))
  const done = await inLanes(members, lanes, async (member): Promise<MemberFix> => {
    if (!member.plan || member.plan.steps.length === 0) return member
    return { ...member, results: await applySteps(reach, caller, member.plan.steps, notes, io) }
  })
  await settleLeft(fix.leftOver, journal, isoTime(io.now()))
  return { ...fix, members: done, applied: true }
}

/** Rejects what cannot be requested of an organization, before reading any member account. */
function membersMeant(
  reach: RootReach,
  caller: RootCaller,
  { id, management, features, accounts }: OrganizationSeen,
  wishes: OrganizationWishes,
): readonly MemberAccount[] {
  rootManagement(reach.partition)
  if (wishes.removeCredentials && wishes.allowPasswordRecovery)
    throw new DemarcError('FLAGS_CONFLICT', 'one run takes the credentials away, or allows a password again', {
      hint: 'Run it twice, each for its own accounts (--for).',
    })
  if (!wishes.removeCredentials && !wishes.allowPasswordRecovery)
    throw new DemarcError('FIX_NOTHING', 'say what to fix in the members of the organization', {
      hint: 'Give --remove-credentials, or --allow-password-recovery with --for.',
    })
  if (wishes.allowPasswordRecovery && wishes.accounts.length === 0)
    throw new DemarcError('FLAGS_MISSING', '--allow-password-recovery wants the accounts by name: --for is missing', {
      hint: 'A root user that can set a password again is a way in: open it where it is needed alone.',
    })
  refuseRoot(caller)
  if (features && !features.includes('RootCredentialsManagement'))
    throw new DemarcError('FIX_NOT_ENABLED', `RootCredentialsManagement is not enabled in ${id}`, {
      hint: `Enable it first: demarc root fix --enable-root-management --apply${HERE}`,
    })
  const both = wishes.accounts.filter((one) => wishes.except.includes(one))
  if (both.length > 0)
    throw new DemarcError('FLAGS_CONFLICT', `--for and --except both name ${both.join(', ')}`, {
      hint: 'Name an account in one of them. Nothing was changed.',
    })
  for (const one of [...wishes.accounts, ...wishes.except]) {
    const found = accounts.find((account) => account.id === one)
    if (!found || one === management)
      throw new DemarcError('FIX_NO_TARGET', `${one} is not a member account of organization ${id}`, {
        hint: 'The management account is never a target: sign in to it as root.',
      })
    if (found.status !== 'ACTIVE' && wishes.accounts.includes(one))
      throw new DemarcError('FIX_NO_TARGET', `account ${one} is ${found.status}: its root user cannot be changed`)
  }
  return accounts.filter(
    (one) =>
      one.id !== management &&
      one.status === 'ACTIVE' &&
      !wishes.except.includes(one.id) &&
      (wishes.accounts.length === 0 || wishes.accounts.includes(one.id)),
  )
}

async function planOf(reach: RootReach, { id, name }: MemberAccount, wishes: OrganizationWishes): Promise<MemberFix> {
  try {
    return { account: id, name, plan: await planMember(reach, id, wishes), why: null, results: null }
  } catch (error) {
    reach.signal?.throwIfAborted()
    // wrong credentials concern all accounts; a refusal concerns one member only
    const unseen = error instanceof DemarcError && error.code === 'FIX_UNSEEN' ? error.message : undefined
    const fatal = unseen === undefined ? fatalError(error, false) : undefined
    if (fatal) throw fatal
    const why = unseen ?? tellFailure(error)
    return { account: id, name, plan: null, why, results: null }
  }
}

/** Serialises writes, since all accounts share one journal file. */
function inTurn(note: FixJournal['note']): Pick<FixJournal, 'note'> {
  let last: Promise<void> = Promise.resolve()
  return {
    note: (...line) => {
      const written = last.then(() => note(...line))
      last = written.catch(() => {})
      return written
    },
  }
}

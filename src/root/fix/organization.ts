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

/** What is wanted of the root users of an organization's members. */
export interface OrganizationWishes {
  /** Password, keys, certificates and MFA devices are deleted. */
  readonly removeCredentials?: boolean
  /** A password may be set again; of named accounts alone. */
  readonly allowPasswordRecovery?: boolean
  /** The members that are meant; empty: all of them. */
  readonly accounts: readonly string[]
  /** Members that are left alone. */
  readonly except: readonly string[]
}

/** What is planned for one member, and what came of it. */
export interface MemberFix {
  readonly account: string
  readonly name: string
  /** Null where none could be made. */
  readonly plan: Plan | null
  /** Why there is no plan; null where there is one. */
  readonly why: string | null
  /** Null where nothing was asked to be done, or nothing was to be done. */
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
   * Members with a GovCloud account that the organization made with them; null where those could not be read. AWS Support gives the
   * root user's keys of such an account to the root user of the member alone
   * (govcloud-us/latest/UserGuide/govcloud-account-root-user.html).
   */
  readonly govCloudPairs: readonly GovCloudPair[] | null
  readonly applied: boolean
}

/** Accounts under way at once, at the most that may be asked for. */
const MOST_AT_A_TIME = 16

export interface OrganizationFixIo extends ApplyIo {
  /** Hears of every member that is planned. */
  readonly onPlanned?: (name: string, done: number, of: number) => void
  /** Shown all plans before anything is done; whether to go on. */
  readonly confirm: (fix: OrganizationFix) => Promise<boolean>
}

/**
 * Plans for all members, asks once, carries the plans out, never more than so many accounts at a time, and reads each step back. A step that
 * does not end well ends its own account alone. Run again, it goes on: what is done already is no step any more. Throws FIX_NOT_AS_ROOT,
 * FIX_NOT_ENABLED, FIX_NO_TARGET, FLAGS_CONFLICT, FLAGS_MISSING, NO_ROOT_USER, what `confirm` throws, and what condemns the credentials.
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

/** Refuses what cannot be asked of an organization, before any member is asked for. */
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
  for (const one of [...wishes.accounts, ...wishes.except]) {
    const found = accounts.find((account) => account.id === one)
    if (!found || one === management)
      throw new DemarcError('FIX_NO_TARGET', `${one} is no member account of organization ${id}`, {
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
    // credentials that are wrong are wrong for all; what one member refuses is its own matter
    const unseen = error instanceof DemarcError && error.code === 'FIX_UNSEEN' ? error.message : undefined
    const fatal = unseen === undefined ? fatalError(error, false) : undefined
    if (fatal) throw fatal
    const why = unseen ?? tellFailure(error)
    return { account: id, name, plan: null, why, results: null }
  }
}

/** A journal is one file: its lines are written one after the other. */
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

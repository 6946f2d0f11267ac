import { look, type Seen, tellMissing, valueIn } from '../../collect/seen.ts'
import { DemarcError } from '../../core/errors.ts'
import { compareText } from '../../core/json.ts'
import { readAccountSummary } from '../../services/iam/collect/account-summary.ts'
import { memberAccount, ownOrganization } from '../../services/organizations/collect/organization.ts'
import { inRootSession } from '../assume-root.ts'
import type { Caller } from '../evidence.ts'
import { readOwn } from '../own.ts'
import type { RootReach } from '../reach.ts'
import { isStepDone, type Step, type StepKind } from './steps.ts'

/** What a person wants done. */
export interface Wishes {
  /** The member account whose root user is meant; the caller's own when absent. */
  readonly member?: string
  readonly deleteKeys?: boolean
  readonly deactivateKeys?: boolean
  readonly deleteCertificates?: boolean
  /** Password, keys, certificates and MFA devices of a member's root user. */
  readonly removeCredentials?: boolean
  readonly allowPasswordRecovery?: boolean
  readonly enableRootManagement?: boolean
  readonly enableRootSessions?: boolean
  readonly passwordPolicy?: boolean
}

/** What will be done in this order, what is done already, and what will not be done and why. */
export interface Plan {
  /** The account that is changed: its number is what a person types. */
  readonly account: string
  readonly steps: readonly Step[]
  readonly already: readonly Step[]
  readonly refused: readonly { readonly says: string; readonly why: string }[]
}

/**
 * Reads what is there and makes the plan. It changes nothing. Throws FIX_NEEDS_MEMBER, FIX_TWO_ACCOUNTS, FIX_ONLY_DELETES,
 * FIX_NO_TARGET, FIX_NOT_AS_ROOT, FIX_NOT_ENABLED, FIX_UNSEEN where something could not be read, and what condemns the credentials.
 */
export async function planFix(
  reach: RootReach,
  caller: Caller,
  currentKey: string | undefined,
  wishes: Wishes,
): Promise<Plan> {
  const account = wishes.member ?? reach.account
  const steps: Step[] = []
  const already: Step[] = []
  const refused: { says: string; why: string }[] = []
  const want = async (kind: StepKind, id: string | null = null, of = account): Promise<void> => {
    const step: Step = { kind, account: of, id }
    ;((await seenDone(reach, caller, step)) ? already : steps).push(step)
  }
  if ((wishes.removeCredentials || wishes.allowPasswordRecovery) && wishes.member === undefined)
    throw new DemarcError('FIX_NEEDS_MEMBER', 'name the member account with --member', {
      hint: 'The root user of the management account, or of an account on its own, keeps its password: it is the last way in.',
    })

  // its number is what a person types: it must be the only one
  if (
    wishes.member !== undefined &&
    (wishes.enableRootManagement || wishes.enableRootSessions || wishes.passwordPolicy)
  )
    throw new DemarcError(
      'FIX_TWO_ACCOUNTS',
      'one run changes one account, and --member names another than the rest is for',
      {
        hint: 'Run it twice: once without --member, then with it.',
      },
    )

  // the organization first: what members need
  if (wishes.enableRootManagement || wishes.enableRootSessions) {
    await want('enable-trusted-access', null, reach.account)
    // before trusted access IAM can say nothing of its features
    const known = steps.length === 0
    const feature = async (kind: StepKind): Promise<void> => {
      if (known) await want(kind, null, reach.account)
      else steps.push({ kind, account: reach.account, id: null })
    }
    if (wishes.enableRootManagement) await feature('enable-root-management')
    if (wishes.enableRootSessions) await feature('enable-root-sessions')
  }
  if (wishes.passwordPolicy) await want('set-password-policy', null, reach.account)

  const credentials =
    wishes.deleteKeys || wishes.deactivateKeys || wishes.deleteCertificates || wishes.removeCredentials
  if (wishes.member !== undefined && wishes.deactivateKeys)
    throw new DemarcError(
      'FIX_ONLY_DELETES',
      "a member's root keys can only be deleted from outside, not switched off",
      {
        hint: 'Use --delete-keys: the task policy of sts:AssumeRoot allows nothing else.',
      },
    )
  if (wishes.member !== undefined && (credentials || wishes.allowPasswordRecovery))
    await checkTarget(reach, caller, wishes.member)
  if (credentials) {
    const there = await readThere(reach, caller, wishes.member)
    if (there === undefined)
      refused.push({
        says: `Change the root credentials of ${account}`,
        why: 'only the root user itself may, or, for a member, its organization (--member): sign in as root ("aws login"), and run it again',
      })
    else {
      const keys = [...need(there.keys)].sort((a, b) => compareText(a.id ?? '', b.id ?? ''))
      if (wishes.deleteKeys || wishes.removeCredentials || wishes.deactivateKeys) {
        const why = keys.length > 0 && wishes.member === undefined ? await lastWayIn(reach) : undefined
        const remove = wishes.deleteKeys || wishes.removeCredentials
        for (const key of keys) {
          const step: Step = { kind: remove ? 'delete-key' : 'deactivate-key', account, id: key.id }
          if (why !== undefined)
            refused.push({ says: `${remove ? 'Delete' : 'Switch off'} the access key ${key.id}`, why })
          else (remove || key.active ? steps : already).push(step)
        }
      }
      if (wishes.deleteCertificates || wishes.removeCredentials)
        for (const { id } of need(there.certificates)) steps.push({ kind: 'delete-certificate', account, id })
      if (wishes.removeCredentials) {
        await want('delete-password')
        // after the password: so there is never one without its second factor
        for (const { serial } of need(there.devices)) steps.push({ kind: 'deactivate-mfa', account, id: serial })
      }
    }
  }
  if (wishes.allowPasswordRecovery) await want('allow-password-recovery')
  // the key that signs this very run goes last of all
  if (currentKey !== undefined) steps.sort((a, b) => Number(a.id === currentKey) - Number(b.id === currentKey))
  return { account, steps, already, refused }
}

/** The credentials of the root user that is meant; undefined where the caller may not look at them by name. */
async function readThere(reach: RootReach, caller: Caller, member: string | undefined) {
  if (member !== undefined)
    return read(reach, 'sts:AssumeRoot', () =>
      inRootSession(reach, member, 'IAMDeleteRootUserCredentials', (there) => readOwn(there, 'assumed-root')),
    )
  return caller === 'other' ? undefined : readOwn(reach, caller)
}

const seenDone = (reach: RootReach, caller: Caller, step: Step): Promise<boolean> =>
  read(reach, 'iam:GetLoginProfile', () => isStepDone(reach, caller, step))

/** What the plan rests on, or FIX_UNSEEN. */
const read = async <T>({ signal }: RootReach, action: string, ask: () => Promise<T>): Promise<T> =>
  need(await look(action, signal, ask))

function need<T>(one: Seen<T>): T {
  if (one.seen) return one.value
  throw new DemarcError('FIX_UNSEEN', `what is there cannot be seen: ${one.missing.map(tellMissing).join('; ')}`, {
    hint: 'Nothing is changed that was not seen before. It is safe to run it again.',
  })
}

/** Why the access keys must stay: they are the last way in; undefined where a password is left. */
async function lastWayIn(reach: RootReach): Promise<string | undefined> {
  const { aws, home, signal } = reach
  const found = await look('iam:GetAccountSummary', signal, async () =>
    readAccountSummary(await aws.client('iam', home)),
  )
  const present = valueIn(found)?.rootPassword ?? null
  if (present === true) return undefined
  return present === false
    ? 'there is no root password: the keys are the last way in. Set a password first ("Forgot password" at the sign-in)'
    : `that a root password would be left could not be seen${found.seen ? '' : `: ${found.missing.map(tellMissing).join('; ')}`}`
}

/** Throws unless sts:AssumeRoot can have the account for a target, and the caller may ask for it. */
async function checkTarget(reach: RootReach, caller: Caller, member: string): Promise<void> {
  // STS/latest/APIReference/API_AssumeRoot.html
  if (caller === 'root')
    throw new DemarcError(
      'FIX_NOT_AS_ROOT',
      "sts:AssumeRoot is refused to every root user, the management account's too",
      {
        hint: 'Use a role or a user of the management account, or of its delegated administrator for IAM.',
      },
    )
  const organizations = await reach.aws.client('organizations', reach.home)
  const found = await read(reach, 'organizations:DescribeOrganization', () => ownOrganization(organizations))
  if (!found)
    throw new DemarcError('FIX_NO_TARGET', `account ${reach.account} is in no organization that could have ${member}`, {
      hint: 'Use credentials of the management account, or of its delegated administrator for IAM.',
    })
  const known = /^\d{12}$/.test(member)
    ? await read(reach, 'organizations:DescribeAccount', () => memberAccount(organizations, member))
    : undefined
  if (!known || member === found.management)
    throw new DemarcError('FIX_NO_TARGET', `${member} is no member account of organization ${found.id}`, {
      hint: 'The management account is never a target: sign in to it as root.',
    })
  if (known.status !== 'ACTIVE')
    throw new DemarcError('FIX_NO_TARGET', `account ${member} is ${known.status}: nobody can change its root user`, {
      hint: 'AWS Support can reopen a closed account for 90 days (accounts/latest/reference/manage-acct-closing.html).',
    })
  const management: Step = { kind: 'enable-root-management', account: reach.account, id: null }
  if (!(await seenDone(reach, caller, management)))
    throw new DemarcError('FIX_NOT_ENABLED', 'RootCredentialsManagement is not enabled in the organization', {
      hint: 'Enable it first: demarc root fix --enable-root-management --apply. Only with it can a password that was deleted be allowed again.',
    })
}

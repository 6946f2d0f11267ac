import { look, tellMissing, valueIn } from '../../collect/seen.ts'
import { compareText } from '../../core/json.ts'
import { readAccountSummary } from '../../services/iam/collect/account-summary.ts'
import { inRootSession } from '../assume-root.ts'
import type { RootCaller } from '../evidence.ts'
import { readOwn } from '../own.ts'
import { rootManagement, rootPartition } from '../partition.ts'
import type { RootReach } from '../reach.ts'
import { need, read, seenDone } from './reading.ts'
import type { FixStep, StepKind } from './steps.ts'
import { checkTarget } from './target.ts'
import { checkWishes, type Wishes } from './wishes.ts'

/** What will be done, in order; what is already done; and what will not be done and why. */
export interface Plan {
  /** The account to change; a person types its id to confirm. */
  readonly account: string
  readonly steps: readonly FixStep[]
  readonly already: readonly FixStep[]
  readonly refused: readonly { readonly title: string; readonly why: string }[]
}

/**
 * Reads the current state and makes the plan, without any change. Throws FIX_NEEDS_MEMBER, FIX_TWO_ACCOUNTS, FIX_ONLY_DELETES,
 * FIX_NO_TARGET, FIX_NOT_AS_ROOT, FIX_NOT_ENABLED, NO_ROOT_USER, FIX_UNSEEN when something could not be read, and errors about
 * credentials.
 */
export async function planFix(
  reach: RootReach,
  caller: RootCaller,
  currentKey: string | undefined,
  wishes: Wishes,
): Promise<Plan> {
  checkWishes(wishes)
  const draft = new Draft(reach, caller, wishes.member)
  // the organization first, since members need its features
  await planOrganization(draft, wishes)
  if (wishes.passwordPolicy) await draft.want('set-password-policy')
  const credentials =
    wishes.deleteKeys || wishes.deactivateKeys || wishes.deleteCertificates || wishes.removeCredentials
  const isOfMember = wishes.member !== undefined && (credentials || wishes.allowPasswordRecovery)
  if (isOfMember) rootManagement(reach.partition)
  else if (credentials) rootPartition(reach.partition)
  if (wishes.member !== undefined && isOfMember) await checkTarget(reach, caller, wishes.member)
  if (credentials) await planCredentials(draft, wishes)
  if (wishes.allowPasswordRecovery) await draft.want('allow-password-recovery')
  const { account, steps, already, refused } = draft
  // the key that signs this run goes last
  if (currentKey !== undefined) steps.sort((a, b) => Number(a.id === currentKey) - Number(b.id === currentKey))
  return { account, steps, already, refused }
}

/**
 * The plan for one member account that the caller has checked: it is active, and its root user can be managed. Throws FIX_UNSEEN
 * when something could not be read, and errors about credentials.
 */
export async function planMember(
  reach: RootReach,
  member: string,
  { removeCredentials, allowPasswordRecovery }: Pick<Wishes, 'removeCredentials' | 'allowPasswordRecovery'>,
): Promise<Plan> {
  const draft = new Draft(reach, 'other', member)
  if (removeCredentials) await planCredentials(draft, { member, removeCredentials })
  if (allowPasswordRecovery) await draft.want('allow-password-recovery')
  const { account, steps, already, refused } = draft
  return { account, steps, already, refused }
}

/** The plan of one account while it is being built. */
class Draft implements Plan {
  readonly reach: RootReach
  readonly caller: RootCaller
  readonly account: string
  readonly steps: FixStep[] = []
  readonly already: FixStep[] = []
  readonly refused: { title: string; why: string }[] = []

  constructor(reach: RootReach, caller: RootCaller, member: string | undefined) {
    this.reach = reach
    this.caller = caller
    this.account = member ?? reach.account
  }

  /** Adds a step, or lists it as already done if AWS shows that. */
  async want(kind: StepKind, id: string | null = null): Promise<void> {
    const step: FixStep = { kind, account: this.account, id }
    this.add(step, await seenDone(this.reach, this.caller, step))
  }

  add(step: FixStep, done = false): void {
    ;(done ? this.already : this.steps).push(step)
  }
}

async function planOrganization(draft: Draft, { enableRootManagement, enableRootSessions }: Wishes): Promise<void> {
  if (!enableRootManagement && !enableRootSessions) return
  const { called, rootFeatures, rootPage } = rootPartition(draft.reach.partition)
  if (enableRootManagement && !rootFeatures.includes('RootCredentialsManagement')) {
    draft.refused.push({
      title: 'Enable RootCredentialsManagement',
      why: `${called} gives no access to root users by itself, and does not offer it: ${rootPage}`,
    })
    if (!enableRootSessions) return
    enableRootManagement = false
  }
  await draft.want('enable-trusted-access')
  // before trusted access is enabled, IAM cannot show its features
  const known = draft.steps.length === 0
  const feature = async (kind: StepKind): Promise<void> => {
    if (known) await draft.want(kind)
    else draft.add({ kind, account: draft.account, id: null })
  }
  if (enableRootManagement) await feature('enable-root-management')
  if (enableRootSessions) await feature('enable-root-sessions')
}

/** Keys, certificates, the password and MFA devices. */
async function planCredentials(draft: Draft, wishes: Wishes): Promise<void> {
  const { reach, caller, account } = draft
  const there = await readThere(reach, caller, wishes.member)
  if (there === undefined) {
    draft.refused.push({
      title: `Change the root credentials of ${account}`,
      why: byRootAlone(reach.partition),
    })
    return
  }
  const keys = [...need(there.keys)].sort((a, b) => compareText(a.id ?? '', b.id ?? ''))
  if (wishes.deleteKeys || wishes.removeCredentials || wishes.deactivateKeys) await planKeys(draft, keys, wishes)
  if (wishes.deleteCertificates || wishes.removeCredentials)
    for (const { id } of need(there.certificates)) draft.add({ kind: 'delete-certificate', account, id })
  if (!wishes.removeCredentials) return
  await draft.want('delete-password')
  // after the password, so that there is never a password without its second factor
  for (const { serial } of need(there.devices)) draft.add({ kind: 'deactivate-mfa', account, id: serial })
}

function byRootAlone(partition: string): string {
  const { root, rootFeatures } = rootPartition(partition)
  const member = rootFeatures.includes('RootCredentialsManagement')
    ? ', or, for a member, its organization (--member)'
    : ''
  const how =
    root === 'console'
      ? 'sign in as root ("aws login"), and run it again'
      : 'run it again with an access key of the root user'
  return `only the root user itself may${member}: ${how}`
}

/** Deletes or deactivates the access keys, unless they are the last way in. */
async function planKeys(
  draft: Draft,
  keys: readonly { readonly id: string | null; readonly active: boolean }[],
  { member, deleteKeys, removeCredentials }: Wishes,
): Promise<void> {
  const why = keys.length > 0 && member === undefined ? await lastWayIn(draft.reach) : undefined
  const remove = deleteKeys || removeCredentials
  for (const { id, active } of keys) {
    if (why !== undefined)
      draft.refused.push({ title: `${remove ? 'Delete' : 'Switch off'} the access key ${id}`, why })
    else draft.add({ kind: remove ? 'delete-key' : 'deactivate-key', account: draft.account, id }, !remove && !active)
  }
}

/** The credentials of the root user to change; undefined when the caller cannot list them. */
async function readThere(reach: RootReach, caller: RootCaller, member: string | undefined) {
  if (member !== undefined)
    return read(reach, 'sts:AssumeRoot', () =>
      inRootSession(reach, member, 'IAMDeleteRootUserCredentials', (there) => readOwn(there, 'assumed-root')),
    )
  return caller === 'other' ? undefined : readOwn(reach, caller)
}

/** Why the access keys must stay: they are the last way in. Undefined when a password remains. */
async function lastWayIn(reach: RootReach): Promise<string | undefined> {
  // where the root user cannot sign in, AWS Support gives new keys to the owner of the standard account
  // (govcloud-account-root-user.html)
  if (rootPartition(reach.partition).root !== 'console') return undefined
  const { aws, home, signal } = reach
  const found = await look('iam:GetAccountSummary', signal, async () =>
    readAccountSummary(await aws.client('iam', home)),
  )
  const present = valueIn(found)?.rootPassword ?? null
  if (present === true) return undefined
  return present === false
    ? 'there is no root password: the keys are the last way in. Set a password first ("Forgot password" at the sign-in)'
    : `that a root password would be left could not be read${found.seen ? '' : `: ${found.missing.map(tellMissing).join('; ')}`}`
}

import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { memberAccount, ownOrganization } from '../../services/organizations/collect/organization.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import { read, seenDone } from './reading.ts'
import type { FixStep } from './steps.ts'

/**
 * Throws unless sts:AssumeRoot can target the account and the caller may call it: FIX_NOT_AS_ROOT, FIX_NO_TARGET,
 * FIX_NOT_ENABLED, FIX_UNSEEN.
 */
export async function checkTarget(reach: RootReach, caller: RootCaller, member: string): Promise<void> {
  refuseRoot(caller)
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
    throw new DemarcError('FIX_NO_TARGET', `${member} is not a member account of organization ${found.id}`, {
      hint: 'The management account is never a target: sign in to it as root.',
    })
  if (known.status !== 'ACTIVE')
    throw new DemarcError('FIX_NO_TARGET', `account ${member} is ${known.status}: its root user cannot be changed`, {
      hint: 'AWS Support can reopen a closed account for 90 days (accounts/latest/reference/manage-acct-closing.html).',
    })
  const management: FixStep = { kind: 'enable-root-management', account: reach.account, id: null }
  if (!(await seenDone(reach, caller, management)))
    throw new DemarcError('FIX_NOT_ENABLED', 'RootCredentialsManagement is not enabled in the organization', {
      hint: `Enable it first: demarc root fix --enable-root-management --apply${HERE}. Only with it can a password that was deleted be allowed again.`,
    })
}

/** Throws FIX_NOT_AS_ROOT: a root user cannot open another root user's session (STS/latest/APIReference/API_AssumeRoot.html). */
export function refuseRoot(caller: RootCaller): void {
  if (caller !== 'root') return
  throw new DemarcError(
    'FIX_NOT_AS_ROOT',
    "sts:AssumeRoot is refused to every root user, the management account's too",
    {
      hint: 'Use a role or a user of the management account, or of its delegated administrator for IAM.',
    },
  )
}

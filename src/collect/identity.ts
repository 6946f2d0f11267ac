import { parseArn } from '../core/arn.ts'
import { DemarcError } from '../core/errors.ts'
import { errorCode, fatalError, reasonOf } from './refusals.ts'
import { type RoleAdvice, roleRefusedError } from './role-refused.ts'
import type { ClientSource } from './runner.ts'

export interface Identity {
  readonly account: string
  readonly arn: string
  /** One of `partitionNames`, or another name from AWS. */
  readonly partition: string
}

/** The caller's identity: the first call of a scan, which also shows whether the credentials work. */
export async function whoAmI(aws: ClientSource, region: string): Promise<Identity> {
  const sts = await aws.client('sts', region)
  try {
    const { Account: account, Arn: arn } = await sts.getCallerIdentity({})
    const partition = arn === undefined ? undefined : parseArn(arn)?.partition
    if (isAccount(account) && arn && partition) return { account, arn, partition }
  } catch (error) {
    throw fatalError(error, true) ?? roleRefused(error) ?? unidentified(error, region)
  }
  throw new DemarcError('NO_IDENTITY', 'AWS did not say who is calling: its answer names no account')
}

/** An account id has 12 digits (accounts/latest/reference/manage-acct-identifiers.html); a recording of others may have anything. */
const isAccount = (id: unknown): id is string => typeof id === 'string' && /^\d{12}$/.test(id)

const ANOTHER_SERVER =
  'Check --endpoint-url and AWS_ENDPOINT_URL, and whether a gateway or proxy of this network asks you to sign in first.'
const reachable = (region: string): string => `Is the endpoint of STS in ${region} reachable from here?`

/** When AWS answered with a refusal, its own words say more than ours. */
function unidentified(error: unknown, region: string): DemarcError {
  const { kind, why } = reasonOf(error)
  const says = error instanceof Error ? error.message.trim() : ''
  const isAnswered = (kind === 'other' || kind === 'denied' || kind === 'not-made') && says !== ''
  return new DemarcError(
    'NO_IDENTITY',
    `AWS did not say who is calling: ${isAnswered ? `${says} (${errorCode(error)})` : why}`,
    { cause: error, ...(isAnswered ? {} : { hint: kind === 'foreign' ? ANOTHER_SERVER : reachable(region) }) },
  )
}

/**
 * The first call also assumes the role of --role-arn or of the profile, if any. AWS's message names the refused action
 * (IAM/latest/UserGuide/troubleshoot_access-denied.html); GetCallerIdentity itself is never refused.
 */
function roleRefused(error: unknown): DemarcError | undefined {
  const says = error instanceof Error ? error.message.trim() : ''
  const [, action, role] = /(sts:AssumeRole\w*) on resource: (\S+)/.exec(says) ?? []
  if (action === undefined) return undefined
  return roleRefusedError(`${action} of ${role}`, says, ADVICE, error)
}

const ADVICE: RoleAdvice = {
  mfa: 'set mfa_serial in the profile, so that a code is asked for, or run the command in a session with MFA (demarc mfa session --profile NAME -- COMMAND).',
  external: 'Where it asks for an external id: --external-id, or external_id in the profile.',
}

import type { IAM, PasswordPolicy } from '@aws-sdk/client-iam'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { undefinedAt } from '../../../collect/seen.ts'

/**
 * The account's password policy for IAM users (GetAccountPasswordPolicy); null if none was ever set. It does not apply
 * to the root user (IAM/latest/UserGuide/id_credentials_passwords_account-policy.html). Throws IncompleteAnswerError.
 */
export async function readPasswordPolicy(iam: Pick<IAM, 'getAccountPasswordPolicy'>): Promise<PasswordPolicy | null> {
  const answer = await undefinedAt('NoSuchEntity', () => iam.getAccountPasswordPolicy({}))
  if (answer === undefined) return null
  if (answer.PasswordPolicy === undefined) throw new IncompleteAnswerError('the answer holds no password policy')
  return answer.PasswordPolicy
}

import type { IAM } from '@aws-sdk/client-iam'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'

/** What GetAccountSummary says about the root user and MFA; null for an entry that its map does not have. */
export interface AccountSummary {
  readonly rootAccessKeys: boolean | null
  readonly rootCertificates: boolean | null
  readonly rootPassword: boolean | null
  readonly rootMfa: boolean | null
  /** MFA devices assigned in the whole account, including the root user's. */
  readonly mfaDevicesInUse: number | null
}

/** GetAccountSummary (IAM/latest/APIReference/API_GetAccountSummary.html). */
export async function readAccountSummary(iam: Pick<IAM, 'getAccountSummary'>): Promise<AccountSummary> {
  const { SummaryMap = {} } = await iam.getAccountSummary({})
  const counts = SummaryMap as Readonly<Record<string, number | undefined>> // safe: a map of names to numbers
  const is = (name: string): boolean | null => {
    const n = counts[name]
    return n === undefined ? null : n > 0
  }
  return {
    rootAccessKeys: is('AccountAccessKeysPresent'),
    rootCertificates: is('AccountSigningCertificatesPresent'),
    rootPassword: is('AccountPasswordPresent'),
    rootMfa: is('AccountMFAEnabled'),
    mfaDevicesInUse: counts['MFADevicesInUse'] ?? null,
  }
}

/** The summary's two counts of MFA. Throws IncompleteAnswerError if one is missing. */
export async function readMfaSummary(
  iam: Pick<IAM, 'getAccountSummary'>,
): Promise<{ readonly inUse: number; readonly rootMfa: boolean; readonly rootPassword: boolean | null }> {
  const { mfaDevicesInUse: inUse, rootMfa, rootPassword } = await readAccountSummary(iam)
  if (inUse === null || rootMfa === null)
    throw new IncompleteAnswerError('AWS did not say how many MFA devices there are')
  return { inUse, rootMfa, rootPassword }
}

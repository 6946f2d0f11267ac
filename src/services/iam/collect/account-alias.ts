import type { IAM } from '@aws-sdk/client-iam'

/** The alias of the account (ListAccountAliases); null without one. An account has at most one. */
export async function readAccountAlias(iam: Pick<IAM, 'listAccountAliases'>): Promise<string | null> {
  const { AccountAliases: [alias] = [] } = await iam.listAccountAliases({})
  return alias ?? null
}

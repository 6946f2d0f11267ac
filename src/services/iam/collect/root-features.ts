import type { IAM } from '@aws-sdk/client-iam'
import { undefinedAt } from '../../../collect/seen.ts'
import { compareText } from '../../../core/json.ts'

/**
 * What the organization has enabled for its members' root users, sorted: `RootCredentialsManagement`, `RootSessions`
 * (ListOrganizationsFeatures). Before IAM has trusted access to the organization nothing can be enabled.
 */
export async function rootFeatures(iam: Pick<IAM, 'listOrganizationsFeatures'>): Promise<readonly string[]> {
  const answer = await undefinedAt('ServiceAccessNotEnabled', () => iam.listOrganizationsFeatures({}))
  return [...(answer?.EnabledFeatures ?? [])].sort(compareText)
}

import type { IAM } from '@aws-sdk/client-iam'
import { undefinedAt } from '../../../collect/seen.ts'
import { compareText } from '../../../core/json.ts'

/**
 * The features that the organization has enabled for its members' root users, sorted: `RootCredentialsManagement`,
 * `RootSessions` (ListOrganizationsFeatures). None if IAM has no trusted access to the organization.
 */
export async function rootFeatures(iam: Pick<IAM, 'listOrganizationsFeatures'>): Promise<readonly string[]> {
  const answer = await undefinedAt('ServiceAccessNotEnabled', () => iam.listOrganizationsFeatures({}))
  return [...(answer?.EnabledFeatures ?? [])].sort(compareText)
}

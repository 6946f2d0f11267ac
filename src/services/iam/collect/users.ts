import type { IAM } from '@aws-sdk/client-iam'
import { pages } from '../../../collect/collector.ts'

/** The names of the account's IAM users (ListUsers). */
export async function userNames(iam: Pick<IAM, 'listUsers'>): Promise<readonly string[]> {
  const listed = pages(
    (Marker) => iam.listUsers({ Marker }),
    (answer) => answer.Users,
    (answer) => answer.Marker,
  )
  const names: string[] = []
  for await (const { UserName } of listed) if (UserName !== undefined) names.push(UserName)
  return names
}

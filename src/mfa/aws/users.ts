import type { IAM } from '@aws-sdk/client-iam'
import { pages } from '../../collect/collector.ts'
import { allOf } from './listing.ts'

/** The names of the account's IAM users. */
export async function userNames(iam: IAM): Promise<readonly string[]> {
  const users = await allOf(
    'iam:ListUsers',
    pages(
      (Marker) => iam.listUsers({ Marker }),
      (answer) => answer.Users,
      (answer) => answer.Marker,
    ),
  )
  return users.flatMap(({ UserName }) => UserName ?? [])
}

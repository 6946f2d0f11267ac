import type { IAM } from '@aws-sdk/client-iam'
import { allPages } from './pages.ts'

/** The names of the account's IAM users. */
export async function userNames(iam: IAM): Promise<readonly string[]> {
  const users = await allPages('iam:ListUsers', async (at) => {
    const page = await iam.listUsers(at)
    return { items: page.Users, next: page }
  })
  return users.flatMap(({ UserName }) => UserName ?? [])
}

import type { IAM } from '@aws-sdk/client-iam'
import { refusedCall } from './refused.ts'

/** The names of the account's IAM users. All pages. */
export async function userNames(iam: IAM): Promise<readonly string[]> {
  const found: string[] = []
  try {
    for (let Marker: string | undefined; ; ) {
      const page = await iam.listUsers(Marker === undefined ? {} : { Marker })
      for (const { UserName } of page.Users ?? []) if (UserName) found.push(UserName)
      if (!page.IsTruncated || page.Marker === undefined || page.Marker === Marker) return found
      Marker = page.Marker
    }
  } catch (error) {
    throw refusedCall('iam:ListUsers', error)
  }
}

import type { AccountState, Inspector2 } from '@aws-sdk/client-inspector2'
import { answerOrNull, collector, detail, oneInEachRegion, pages, type Reach, stated } from '../../collect/collector.ts'
import type { ScannedMembers } from './live.ts'

const regionType = 'Demarc::InspectorV2::Region'

/** How many accounts BatchGetAccountStatus takes in one call (inspector/v2/APIReference/API_BatchGetAccountStatus.html). */
const AT_ONCE = 100

/** The status of each scan of an account; absent where the answer does not tell it. */
const scansOf = ({ resourceState: of }: AccountState) => ({
  Ec2: of?.ec2?.status,
  Ecr: of?.ecr?.status,
  Lambda: of?.lambda?.status,
  LambdaCode: of?.lambdaCode?.status,
})

/** Which scans Amazon Inspector does in a Region: listed also where it does none. */
export const inspectorRegions = collector({
  types: [regionType],
  service: 'inspector2',
  scope: 'region',
  needs: [],
  list: oneInEachRegion(regionType),
  details: [
    detail({
      on: regionType,
      needs: ['inspector2:BatchGetAccountStatus'],
      fills: ['Ec2', 'Ecr', 'Lambda', 'LambdaCode'],
      async get({ client, account }) {
        const inspector = await client('inspector2')
        const { accounts = [] } = await inspector.batchGetAccountStatus({ accountIds: [account] })
        return { properties: scansOf(stated(accounts[0], 'accounts')) }
      },
    }),
    detail({
      on: regionType,
      needs: ['inspector2:GetDelegatedAdminAccount', 'inspector2:ListMembers', 'inspector2:BatchGetAccountStatus'],
      fills: ['state.Administrator', 'state.Members'],
      async get({ client, account }: Reach) {
        const inspector = await client('inspector2')
        const administrator = await administratorOf(inspector)
        if (administrator !== account) return { state: { Administrator: administrator, Members: null } }
        return { state: { Administrator: null, Members: await membersOf(inspector) } }
      },
    }),
  ],
})

/** The delegated administrator of the organization for an account that it has enabled; itself for the administrator. */
export async function administratorOf(inspector: Pick<Inspector2, 'getDelegatedAdminAccount'>): Promise<string | null> {
  const found = await answerOrNull(['ResourceNotFoundException'], inspector.getDelegatedAdminAccount({}))
  const { accountId, relationshipStatus } = found?.delegatedAdmin ?? {}
  return relationshipStatus === 'ENABLED' ? stated(accountId, 'accountId') : null
}

/** The members of the delegated administrator, and how many of them have each scan on; suspended ones count as well. */
export async function membersOf(
  inspector: Pick<Inspector2, 'listMembers' | 'batchGetAccountStatus'>,
): Promise<ScannedMembers> {
  const members: string[] = []
  const listed = pages(
    (nextToken) => inspector.listMembers({ onlyAssociated: true, nextToken, maxResults: 50 }),
    (answer) => answer.members,
    (answer) => answer.nextToken,
  )
  for await (const { accountId } of listed) if (accountId !== undefined) members.push(accountId)
  const on: Record<string, number> = { Ec2: 0, Ecr: 0, Lambda: 0, LambdaCode: 0 }
  let read = 0
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const { accounts = [] } = await inspector.batchGetAccountStatus({ accountIds: members.slice(at, at + AT_ONCE) })
    for (const one of accounts) {
      const scans = Object.entries(scansOf(one))
      // what is being turned on may fail
      if (scans.some(([, status]) => status === undefined || status === 'ENABLING')) continue
      read += 1
      for (const [scan, status] of scans) if (status === 'ENABLED') on[scan] = (on[scan] ?? 0) + 1
    }
  }
  return { Accounts: members.length, Unread: members.length - read, On: on }
}

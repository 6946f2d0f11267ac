import { expect, test } from 'vitest'
import { administratorOf, membersOf } from './collect.ts'

const RUNTIME = { Name: 'RUNTIME_MONITORING', Status: 'ENABLED' } as const
const agents = (Status: 'ENABLED' | 'DISABLED') => [{ Name: 'EC2_AGENT_MANAGEMENT', Status } as const]

test('the members of an administrator account are counted by the features that are on', async () => {
  const asked: string[][] = []
  const facts = await membersOf(
    {
      async listMembers({ NextToken }: { NextToken?: string | undefined }) {
        const ids = Array.from({ length: NextToken ? 3 : 50 }, (_, n) => `${NextToken ? 'b' : 'a'}${n}`)
        return { Members: ids.map((AccountId) => ({ AccountId })), ...(NextToken ? {} : { NextToken: 'more' }) }
      },
      async getMemberDetectors({ AccountIds = [] }: { AccountIds: string[] | undefined }) {
        asked.push(AccountIds)
        const features = (id: string) => [
          { Name: 'S3_DATA_EVENTS', Status: id === 'a0' ? 'DISABLED' : 'ENABLED' } as const,
          { ...RUNTIME, AdditionalConfiguration: agents(id.startsWith('b') ? 'ENABLED' : 'DISABLED') },
        ]
        const read = AccountIds.filter((id) => id !== 'b2')
        return {
          MemberDataSourceConfigurations: read.map((AccountId) => ({
            AccountId,
            DataSources: undefined,
            Features: features(AccountId),
          })),
          UnprocessedAccounts: [],
        }
      },
    } as unknown as Parameters<typeof membersOf>[0], // safe: only these two are called, with what they take here
    'd',
  )
  expect(asked.map(({ length }) => length)).toEqual([50, 3])
  expect(facts).toEqual({
    Accounts: 53,
    Unread: 1,
    On: { RUNTIME_MONITORING: 52, 'RUNTIME_MONITORING EC2_AGENT_MANAGEMENT': 2, S3_DATA_EVENTS: 51 },
  })
})

test.each([
  [{ AccountId: '444455556666', RelationshipStatus: 'Enabled' }, '444455556666'],
  [{ AccountId: '444455556666', RelationshipStatus: 'Invited' }, null],
  [{ AccountId: '444455556666', RelationshipStatus: 'Resigned' }, null],
  [undefined, null],
])('an account is administered where the relationship stands: %j', (one, expected) => {
  expect(administratorOf(one)).toBe(expected)
})

import { expect, test } from 'vitest'
import { administratorOf, membersOf } from './collect.ts'

const state = (status: string) => ({ status, errorCode: undefined, errorMessage: undefined })

test('the members of the delegated administrator are counted by the scans that are on', async () => {
  const asked: string[][] = []
  const facts = await membersOf({
    async listMembers({ nextToken }: { nextToken?: string | undefined }) {
      const ids = Array.from({ length: nextToken ? 3 : 99 }, (_, n) => `${nextToken ? 'b' : 'a'}${n}`)
      return { members: ids.map((accountId) => ({ accountId })), ...(nextToken ? {} : { nextToken: 'more' }) }
    },
    async batchGetAccountStatus({ accountIds = [] }: { accountIds: string[] | undefined }) {
      asked.push(accountIds)
      const read = accountIds.filter((id) => id !== 'b2')
      return {
        accounts: read.map((accountId) => ({
          accountId,
          resourceState: {
            ec2: state(accountId === 'a0' ? 'DISABLED' : 'ENABLED'),
            ecr: state('ENABLED'),
            lambda: state(accountId === 'a1' ? 'ENABLING' : 'ENABLED'),
            lambdaCode: state('DISABLED'),
          },
        })),
      }
    },
  } as unknown as Parameters<typeof membersOf>[0]) // safe: only these two are called, with what they take here
  expect(asked.map(({ length }) => length)).toEqual([100, 2])
  expect(facts).toEqual({ Accounts: 102, Unread: 2, On: { Ec2: 99, Ecr: 100, Lambda: 100, LambdaCode: 0 } })
})

test.each([
  [{ accountId: '444455556666', relationshipStatus: 'ENABLED' }, '444455556666'],
  [{ accountId: '444455556666', relationshipStatus: 'REMOVED' }, null],
  [undefined, null],
])('an account is administered where the relationship stands: %j', async (delegatedAdmin, expected) => {
  // safe: only this is called
  const inspector = { getDelegatedAdminAccount: async () => ({ delegatedAdmin }) } as unknown as Parameters<
    typeof administratorOf
  >[0]
  expect(await administratorOf(inspector)).toBe(expected)
})

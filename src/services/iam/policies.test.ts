import { expect, test } from 'vitest'
import { run } from '../../collect/collect-in-test.ts'
import type { Clients, ServiceId } from '../../collect/sdk.ts'
import { identities } from './collect/iam.ts'

const arn = 'arn:aws:iam::111122223333:policy/boundary'

/** The one policy that IAM lists, as the scan keeps it. */
async function collected(counts: object) {
  const iam: object = {
    getAccountAuthorizationDetails: async () => ({ Policies: [{ Arn: arn, PolicyName: 'boundary', ...counts }] }),
  }
  // safe: the collector lists by this call alone
  const clients = { client: async <S extends ServiceId>() => iam as Clients[S] }
  const { resources } = await run([identities], { clients })
  return resources.find(({ id }) => id === arn)?.properties
}

test('a count of uses that IAM leaves out is not read, and does not say that there are none', async () => {
  const counts = { AttachmentCount: 0, PermissionsBoundaryUsageCount: 2 }
  expect(await collected(counts)).toMatchObject(counts)
  const without = await collected({})
  expect(without).toHaveProperty('PolicyArn', arn)
  for (const name of Object.keys(counts)) expect(without).not.toHaveProperty(name)
})

test('a listing whose marker comes back unchanged is cut short, and does not go on without end', async () => {
  const iam: object = { getAccountAuthorizationDetails: async () => ({ IsTruncated: true, Marker: 'same' }) }
  // safe: the collector lists by this call alone
  const clients = { client: async <S extends ServiceId>() => iam as Clients[S] }
  const { blindSpots } = await run([identities], { clients })
  expect(blindSpots).toContainEqual(expect.objectContaining({ call: 'iam:GetAccountAuthorizationDetails' }))
})

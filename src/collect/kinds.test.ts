import { DescribeCluster$ } from '@aws-sdk/client-eks'
import { expect, test } from 'vitest'
import { demandKinds } from './kinds.ts'

/** What becomes of an answer about one cluster. */
function taken(cluster: unknown): unknown {
  const answer = { $metadata: {}, cluster }
  demandKinds(DescribeCluster$, answer)
  return answer.cluster
}

test.each<[string, unknown, string]>([
  ['nothing within a map', { tags: { environment: null } }, 'Cluster.tags'],
  ['an object for a text', { name: {} }, 'Cluster.name'],
  ['a text for a list', { encryptionConfig: 'x' }, 'Cluster.encryptionConfig'],
  ['nothing within a list', { encryptionConfig: [null] }, 'Cluster.encryptionConfig'],
  ['a list for a structure', [], 'DescribeClusterResponse.cluster'],
  ['a number for a structure', { logging: 5 }, 'Cluster.logging'],
  ['a word for a truth', { deletionProtection: 'off' }, 'Cluster.deletionProtection'],
  ['no date', { createdAt: new Date(Number.NaN) }, 'Cluster.createdAt'],
])('%s is not an answer', (_, cluster, where) => {
  expect(() => taken(cluster)).toThrow(`an answer of an unexpected shape (${where})`)
})

test('a number or a truth that came as text, and the reverse, says what it says', () => {
  expect(taken({ name: 7, version: true, deletionProtection: 'false', tags: { a: 1 } })).toEqual({
    name: '7',
    version: 'true',
    deletionProtection: false,
    tags: { a: '1' },
  })
})

test('an answer as documented stays as it is', () => {
  const cluster = { name: 'a', createdAt: new Date(0), tags: { a: '' }, encryptionConfig: [{ resources: ['secrets'] }] }
  expect(taken(structuredClone(cluster))).toEqual(cluster)
})

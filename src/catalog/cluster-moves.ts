import type { Configured, Move } from './entry.ts'
import { textOf } from './reading.ts'
import { is, when } from './when.ts'

const storageNotEncrypted = when('StorageEncrypted', is(false, null))

/** A database cluster whose storage is not encrypted, which is decided when it is created. */
export const notEncryptedCluster = (source: string): Move => ({
  layers: ['server-side-encryption'],
  to: 'customer',
  when: storageNotEncrypted,
  says: 'encryption at rest is off: AWS encrypts none of its data',
  source,
})

/** An instance of a cluster whose storage is not encrypted: its instances use that storage. */
export const instanceOfNotEncrypted = (of: string, source: string): Move => ({
  layers: ['server-side-encryption'],
  to: 'customer',
  near: {
    cluster: {
      of,
      where: 'DBClusterIdentifier',
      is: (instance: Configured) => textOf(instance, 'DBClusterIdentifier'),
    },
  },
  when: ({ properties }, { cluster }) => {
    if (properties['DBClusterIdentifier'] === null) return false
    if (cluster === undefined) return undefined
    const answers = cluster.map((one) => storageNotEncrypted(one, {}))
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false
  },
  says: 'encryption at rest of its cluster is off: AWS encrypts none of its data',
  source,
})

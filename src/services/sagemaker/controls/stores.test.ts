import { examples } from '../../../controls/examples.ts'
import {
  capturedDataHasOwnKeys,
  experimentsHaveOwnKeys,
  offlineStoresHaveKeys,
  onlineStoresHaveKeys,
} from './stores.ts'

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1'
const S3Uri = 's3://features/orders'

examples(offlineStoresHaveKeys, {
  met: [{ OfflineStoreConfig: { S3StorageConfig: { S3Uri, KmsKeyId: KEY } } }],
  unmet: [{ OfflineStoreConfig: { S3StorageConfig: { S3Uri } } }],
  unknown: [{ OfflineStoreConfig: {} }],
  notApplicable: [{ OfflineStoreConfig: null }],
})

const online = (more: object = {}) => ({ OnlineStoreConfig: { EnableOnlineStore: true, ...more } })
const keyed = { SecurityConfig: { KmsKeyId: KEY } }
examples(onlineStoresHaveKeys, {
  met: [online(keyed), online({ StorageType: 'Standard', ...keyed })],
  unmet: [online(), online({ StorageType: 'Standard' }), online({ SecurityConfig: {} })],
  notApplicable: [
    { OnlineStoreConfig: null },
    { OnlineStoreConfig: { EnableOnlineStore: false } },
    online({ StorageType: 'InMemory' }),
  ],
})

examples(experimentsHaveOwnKeys, {
  met: [{ KmsKey: KEY }, { KmsKey: 'alias/experiments' }],
  unmet: [{ KmsKey: null }, { KmsKey: '' }],
})

const Destination = 's3://captured/experiment'
examples(capturedDataHasOwnKeys, {
  met: [{ DataStorageConfig: { Destination, KmsKey: KEY } }],
  unmet: [{ DataStorageConfig: { Destination } }],
  notApplicable: [{ DataStorageConfig: null }],
})

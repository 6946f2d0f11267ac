import type { EventDataStoreStatus } from '@aws-sdk/client-cloudtrail'
import { HOME, keyArn, keys, type Stack, tagsOf, US } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { awsError } from '../../../practice/service.ts'

/** An event data store of CloudTrail Lake. */
export interface StoredStore {
  name: string
  region: string
  /** ISO 8601 */
  created: string
  status: EventDataStoreStatus
  multiRegion: boolean
  retention: number
  protected: boolean
  key?: string | undefined
  tags: Record<string, string>
}

export const storeArn = (account: string, { name, region }: Pick<StoredStore, 'name' | 'region'>): string =>
  `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${uuidOf('event data store', `${region} ${name}`)}`

export function seedStores(account: string, now: Date): Record<string, StoredStore> {
  const made = (name: string, region: string, stack: Stack, settings: Partial<StoredStore>): StoredStore => ({
    name,
    region,
    created: new Date(now.getTime() - 300 * 86_400_000).toISOString(),
    status: 'ENABLED',
    multiRegion: true,
    retention: 366,
    protected: true,
    tags: tagsOf(stack),
    ...settings,
  })
  const stores = [
    made('investigations', HOME, 'corp-it', { key: keyArn(keys.cloudtrail.alias, HOME), retention: 2557 }),
    made('analytics-events', US, 'analytics', { multiRegion: false, protected: false }),
    made('trial', HOME, 'corp-it', { status: 'PENDING_DELETION', protected: false }),
  ]
  return Object.fromEntries(stores.map((store) => [storeArn(account, store), store]))
}

interface About {
  readonly state: { readonly stores: Record<string, StoredStore> }
  readonly region: string
  readonly account: string
}

/** A store by its ARN or the id at its end, in the call's region; throws EventDataStoreNotFoundException. */
export function storeOf({ state, region, account }: About, asked: string | undefined): StoredStore {
  const arn = asked?.startsWith('arn:')
    ? asked
    : `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${asked ?? ''}`
  const store = Object.hasOwn(state.stores, arn) ? state.stores[arn] : undefined
  if (store?.region === region) return store
  throw awsError('EventDataStoreNotFoundException', `The event data store ${arn} was not found.`)
}

export const shownStore = (account: string, store: StoredStore) => ({
  EventDataStoreArn: storeArn(account, store),
  Name: store.name,
  Status: store.status,
  MultiRegionEnabled: store.multiRegion,
  OrganizationEnabled: false,
  RetentionPeriod: store.retention,
  TerminationProtectionEnabled: store.protected,
  CreatedTimestamp: new Date(store.created),
  UpdatedTimestamp: new Date(store.created),
  KmsKeyId: store.key,
})

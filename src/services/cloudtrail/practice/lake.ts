import type * as Client from '@aws-sdk/client-cloudtrail'
import { HOME, keyArn, keys, type Stack, tagsOf, US } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import type { Is } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { awsError, type SeedContext } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

/** An event data store of CloudTrail Lake. */
export interface StoredStore extends HasTags {
  is: Is<Omit<Client.EventDataStore, 'AdvancedEventSelectors'>, 'EventDataStoreArn' | 'Name' | 'Status'> &
    Pick<Client.GetEventDataStoreResponse, 'KmsKeyId'>
  region: string
}

export const storeArn = (
  account: string,
  { name, region }: { readonly name: string; readonly region: string },
): string => `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${uuidOf('event data store', `${region} ${name}`)}`

export function seedStores(context: SeedContext): Record<string, StoredStore> {
  const made = (Name: string, region: string, stack: Stack, settings: Partial<StoredStore['is']>): StoredStore => ({
    is: {
      EventDataStoreArn: storeArn(context.account, { name: Name, region }),
      Name,
      Status: 'ENABLED',
      MultiRegionEnabled: true,
      OrganizationEnabled: false,
      RetentionPeriod: 366,
      TerminationProtectionEnabled: true,
      CreatedTimestamp: daysAgo(context, 300),
      UpdatedTimestamp: daysAgo(context, 300),
      ...settings,
    },
    region,
    tags: tagsOf(stack),
  })
  const stores = [
    made('investigations', HOME, 'corp-it', { KmsKeyId: keyArn(keys.cloudtrail.alias, HOME), RetentionPeriod: 2557 }),
    made('analytics-events', US, 'analytics', { MultiRegionEnabled: false, TerminationProtectionEnabled: false }),
    made('trial', HOME, 'corp-it', { Status: 'PENDING_DELETION', TerminationProtectionEnabled: false }),
  ]
  return Object.fromEntries(stores.map((store) => [store.is.EventDataStoreArn, store]))
}

interface About {
  readonly state: { readonly stores: Record<string, StoredStore> }
  readonly region: string
  readonly account: string
}

/**
 * An event data store by its ARN, or by the id at the end of the ARN, in the request's region; throws
 * EventDataStoreNotFoundException.
 */
export function storeOf({ state, region, account }: About, asked: string | undefined): StoredStore {
  const arn = asked?.startsWith('arn:')
    ? asked
    : `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${asked ?? ''}`
  const store = Object.hasOwn(state.stores, arn) ? state.stores[arn] : undefined
  if (store?.region === region) return store
  throw awsError('EventDataStoreNotFoundException', `The event data store ${arn} was not found.`)
}

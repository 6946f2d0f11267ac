import type * as Ec2Client from '@aws-sdk/client-ec2'
import { HOME, type Stack, tagList, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { Is } from '../../../practice/kind.ts'
import { awsError, type SeedContext, type ServiceDefinition } from '../../../practice/service.ts'
import { ec2Kinds, paged } from './kinds.ts'
import { networkOf } from './security-group-rules.ts'

interface Entry {
  readonly Cidr: string
  readonly Description?: string | undefined
}
export type StoredPrefixList = Is<
  Ec2Client.ManagedPrefixList,
  'PrefixListId' | 'AddressFamily' | 'OwnerId' | 'Version'
> & { entries: Entry[] }

/** The managed prefix lists of one region. */
export interface PrefixListState {
  prefixLists: StoredPrefixList[]
  /** The number of resources created since the seed: it makes each id unique without random numbers. */
  made: number
}
type Definition = ServiceDefinition<typeof Ec2Client, PrefixListState>

const kindOf = ec2Kinds<PrefixListState>()
export const prefixLists = kindOf('prefixLists', 'PrefixListId', ['InvalidPrefixListID.NotFound', 'prefix list ID'], {
  'prefix-list-id': 'PrefixListId',
  'prefix-list-name': 'PrefixListName',
  'owner-id': 'OwnerId',
})

export const prefixListId = (name: string): string => ec2Id('pl', name)
/** The prefix lists of the company that security groups name. */
export const companyLists = { fieldStaff: 'corp-it-field-staff', fieldDevices: 'analytics-field-devices' } as const

/** AWS's lists in every Region, and two of the company: one with its networks, and one that is too wide. */
export function seedPrefixLists({ region, account }: SeedContext): StoredPrefixList[] {
  const base = (name: string, owner: string) => ({
    PrefixListId: prefixListId(`${region} ${name}`),
    PrefixListName: name,
    PrefixListArn: `arn:aws:ec2:${region}:${owner.toLowerCase()}:prefix-list/${prefixListId(`${region} ${name}`)}`,
    AddressFamily: 'IPv4',
    OwnerId: owner,
    Version: 1,
  })
  const own = (name: string, stack: Stack, ...entries: Entry[]): StoredPrefixList => ({
    ...base(name, account),
    ...named(name, region, account),
    State: 'create-complete',
    MaxEntries: 10,
    entries,
    Tags: tagList(stack, name),
  })
  const here: readonly [string, StoredPrefixList][] = [
    [HOME, own(companyLists.fieldStaff, 'corp-it', { Cidr: '0.0.0.0/0', Description: 'hotels, to be narrowed' })],
    [US, own(companyLists.fieldDevices, 'analytics', { Cidr: '10.0.0.0/8', Description: 'field networks' })],
  ]
  return [
    ...['s3', 'dynamodb'].map((service) => ({
      ...base(`com.amazonaws.${region}.${service}`, 'AWS'),
      Tags: [],
      entries: [{ Cidr: '203.0.113.128/25' }],
    })),
    ...here.flatMap(([where, one]) => (where === region ? [one] : [])),
  ]
}

const named = (name: string, region: string, account: string) => {
  const PrefixListId = prefixListId(name)
  return { PrefixListId, PrefixListArn: `arn:aws:ec2:${region}:${account}:prefix-list/${PrefixListId}` }
}

export const shownList = ({ entries: _, ...list }: StoredPrefixList) => list
const familyOf = ({ AddressFamily }: { AddressFamily: string }): 4 | 6 => (AddressFamily === 'IPv6' ? 6 : 4)

export const prefixListReads = {
  DescribeManagedPrefixLists: (call) =>
    paged(call, { PrefixLists: prefixLists.asked(call, call.input.PrefixListIds, call.input.Filters).map(shownList) }),
  GetManagedPrefixListEntries: (call) =>
    paged(call, { Entries: prefixLists.of(call, call.input.PrefixListId).entries }),
} satisfies Definition['reads']

/** Entries as EC2 stores them, at most MaxEntries. */
function fitting(list: Pick<StoredPrefixList, 'MaxEntries' | 'AddressFamily'>, entries: readonly Entry[]): Entry[] {
  if (entries.length > (list.MaxEntries ?? 0))
    throw awsError('PrefixListMaxEntriesExceeded', "You've reached the maximum number of entries for the prefix list.")
  return entries.map((one) => ({ ...one, Cidr: networkOf(one.Cidr, familyOf(list)) }))
}
const entriesOf = (entries: readonly { Cidr: string | undefined; Description?: string | undefined }[] = []): Entry[] =>
  entries.map(({ Cidr = '', Description }) => ({ Cidr, ...(Description === undefined ? {} : { Description }) }))

export const prefixListChanges = {
  CreateManagedPrefixList: (call) => {
    const { input, state, region, account } = call
    const { PrefixListName = '', AddressFamily = 'IPv4', MaxEntries = 1, TagSpecifications } = input
    if (PrefixListName.startsWith('com.amazonaws'))
      throw awsError('InvalidParameterValue', 'The name of a prefix list cannot begin with com.amazonaws.')
    state.made += 1
    const list: StoredPrefixList = {
      ...named(`${PrefixListName} ${state.made}`, region, account),
      PrefixListName,
      AddressFamily,
      OwnerId: account,
      State: 'create-complete',
      MaxEntries,
      Version: 1,
      Tags: TagSpecifications?.[0]?.Tags ?? [],
      entries: fitting({ MaxEntries, AddressFamily }, entriesOf(input.Entries)),
    }
    prefixLists.add(call, list)
    return { PrefixList: shownList(list) }
  },
  ModifyManagedPrefixList: (call) => {
    const { PrefixListId, CurrentVersion, AddEntries, RemoveEntries = [], PrefixListName, MaxEntries } = call.input
    const list = prefixLists.of(call, PrefixListId)
    if (list.OwnerId !== call.account)
      throw awsError('UnauthorizedOperation', 'You are not authorized to perform this operation.')
    const changes = AddEntries !== undefined || RemoveEntries.length > 0
    if (changes && CurrentVersion !== list.Version)
      throw awsError('PrefixListVersionMismatch', `The prefix list has the version ${list.Version}.`)
    const gone = new Set(RemoveEntries.map(({ Cidr = '' }) => networkOf(Cidr, familyOf(list))))
    list.MaxEntries = MaxEntries ?? list.MaxEntries
    list.entries = fitting(list, [...list.entries.filter(({ Cidr }) => !gone.has(Cidr)), ...entriesOf(AddEntries)])
    list.PrefixListName = PrefixListName ?? list.PrefixListName
    if (changes) list.Version += 1
    return { PrefixList: shownList(list) }
  },
} satisfies Definition['changes']

import { expect, test } from 'vitest'
import { refusal } from '../collect/collect-in-test.ts'
import type { Collected } from '../collect/runner.ts'
import type { Clients, ServiceId } from '../collect/sdk.ts'
import { heldAgainst, listEverything, withHandlers, withOptions } from './inventory.ts'

/** What an account holds: what a source lists, what services showed, and what each says where it is refused. */

const ACCOUNT = '111122223333'
const HOME = 'eu-central-1'
const arn = (service: string, rest: string, region = HOME): string => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`

const BUCKET = 'arn:aws:s3:::pictures'
const JOB = arn('glue', 'job/nightly')

interface Answers {
  readonly indexes?: readonly { Region: string; Type: string }[]
  readonly listed?: readonly {
    Arn: string
    CfnResourceType?: string
    ResourceType?: string
    Region: string
    OwningAccountId?: string
  }[]
  readonly filter?: string
  readonly tagged?: readonly string[]
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[]
  readonly stack?: readonly { ResourceType: string; PhysicalResourceId: string }[]
  readonly counts?: Readonly<Record<string, number>>
  /** Actions that are refused. */
  readonly denied?: readonly string[]
}

/** Clients that answer so, and note what was asked. */
function clientsOf({
  indexes = [{ Region: HOME, Type: 'LOCAL' }],
  listed = [],
  filter = '',
  tagged = [],
  tags = [],
  stack = [],
  counts = {},
  denied = [],
}: Answers) {
  const asked: string[] = []
  const ask =
    <T>(action: string, answer: T) =>
    async (): Promise<T> => {
      asked.push(action)
      if (denied.includes(action)) throw refusal('AccessDeniedException', action)
      return answer
    }
  const of: Readonly<Record<string, object>> = {
    'resource-explorer-2': {
      listIndexes: ask('resource-explorer-2:ListIndexes', { Indexes: indexes }),
      listResources: ask('resource-explorer-2:ListResources', {
        Resources: listed,
        ViewArn: arn('resource-explorer-2', 'view/all'),
      }),
      getView: ask('resource-explorer-2:GetView', { View: { Filters: { FilterString: filter } } }),
    },
    resourcegroupstaggingapi: {
      getResources: ask('tag:GetResources', {
        ResourceTagMappingList: tagged.map((ResourceARN) => ({ ResourceARN, Tags: tags })),
      }),
    },
    cloudformation: {
      listStacks: ask('cloudformation:ListStacks', {
        StackSummaries: stack.length > 0 ? [{ StackId: 'a-stack' }] : [],
      }),
      listStackResources: ask('cloudformation:ListStackResources', { StackResourceSummaries: stack }),
    },
    config: {
      getDiscoveredResourceCounts: ask('config:GetDiscoveredResourceCounts', {
        resourceCounts: Object.entries(counts).map(([resourceType, count]) => ({ resourceType, count })),
      }),
    },
  }
  // safe: nothing else of these clients is asked
  return { asked, clients: { client: async <S extends ServiceId>(service: S) => of[service] as Clients[S] } }
}

const where = { account: ACCOUNT, partition: 'aws', homeRegion: 'us-east-1', regions: [HOME], now: 0 }
const bucket = (id: string) => ({
  type: 'AWS::S3::Bucket',
  id,
  name: id.slice(13),
  account: ACCOUNT,
  region: HOME,
  tags: {},
  properties: {},
  state: {},
  unseen: {},
})

/** The account with one bucket that S3 itself shows, held against these answers. */
async function held(answers: Answers, read: Partial<Collected> = {}, wanted?: Parameters<typeof listEverything>[1]) {
  const { clients, asked } = clientsOf(answers)
  const listed = await listEverything({ ...where, clients }, wanted)
  const collected = { resources: [bucket(BUCKET)], blindSpots: [], listings: new Map(), ...read }
  const { unread, inventory } = heldAgainst(collected, listed, {
    account: ACCOUNT,
    typesRead: new Set(['AWS::S3::Bucket']),
  })
  return { asked, listed, unread, inventory }
}

const inBucket = { Arn: BUCKET, CfnResourceType: 'AWS::S3::Bucket', Region: HOME }
const job = { Arn: JOB, CfnResourceType: 'AWS::Glue::Job', Region: HOME }

test('what only the index lists stands in the account unread, with the reason; what was read stands there once', async () => {
  const { unread, inventory, asked } = await held({ listed: [inBucket, job] })
  expect(unread).toEqual([
    expect.objectContaining({
      id: JOB,
      type: 'AWS::Glue::Job',
      name: 'nightly',
      unread: 'Demarc has no collector for this type; scan --depth deep asks Cloud Control',
      seenBy: ['resource-explorer'],
    }),
  ])
  expect(inventory).toMatchObject({ read: 1, listedOnly: 1, unindexed: 0, stale: [], unlisted: [] })
  // an index that lists all is not asked twice
  expect(asked).not.toContain('tag:GetResources')
})

test('a scan of the inventory alone says so, and not that a type has no collector', async () => {
  const listed = await listEverything({ ...where, clients: clientsOf({ listed: [job] }).clients })
  const nothing = { resources: [], blindSpots: [], listings: new Map() }
  const { unread } = heldAgainst(nothing, listed, { account: ACCOUNT, typesRead: new Set() })
  expect(unread.map((one) => one.unread)).toEqual(['the scan was of the inventory alone'])
})

test('where the tags are wanted, they are asked for in each region, and stand with what the index lists', async () => {
  const tags = [{ Key: 'owner', Value: 'web' }]
  const { unread, listed, asked } = await held(
    { listed: [job], tagged: [JOB], tags },
    {},
    { tags: true, counts: false },
  )
  expect(unread).toEqual([
    expect.objectContaining({ id: JOB, tags: { owner: 'web' }, seenBy: ['resource-explorer', 'tagging'] }),
  ])
  expect([...listed.tagged]).toEqual([HOME])
  expect(asked).not.toContain('config:GetDiscoveredResourceCounts')
  const refused = await held({ listed: [job], denied: ['tag:GetResources'] }, {}, { tags: true, counts: false })
  expect([...refused.listed.tagged]).toEqual([])
})

test('an unknown type is there by the name that AWS gives it', async () => {
  const thing = { Arn: arn('quantum', 'thing/one'), ResourceType: 'quantum:thing', Region: HOME }
  expect((await held({ listed: [thing] })).unread).toEqual([expect.objectContaining({ type: 'quantum:thing' })])
})

test('a resource that the index misses and its service shows is counted', async () => {
  expect((await held({ listed: [] })).inventory).toMatchObject({ read: 1, unindexed: 1 })
})

test('a resource of a type that its service listed whole, and without it, is most likely gone: it is told, and not judged', async () => {
  const gone = { ...inBucket, Arn: 'arn:aws:s3:::deleted' }
  const { unread, inventory } = await held({ listed: [inBucket, gone] })
  expect(unread).toEqual([])
  expect(inventory.stale).toEqual([{ id: 'arn:aws:s3:::deleted', type: 'AWS::S3::Bucket', region: HOME }])
})

test.each([
  ['a log group', arn('logs', 'log-group:/shop'), arn('logs', 'log-group:/shop:*')],
  [
    'a group with its id',
    arn('autoscaling', 'autoScalingGroup:*:autoScalingGroupName/web'),
    arn('autoscaling', 'autoScalingGroup:1f-2e:autoScalingGroupName/web'),
  ],
  ['a revision of a task definition', arn('ecs', 'task-definition/web'), arn('ecs', 'task-definition/web:7')],
])('%s is the same in both, however its ARN is written', async (_, own, listed) => {
  const { unread, inventory } = await held(
    { listed: [{ Arn: listed, ResourceType: 'a:kind', Region: HOME }] },
    { resources: [bucket(own)] },
  )
  expect([unread, inventory.stale]).toEqual([[], []])
})

test('a task definition that only the index lists has the id that its collector gives it', async () => {
  const listed = ['7', '8'].map((revision) => ({
    Arn: arn('ecs', `task-definition/web:${revision}`),
    CfnResourceType: 'AWS::ECS::TaskDefinition',
    Region: HOME,
  }))
  const { unread } = await held({ listed: [inBucket, ...listed] })
  expect(unread.map(({ id, name }) => [id, name])).toEqual([[arn('ecs', 'task-definition/web'), 'web']])
})

test('where its service refuses to list, the index shows it, and the call that was refused is the reason', async () => {
  const blindSpot = {
    type: 'AWS::S3::Bucket',
    call: 's3:ListAllMyBuckets',
    why: 'access denied',
    region: 'global',
    account: ACCOUNT,
    listing: true,
  }
  const { unread } = await held({ listed: [inBucket] }, { resources: [], blindSpots: [blindSpot] })
  expect(unread).toEqual([expect.objectContaining({ id: BUCKET, unread: 's3:ListAllMyBuckets (access denied)' })])
})

test('where the index is refused, what has tags is asked for, and the refusal is a blind spot', async () => {
  const { unread, inventory, listed } = await held({
    denied: ['resource-explorer-2:ListResources'],
    tagged: [BUCKET, JOB],
  })
  expect(unread).toEqual([expect.objectContaining({ id: JOB, type: 'AWS::Glue::Job', seenBy: ['tagging'] })])
  expect(listed.blindSpots).toEqual([
    expect.objectContaining({ call: 'resource-explorer-2:ListResources', why: 'access denied' }),
  ])
  expect(inventory.unlisted).toEqual([expect.objectContaining({ count: null, region: HOME })])
})

test.each([
  ['the region has no index', { indexes: [] }, /no index/],
  ['the default view is narrowed', { filter: 'service:ec2' }, /shows only service:ec2/],
])('where %s, the listing is partial, and what has tags is asked for besides', async (_, answers, why) => {
  const { inventory, unread } = await held({ ...answers, listed: [inBucket], tagged: [JOB] })
  expect(inventory.sources[0]).toMatchObject({
    resources: 1,
    partial: [{ region: HOME, why: expect.stringMatching(why) }],
  })
  expect(unread.map(({ id }) => id)).toEqual([JOB])
})

test('a type that Cloud Control cannot read is told so, without the advice to let it read', async () => {
  const widget = { Arn: arn('quantum', 'widget/1'), CfnResourceType: 'AWS::Quantum::Widget', Region: HOME }
  const { unread } = await held({ listed: [inBucket, job, widget] })
  const told = withHandlers(unread, (type) => type === 'AWS::Glue::Job').map(({ type, unread: why }) => [type, why])
  expect(told).toEqual([
    ['AWS::Glue::Job', expect.stringContaining('--depth deep')],
    ['AWS::Quantum::Widget', 'Demarc has no collector for this type, and Cloud Control no handler that reads it'],
  ])
})

test('where all sources are refused, each says so, and the account is judged by what its services show', async () => {
  const denied = [
    'resource-explorer-2:ListResources',
    'tag:GetResources',
    'cloudformation:ListStacks',
    'config:GetDiscoveredResourceCounts',
  ]
  const { unread, inventory, listed } = await held({ denied })
  expect(unread).toEqual([])
  expect(listed.blindSpots.map(({ call }) => call)).toEqual(denied)
  expect(inventory.unlisted).toHaveLength(denied.length)
  expect(inventory.sources.map(({ source, partial }) => [source, partial.map(({ call }) => call)])).toEqual([
    ['resource-explorer', ['resource-explorer-2:ListResources']],
    ['tagging', ['tag:GetResources']],
    ['cloudformation', ['cloudformation:ListStacks']],
    ['config', ['config:GetDiscoveredResourceCounts']],
  ])
})

test('a stack names what it made by its name: what was read by that name is the same, the rest is unread', async () => {
  const { unread } = await held({
    listed: [inBucket],
    stack: [
      { ResourceType: 'AWS::S3::Bucket', PhysicalResourceId: 'pictures' },
      { ResourceType: 'AWS::Budgets::Budget', PhysicalResourceId: 'monthly' },
      { ResourceType: 'Custom::Thing', PhysicalResourceId: 'of a template' },
    ],
  })
  // a budget is in no Region, whichever its stack is in
  expect(unread).toEqual([
    expect.objectContaining({
      id: `AWS::Budgets::Budget/${ACCOUNT}/global/monthly`,
      region: 'global',
      seenBy: ['cloudformation'],
    }),
  ])
})

test('a stack names the logging of a web ACL by the ARN of the web ACL, which is another resource', async () => {
  const acl = arn('wafv2', 'regional/webacl/shop/one')
  const { unread } = await held({
    listed: [inBucket, { Arn: acl, ResourceType: 'AWS::WAFv2::WebACL', Region: HOME }],
    stack: [{ ResourceType: 'AWS::WAFv2::LoggingConfiguration', PhysicalResourceId: acl }],
  })
  expect(unread.map(({ type, id }) => [type, id])).toEqual([
    ['AWS::WAFv2::WebACL', acl],
    ['AWS::WAFv2::LoggingConfiguration', `AWS::WAFv2::LoggingConfiguration/${ACCOUNT}/${HOME}/${acl}`],
  ])
})

test('a type that nothing lists names the option that reads it, unless a collector reads it or Cloud Control cannot', async () => {
  const { inventory } = await held({
    listed: [inBucket],
    counts: { 'AWS::MSK::Cluster': 2, 'AWS::SQS::Queue': 1, 'AWS::EMR::Cluster': 1 },
  })
  const told = withOptions(inventory, new Set(['AWS::SQS::Queue']), (type) => type !== 'AWS::EMR::Cluster')
  expect(told.unlisted.map(({ type, option }) => [type, option])).toEqual([
    ['AWS::EMR::Cluster', undefined],
    ['AWS::MSK::Cluster', '--list-type'],
    ['AWS::SQS::Queue', undefined],
  ])
})

test('AWS Config knows of types that nothing lists', async () => {
  const { inventory } = await held({ listed: [inBucket], counts: { 'AWS::S3::Bucket': 1, 'AWS::MSK::Cluster': 2 } })
  expect(inventory.unlisted).toEqual([{ type: 'AWS::MSK::Cluster', region: HOME, count: 2, why: 'no source lists it' }])
})

test('an aggregator is asked once, for all regions; what is in others, or of other accounts, is left out', async () => {
  const { clients, asked } = clientsOf({
    indexes: [
      { Region: 'us-east-1', Type: 'AGGREGATOR' },
      { Region: HOME, Type: 'LOCAL' },
    ],
    listed: [
      job,
      { ...job, Arn: `${JOB}-2`, Region: 'us-west-2' },
      { ...job, Arn: `${JOB}-3`, OwningAccountId: '999988887777' },
    ],
  })
  const { found } = await listEverything({ ...where, regions: [HOME, 'us-east-1'], clients })
  expect(asked.filter((one) => one.endsWith('ListResources'))).toHaveLength(1)
  expect(found[0]?.resources.map(({ id }) => id)).toEqual([JOB])
})

test('a region without an index is partial, also where an aggregator answers for the others', async () => {
  const { clients, asked } = clientsOf({ indexes: [{ Region: HOME, Type: 'AGGREGATOR' }], listed: [job] })
  const { blindSpots } = await listEverything({ ...where, regions: [HOME, 'us-west-2'], clients })
  expect(blindSpots.map(({ region, why }) => [region, why])).toEqual([
    ['us-west-2', expect.stringContaining('the region has no index')],
  ])
  expect(asked.filter((one) => one === 'tag:GetResources')).toHaveLength(1)
})

test('an aggregator that refuses leaves all regions to the tags', async () => {
  const regions = [HOME, 'us-west-2']
  const { clients, asked } = clientsOf({
    indexes: [
      { Region: HOME, Type: 'AGGREGATOR' },
      { Region: 'us-west-2', Type: 'LOCAL' },
    ],
    denied: ['resource-explorer-2:ListResources'],
  })
  await listEverything({ ...where, regions, clients })
  expect(asked.filter((one) => one === 'tag:GetResources')).toHaveLength(regions.length)
})

test('a queue of the same name in another region is not the one that a stack made', async () => {
  const { clients } = clientsOf({ stack: [{ ResourceType: 'AWS::SQS::Queue', PhysicalResourceId: 'jobs' }] })
  const listed = await listEverything({ ...where, clients })
  const queue = (region: string) => ({
    ...bucket(arn('sqs', 'jobs', region)),
    type: 'AWS::SQS::Queue',
    name: 'jobs',
    region,
  })
  const heldBy = (region: string) =>
    heldAgainst({ resources: [queue(region)], blindSpots: [], listings: new Map() }, listed, {
      account: ACCOUNT,
      typesRead: new Set(),
    })
  expect(heldBy('us-west-2').unread.map(({ region }) => region)).toEqual([HOME])
  expect(heldBy(HOME)).toMatchObject({ unread: [], inventory: { unindexed: 0 } })
})

test.each(['__proto__', 'constructor', 'AWS::__proto__::toString', '', 'a:b:c', '\u001b[2J'])(
  'a type called %j is one as any other',
  async (ResourceType) => {
    const thing = { Arn: arn('quantum', 'thing/one'), ResourceType, Region: HOME }
    const { unread } = await held({ listed: [inBucket, thing], counts: { [ResourceType]: 2 } })
    expect(unread.map(({ type }) => type)).toEqual([ResourceType])
  },
)

test('what another account owns is no resource of this one, and an entry without an ARN is none', async () => {
  const theirs = { ...job, Arn: JOB.replace(ACCOUNT, '999988887777') }
  const { unread, inventory } = await held({ listed: [inBucket, theirs, { ...job, Arn: '' }] })
  expect(unread.filter(({ owner }) => owner === undefined)).toEqual([])
  expect(inventory).toMatchObject({ listedOnly: 0, unindexed: 0 })
})

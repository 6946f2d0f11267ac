import { expect, test } from 'vitest'
import { refusal } from '../../../collect/collect-in-test.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import type { Clients, ServiceId } from '../../../collect/sdk.ts'
import type { Resource } from '../../../model/resource.ts'
import { type Group, type GroupOptions, readGroup } from './group.ts'
import { handledTypes } from './types.ts'

/** What Cloud Control answers, and what becomes of the resources: read, or unread with the reason. */

const ACCOUNT = '111122223333'
const HOME = 'eu-central-1'
const arn = (service: string, rest: string): string => `arn:aws:${service}:${HOME}:${ACCOUNT}:${rest}`

interface Description {
  readonly Identifier?: string
  readonly Properties?: string
}
interface Asked {
  readonly TypeName: string
  readonly Identifier?: string
  readonly NextToken?: string
  readonly ResourceModel?: string
}
interface Handlers {
  readonly get?: (asked: Asked) => Description & { readonly TypeName?: string }
  readonly list?: (asked: Asked) => { ResourceDescriptions?: Description[]; NextToken?: string; TypeName?: string }
}

const types = await handledTypes()
const never = (): never => {
  throw new TypeError('this is not asked')
}

function clientsOf({ get = never, list = never }: Handlers) {
  const asked: Asked[] = []
  const client = {
    getResource: async (input: Asked) => {
      asked.push(input)
      const { TypeName = input.TypeName, ...ResourceDescription } = get(input)
      return { TypeName, ResourceDescription }
    },
    listResources: async (input: Asked) => {
      asked.push(input)
      return { TypeName: input.TypeName, ...list(input) }
    },
  }
  // safe: nothing else of this client is asked
  return { asked, clients: { client: async <S extends ServiceId>() => client as unknown as Clients[S] } }
}

const listedAs = (type: string, id: string, more: Partial<Resource> = {}): Resource => ({
  type,
  id,
  name: id.split(/[:/]/).at(-1) ?? id,
  account: ACCOUNT,
  region: HOME,
  tags: { from: 'inventory' },
  properties: {},
  state: {},
  unseen: {},
  unread: 'Demarc has no collector for this type; scan --depth deep asks Cloud Control',
  seenBy: ['resource-explorer'],
  ...more,
})

const job = (name: string): Resource => listedAs('AWS::Glue::Job', arn('glue', `job/${name}`))

async function read(group: Partial<Group>, handlers: Handlers, more: Partial<GroupOptions> = {}) {
  const { asked, clients } = clientsOf(handlers)
  const options = {
    clients,
    types,
    account: ACCOUNT,
    homeRegion: 'us-east-1',
    known: () => [],
    isRead: () => false,
    take: () => {},
  }
  const done = await readGroup(
    { type: 'AWS::Glue::Job', region: HOME, listed: [], all: false, ...group },
    { ...options, ...more },
  )
  return { ...done, asked }
}

const answer = (Identifier: string, properties: object = {}): Description => ({
  Identifier,
  Properties: JSON.stringify(properties),
})

test('a resource whose ARN names its identifier is read by one call, in the shape of CloudFormation', async () => {
  const { resources, unread, blindSpots, asked } = await read(
    { listed: [job('nightly')] },
    { get: ({ Identifier = '' }) => answer(Identifier, { GlueVersion: '5.0', Tags: { Team: 'data' } }) },
  )
  expect(asked).toEqual([{ TypeName: 'AWS::Glue::Job', Identifier: 'nightly' }])
  expect(resources).toEqual([
    expect.objectContaining({
      id: arn('glue', 'job/nightly'),
      properties: { GlueVersion: '5.0', Tags: { Team: 'data' } },
      tags: { Team: 'data' },
      seenBy: ['resource-explorer'],
    }),
  ])
  expect(resources[0]).not.toHaveProperty('unread')
  expect([unread.size, blindSpots]).toEqual([0, []])
})

test('without tags among its properties a resource keeps those of the inventory', async () => {
  const get = ({ Identifier = '' }) => answer(Identifier)
  expect((await read({ listed: [job('a')] }, { get })).resources[0]?.tags).toEqual({ from: 'inventory' })
})

test('a type whose handler has no tags is not without tags: they were not seen, unless the Tagging API told them', async () => {
  const type = 'AWS::DMS::Certificate'
  const id = arn('dms', 'cert:a')
  const readOf = async (seenBy: readonly string[]) =>
    (await read({ type, listed: [listedAs(type, id, { seenBy })] }, { get: () => answer(id) })).resources[0]?.unseen
  expect(await readOf(['resource-explorer'])).toHaveProperty('tags')
  expect(await readOf(['resource-explorer', 'tagging'])).toEqual({})
})

test('a property that an earlier version left out of its recording was not seen, also where its absence would be an answer', async () => {
  const readOf = async (properties: object) =>
    (await read({ listed: [job('a')] }, { get: () => answer('a', properties) })).resources[0]
  const seen = await readOf({ '(left out)': ['Description', 'GlueVersion'] })
  expect(seen?.properties).toEqual({})
  expect(seen?.unseen).toEqual({
    GlueVersion: { call: 'cloudformation:GetResource', why: expect.stringContaining('did not keep it') },
  })
  expect((await readOf({}))?.properties).toEqual({ GlueVersion: null })
  expect((await readOf({ '(left out)': [1, {}, null] }))?.unseen).toEqual({})
})

test('a stack names what it made by the identifier itself', async () => {
  const budget = listedAs('AWS::Budgets::Budget', `AWS::Budgets::Budget/${ACCOUNT}/${HOME}/monthly`)
  const { asked } = await read(
    { type: 'AWS::Budgets::Budget', listed: [budget] },
    { get: ({ Identifier = '' }) => answer(Identifier) },
  )
  expect(asked.map(({ Identifier }) => Identifier)).toEqual(['monthly'])
})

const lies: readonly (readonly [string, Description & { readonly TypeName?: string }, RegExp])[] = [
  ['without an identifier', { Properties: '{}' }, /without an identifier/],
  ['of another type', { ...answer('a'), TypeName: 'AWS::Glue::Crawler' }, /of another type/],
  ['for another resource', answer('b'), /for another resource/],
  ['without properties', { Identifier: 'a' }, /without properties/],
  ['with properties that are not JSON', { Identifier: 'a', Properties: '{' }, /not JSON/],
  ['with properties that are not an object', { Identifier: 'a', Properties: '[]' }, /not an object/],
  ['with properties nested without end', { Identifier: 'a', Properties: '['.repeat(300) }, /not JSON/],
  ['with too many properties', { Identifier: 'a', Properties: ' '.repeat(4 * 1024 * 1024 + 1) }, /more than 4 MB/],
]
test.each(lies)('a handler that answers %s leaves the resource unread, and is a blind spot', async (_, lie, why) => {
  const { resources, unread, blindSpots } = await read({ listed: [job('a')] }, { get: () => lie })
  expect(resources).toEqual([])
  expect(unread.get(job('a').id)).toMatch(why)
  expect(blindSpots).toEqual([
    expect.objectContaining({
      type: 'AWS::Glue::Job',
      call: 'cloudformation:GetResource',
      why: expect.stringMatching(why),
      listing: false,
    }),
  ])
})

test('one handler that lies about one resource does not hide the others', async () => {
  const get = ({ Identifier = '' }) => (Identifier === 'b' ? answer('other') : answer(Identifier))
  const { resources, unread } = await read({ listed: [job('a'), job('b'), job('c')] }, { get })
  expect(resources.map(({ name }) => name)).toEqual(['a', 'c'])
  expect([...unread.keys()]).toEqual([job('b').id])
})

test.each([
  ['AccessDeniedException', 403, 'access denied'],
  ['UnsupportedActionException', 400, 'Cloud Control does not support this action for the type'],
  ['TypeNotFoundException', 400, 'Cloud Control does not know the type in this region'],
])('%s is asked for once, and is the answer for all resources of the type', async (code, status, why) => {
  const get = () => {
    throw refusal(code, 'cloudformation:GetResource', status)
  }
  const { unread, blindSpots, asked } = await read({ listed: [job('a'), job('b')] }, { get })
  expect(asked).toHaveLength(1)
  expect([...unread.values()]).toEqual([`cloudformation:GetResource (${why})`, `cloudformation:GetResource (${why})`])
  expect(blindSpots).toHaveLength(1)
})

test('the action that a handler lacks is named where its service names it', async () => {
  const get = () => {
    const message = `User: arn:aws:iam::${ACCOUNT}:user/x is not authorized to perform: glue:GetJob on resource: job/a`
    throw Object.assign(refusal('GeneralServiceException', 'cloudformation:GetResource', 400), { message })
  }
  const { blindSpots } = await read({ listed: [job('a')] }, { get })
  expect(blindSpots).toEqual([
    expect.objectContaining({ call: 'glue:GetJob', why: 'access denied', denied: true, handler: true }),
  ])
})

test('what is not found by its ARN is looked for in the listing of its type', async () => {
  const { resources, asked } = await read(
    { listed: [job('a')] },
    {
      get: ({ Identifier = '' }) => {
        if (Identifier === 'a') throw refusal('ResourceNotFoundException', 'cloudformation:GetResource', 400)
        return answer(Identifier, { GlueVersion: '4.0' })
      },
      list: ({ NextToken }) =>
        NextToken === undefined
          ? { ResourceDescriptions: [answer('other')], NextToken: 'more' }
          : { ResourceDescriptions: [answer('id-of-a', { Arn: job('a').id })] },
    },
  )
  expect(asked.map(({ Identifier, NextToken }) => Identifier ?? `list ${NextToken ?? ''}`)).toEqual([
    'a',
    'list ',
    'list more',
    'id-of-a',
  ])
  expect(resources[0]?.properties).toEqual({ GlueVersion: '4.0' })
})

test('of two that have the name of one, none is taken', async () => {
  const route = listedAs('AWS::ApiGateway::Stage', 'arn:aws:apigateway:eu-central-1::/restapis/x/stages/prod')
  const { unread, asked } = await read(
    { type: route.type, listed: [route] },
    { list: () => ({ ResourceDescriptions: [answer('x|prod'), answer('y|prod')] }) },
    { known: () => ['x'] },
  )
  expect(asked).toEqual([{ TypeName: route.type, ResourceModel: '{"RestApiId":"x"}' }])
  expect(unread.get(route.id)).toBe('cloudformation:ListResources (Cloud Control does not show it)')
})

test('a type that is listed by its parent is asked once for each, and a parent that is refused is a blind spot', async () => {
  const stage = (api: string) =>
    listedAs('AWS::ApiGateway::Stage', arn('apigateway', `restapis/${api}/stages/${api}-s`))
  const { resources, blindSpots } = await read(
    { type: 'AWS::ApiGateway::Stage', listed: [stage('a'), stage('b')] },
    {
      get: ({ Identifier = '' }) => answer(Identifier),
      list: ({ ResourceModel = '' }) => {
        if (ResourceModel.includes('"b"')) throw refusal('HandlerFailureException', 'cloudformation:ListResources', 400)
        return { ResourceDescriptions: [answer('a|a-s')] }
      },
    },
    { known: () => ['a', 'b'] },
  )
  expect(resources.map(({ name }) => name)).toEqual(['a-s'])
  expect(blindSpots.map(({ call, why }) => [call, why])).toEqual([
    ['cloudformation:ListResources', 'refused (HandlerFailureException)'],
  ])
})

test('parents that nothing lists are listed by Cloud Control, one level up', async () => {
  const { asked } = await read(
    { type: 'AWS::ApiGateway::Stage', all: true },
    {
      get: ({ Identifier = '' }) => answer(Identifier),
      list: ({ TypeName }) => ({
        ResourceDescriptions: TypeName === 'AWS::ApiGateway::RestApi' ? [answer('x')] : [answer('x|prod')],
      }),
    },
  )
  expect(asked.map(({ TypeName, ResourceModel, Identifier }) => [TypeName, ResourceModel ?? Identifier])).toEqual([
    ['AWS::ApiGateway::RestApi', undefined],
    ['AWS::ApiGateway::Stage', '{"RestApiId":"x"}'],
    ['AWS::ApiGateway::Stage', 'x|prod'],
  ])
})

test('a parent that cannot be known is a blind spot', async () => {
  const unit = listedAs('AWS::Organizations::OrganizationalUnit', `arn:aws:organizations::${ACCOUNT}:ou/o-1/ou-2`)
  const { blindSpots } = await read({ type: unit.type, listed: [unit] }, {})
  expect(blindSpots.map(({ why }) => why)).toEqual(['it is listed by ParentId, which is not known'])
})

test('web ACLs of CloudFront are asked for in the home region alone', async () => {
  const list = () => ({ ResourceDescriptions: [] })
  const scopes = async (region: string) =>
    (await read({ type: 'AWS::WAFv2::WebACL', region, all: true }, { list })).asked.map(
      ({ ResourceModel }) => ResourceModel,
    )
  expect(await scopes(HOME)).toEqual(['{"Scope":"REGIONAL"}'])
  expect(await scopes('us-east-1')).toEqual(['{"Scope":"CLOUDFRONT"}', '{"Scope":"REGIONAL"}'])
})

test.each([
  ['the same token again', () => ({ NextToken: 'again' }), 'the listing repeats itself'],
  [
    'a new token each time',
    (
      (n = 0) =>
      () => ({ NextToken: `${n++}` })
    )(),
    'the listing has no end (2000 pages)',
  ],
  ['another type', () => ({ TypeName: 'AWS::Glue::Crawler' }), 'the handler listed another type'],
])('a listing with %s ends, and hides no more than it must', async (_, list, why) => {
  const { blindSpots } = await read({ all: true }, { list })
  expect(blindSpots).toEqual([expect.objectContaining({ call: 'cloudformation:ListResources', why, listing: true })])
})

test('of a type that is listed whatever the inventory shows, each resource is read once', async () => {
  const { resources } = await read(
    { listed: [job('a')], all: true },
    {
      get: ({ Identifier = '' }) => answer(Identifier),
      list: () => ({ ResourceDescriptions: [answer('a'), answer('b'), answer('c'), {}] }),
    },
    { isRead: (id) => id.endsWith('/c') },
  )
  expect(resources.map(({ id }) => id)).toEqual([job('a').id, `AWS::Glue::Job/${ACCOUNT}/${HOME}/b`])
})

test('a type without a handler is asked nothing', async () => {
  const instance = { ...job('a'), type: 'AWS::DMS::ReplicationInstance' }
  const { unread, blindSpots } = await read({ type: instance.type, listed: [instance] }, {})
  expect([...unread.values(), blindSpots]).toEqual(['Cloud Control has no handler that reads this type', []])
})

test('what ends the whole scan ends it', async () => {
  const get = () => {
    throw refusal('ExpiredTokenException', 'cloudformation:GetResource', 400)
  }
  await expect(read({ listed: [job('a')] }, { get })).rejects.toThrow(/expired/)
  const stopped = { signal: AbortSignal.abort(new Error('stopped')) }
  await expect(read({ listed: [job('a')] }, { get: () => answer('a') }, stopped)).rejects.toThrow('stopped')
})

test('where a run has too many properties, what does not fit stays unread', async () => {
  let left = 1
  const take = () => {
    if (left-- === 0) throw new IncompleteAnswerError('too many')
  }
  const get = ({ Identifier = '' }) => answer(Identifier)
  const { resources, unread } = await read({ listed: [job('a'), job('b')] }, { get }, { take })
  expect([resources.map(({ name }) => name), [...unread.values()]]).toEqual([
    ['a'],
    ['cloudformation:GetResource (too many)'],
  ])
})

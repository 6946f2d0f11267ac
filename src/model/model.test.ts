import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../core/json.ts'
import { place } from './model.ts'
import { valueAt } from './paths.ts'
import { type BlindSpot, REGION_TYPE, type Resource } from './resource.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ maxLength: 3 }),
  fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 }),
)
const bag = fc.dictionary(fc.constantFrom('A', 'B', 'C'), value, { maxKeys: 3 })
const resource: fc.Arbitrary<Resource> = fc.record({
  // few ids, so that the same one is often seen twice
  id: fc.constantFrom('one', 'two', 'three'),
  type: fc.constant('AWS::S3::Bucket'),
  account: fc.constant('111122223333'),
  region: fc.constantFrom('eu-central-1', 'us-east-1'),
  name: fc.constantFrom('n', 'm'),
  tags: fc.dictionary(fc.constantFrom('team', 'env'), fc.string({ maxLength: 2 })),
  properties: bag,
  state: bag,
  unseen: fc.dictionary(fc.constantFrom('A', 'B', 'state.A'), fc.constant({ call: 's3:GetX', why: 'denied' })),
})
const blindSpot: fc.Arbitrary<BlindSpot> = fc.record({
  type: fc.constantFrom('AWS::S3::Bucket', 'AWS::KMS::Key'),
  call: fc.constantFrom('s3:ListAllMyBuckets', 'kms:ListKeys'),
  why: fc.constant('access denied'),
  region: fc.constantFrom('eu-central-1', 'global'),
  account: fc.constant('111122223333'),
  listing: fc.boolean(),
})
const shown = (model: ReturnType<typeof place>) => canonicalJson([model.resources, model.blindSpots])

describe('place', () => {
  test('is idempotent: placing what was placed changes nothing, nor does placing it twice', () => {
    fc.assert(
      fc.property(fc.array(resource), fc.array(blindSpot), (resources, blindSpots) => {
        const once = place(resources, blindSpots)
        expect(shown(place(once.resources, once.blindSpots))).toBe(shown(once))
        expect(shown(place([...resources, ...resources], [...blindSpots, ...blindSpots]))).toBe(shown(once))
      }),
    )
  })
  test('is blind to order', () => {
    fc.assert(
      fc.property(fc.array(resource), fc.array(blindSpot), (resources, blindSpots) => {
        expect(shown(place(resources.toReversed(), blindSpots.toReversed()))).toBe(shown(place(resources, blindSpots)))
      }),
    )
  })
  test('keeps each id once and loses no property that was seen anywhere', () => {
    fc.assert(
      fc.property(fc.array(resource), (resources) => {
        const model = place(resources, [])
        expect(model.resources.map(({ id }) => id)).toEqual([...new Set(resources.map(({ id }) => id))].sort())
        for (const one of resources)
          for (const key of Object.keys(one.properties)) expect(model.get(one.id)?.properties).toHaveProperty(key)
      }),
    )
  })
  test('what was seen is no longer unseen', () => {
    fc.assert(
      fc.property(fc.array(resource), (resources) => {
        for (const one of place(resources, []).resources)
          for (const path of Object.keys(one.unseen)) expect(valueAt(one, path)).toBeUndefined()
      }),
    )
  })
})

describe('the model', () => {
  const at = (id: string, region: string, properties: Record<string, unknown>): Resource => ({
    id,
    type: 'AWS::EC2::SecurityGroup',
    account: '111122223333',
    region,
    name: id,
    tags: {},
    properties,
    state: {},
    unseen: {},
  })
  const model = place(
    [at('a', 'eu-central-1', { GroupId: 'sg-1' }), at('b', 'us-east-1', { GroupId: 'sg-1' })],
    [
      {
        type: 'AWS::KMS::Key',
        call: 'kms:ListKeys',
        why: 'access denied',
        region: 'us-east-1',
        account: '111122223333',
        listing: true,
      },
    ],
  )

  test('finds by value within a region, or within the account', () => {
    const ids = (region: string | undefined) =>
      model.by('AWS::EC2::SecurityGroup', 'GroupId', 'sg-1', '111122223333', region).map(({ id }) => id)
    expect(ids('eu-central-1')).toEqual(['a'])
    expect(ids(undefined)).toEqual(['a', 'b'])
    expect(model.by('AWS::EC2::SecurityGroup', 'GroupId', 'sg-1', '999999999999', undefined)).toEqual([])
  })
  test('knows which listing failed, and where', () => {
    expect(model.unlisted('AWS::KMS::Key', '111122223333', 'us-east-1')?.call).toBe('kms:ListKeys')
    expect(model.unlisted('AWS::KMS::Key', '111122223333', undefined)?.call).toBe('kms:ListKeys')
    expect(model.unlisted('AWS::KMS::Key', '111122223333', 'eu-central-1')).toBeUndefined()
    expect(model.unlisted('AWS::S3::Bucket', '111122223333', 'us-east-1')).toBeUndefined()
  })
  test('knows what regions that were not read may hide: all of a type, unless it has no region', () => {
    const blindSpot: BlindSpot = {
      type: REGION_TYPE,
      call: '--region us-east-1',
      why: 'another was not read',
      region: 'global',
      account: '111122223333',
      listing: true,
      chosen: true,
    }
    const listings = new Map([
      ['AWS::EC2::VPC', new Map([['us-east-1', ['vpcs']]])],
      ['AWS::IAM::Role', new Map([['global', ['roles']]])],
    ])
    const narrow = place([], [blindSpot], listings)
    const hiding = (type: string, region?: string) => narrow.unlisted(type, '111122223333', region)?.call
    expect(hiding('AWS::EC2::VPC')).toBe('--region us-east-1')
    expect(hiding('AWS::EC2::VPC', 'us-east-1')).toBeUndefined()
    // a resource whose shadow was seen here has its neighbours there
    expect(hiding('AWS::EC2::VPC', 'eu-west-1')).toBe('--region us-east-1')
    expect(hiding('AWS::IAM::Role')).toBeUndefined()
    expect(hiding('AWS::IAM::Role', 'global')).toBeUndefined()
    // a type has a region unless it is known to have none
    expect(hiding('AWS::SNS::Topic')).toBe('--region us-east-1')
    expect(narrow.unlisted('AWS::EC2::VPC', '444455556666', undefined)).toBeUndefined()
  })
  test('keeps what belongs to another account apart, and finds it as a neighbour', () => {
    const [ours, theirs] = [at('c', 'eu-central-1', { GroupId: 'sg-3' }), at('d', 'eu-central-1', { GroupId: 'sg-3' })]
    const shared = place([ours, { ...theirs, owner: '444455556666' }], [])
    expect(shared.resources.map(({ id }) => id)).toEqual(['c'])
    expect(shared.all.map(({ id }) => id)).toEqual(['c', 'd'])
    const found = shared.by('AWS::EC2::SecurityGroup', 'GroupId', 'sg-3', '111122223333', 'eu-central-1')
    expect(found.map(({ id }) => id)).toEqual(['c', 'd'])
    // what one answer shows as ours is ours
    expect(place([theirs, { ...theirs, owner: '444455556666' }], []).resources).toHaveLength(1)
  })
  test('knows the answers that show all of a type in a region, a global listing among them', () => {
    const listings = new Map([
      [
        'AWS::EC2::SecurityGroup',
        new Map([
          ['eu-central-1', ['groups 2', 'groups 1']],
          ['us-east-1', ['groups 3']],
        ]),
      ],
      ['AWS::S3::Bucket', new Map([['global', ['buckets']]])],
    ])
    const tagged = at('c', 'eu-central-1', { GroupId: 'sg-2' })
    const answers = { listing: ['groups 1'], details: { 'state.Owner': ['owner of c'] } }
    const known = place([...model.resources, { ...tagged, answers }], [], listings)
    expect(known.listed('AWS::EC2::SecurityGroup', 'GroupId', 'eu-central-1')).toEqual(['groups 1', 'groups 2'])
    expect(known.listed('AWS::EC2::SecurityGroup', 'GroupId', undefined)).toHaveLength(3)
    expect(known.listed('AWS::S3::Bucket', 'id', 'eu-central-1')).toEqual(['buckets'])
    // where the key comes from a further call for each resource, all of these calls show it
    expect(known.listed('AWS::EC2::SecurityGroup', 'state.Owner', 'eu-central-1')).toContain('owner of c')
    expect(known.listed('AWS::EC2::SecurityGroup', 'state.Owner', 'us-east-1')).toEqual(['groups 3'])
  })
})

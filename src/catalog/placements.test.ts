import { describe, expect, test } from 'vitest'
import { services } from '../services/catalog.gen.ts'
import { splitOf } from '../services/describe.ts'
import { allTypes } from '../services/subject.ts'
import { layerIds } from './layers.ts'
import { allPlacements, partiesOf, unplacedTypes } from './placements.ts'
import { shapeIds, shapes } from './shapes.ts'

const placements = allPlacements()

const AWS_PAGE = /^https:\/\/(docs\.)?aws\.amazon\.com\/\S+$/
const counted = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at)

describe('the shapes', () => {
  test.each(shapeIds)('%s names an owner for each layer', (shape) => {
    for (const parties of Object.values(shapes[shape].parties)) expect(Object.keys(parties)).toEqual(layerIds)
  })
  test("AWS keeps the ground, but of a device, which stands at the customer's", () => {
    for (const shape of shapeIds)
      for (const parties of Object.values(shapes[shape].parties)) {
        expect(parties['control-plane']).toBe('aws')
        expect(parties.facilities, shape).toBe(shape === 'device' ? 'customer' : 'aws')
      }
  })
  test('a setting, a link and a record have no operating system, and run nothing', () => {
    for (const shape of ['setting', 'link', 'record'] as const)
      for (const parties of Object.values(shapes[shape].parties))
        for (const layer of ['guest-os', 'platform', 'application'] as const) expect(parties[layer]).toBe('none')
  })
})

describe('the placements', () => {
  const known = new Set(allTypes())
  const full = new Set(services.flatMap((service) => Object.keys(service.types)))
  const named = [...placements, ...unplacedTypes].map(({ type }) => type)

  test('name what CloudFormation has', () => {
    expect(named.filter((type) => !known.has(type))).toEqual([])
  })
  test('name each type once, and none that a service describes in full', () => {
    expect(counted(named)).toEqual([])
    expect(named.filter((type) => full.has(type))).toEqual([])
  })
  test('say why, with pages of AWS', () => {
    for (const { type, because, source, sources } of placements) {
      expect(because, type).toMatch(/^\S.*[^.]$/)
      for (const page of [source, ...Object.values(sources)]) expect(page, type).toMatch(AWS_PAGE)
    }
    for (const { type, because } of unplacedTypes) expect(because, type).toMatch(/^\S.*[^.]$/)
  })
  test('say it in plain English', () => {
    const words = /\b(who|whom|whoever|somebody|nobody|everyone|those|by which|known by|lets|stands?|behaves?)\b/
    const texts = new Set(placements.map(({ because }) => because))
    expect([...texts].filter((text) => words.test(text))).toEqual([])
  })
  test('have a shape that their category can have, and all layers', () => {
    for (const placement of placements) expect(Object.keys(partiesOf(placement)), placement.type).toEqual(layerIds)
  })
  test('differ from their shape where they say so', () => {
    const same = placements.flatMap(({ type, shape, category, parties, sets }) =>
      layerIds
        .filter((layer) => parties[layer] !== undefined && !sets.includes(layer))
        .filter((layer) => parties[layer] === shapes[shape].parties[category]?.[layer])
        .map((layer) => `${type} ${layer}`),
    )
    expect(same).toEqual([])
  })
  test('a setting and a link say what they set', () => {
    const silent = placements.filter(
      ({ shape, sets }) => (shape === 'setting' || shape === 'link') && sets.length === 0,
    )
    expect(silent.map(({ type }) => type)).toEqual([])
  })
})

test('what IAM keeps of identities has the layers of a user, with the same pages', () => {
  const kept = placements.filter(({ type, shape }) => type.startsWith('AWS::IAM::') && shape === 'identity')
  const layersOf = (type: string) => splitOf(type)?.map(({ layer, party, source }) => ({ layer, party, source }))
  const ofUser = layersOf('AWS::IAM::User')?.filter(({ party }) => party !== 'none')
  expect(kept.length).toBeGreaterThan(9)
  for (const { type } of kept)
    expect(
      layersOf(type)?.filter(({ party }) => party !== 'none'),
      type,
    ).toEqual(ofUser)
})

describe('types of one kind in several services', () => {
  const parties = new Map(placements.map((one) => [one.type, partiesOf(one)]))
  test.each([
    [
      'subnet groups',
      'DAX::SubnetGroup DMS::ReplicationSubnetGroup DocDB::DBSubnetGroup ElastiCache::SubnetGroup MemoryDB::SubnetGroup Neptune::DBSubnetGroup RDS::DBSubnetGroup',
    ],
    [
      'notifications',
      'DMS::EventSubscription DocDB::EventSubscription Neptune::EventSubscription Redshift::EventSubscription',
    ],
    ['global clusters', 'DocDB::GlobalCluster Neptune::GlobalCluster'],
    ['snapshots of warehouses', 'Redshift::Snapshot RedshiftServerless::Snapshot'],
    [
      'policies of stores',
      'S3::BucketPolicy S3Express::BucketPolicy S3Outposts::BucketPolicy S3Tables::TableBucketPolicy S3Vectors::VectorBucketPolicy SNS::TopicPolicy SQS::QueuePolicy',
    ],
    ['access points', 'S3Express::AccessPoint S3Outposts::AccessPoint'],
    ['connections to source code', 'CodeConnections::Connection CodeStarConnections::Connection'],
    ['sets of addresses', 'WAF::IPSet WAFRegional::IPSet'],
    ['aliases of keys', 'KMS::Alias PaymentCryptography::Alias'],
    ['key pairs', 'EC2::KeyPair Lightsail::KeyPair'],
    ['campaigns', 'ConnectCampaigns::Campaign ConnectCampaignsV2::Campaign'],
    ['destinations of Flink and SQL', 'KinesisAnalytics::ApplicationOutput KinesisAnalyticsV2::ApplicationOutput'],
    ['channels', 'Kinesis::Channel MSK::Channel'],
  ])('%s have the same parties', (_, names) => {
    const [first, ...others] = names.split(' ').map((name) => parties.get(`AWS::${name}`))
    expect(first).toBeDefined()
    for (const other of others) expect(other).toEqual(first)
  })
})

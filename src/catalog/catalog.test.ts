import { describe, expect, test } from 'vitest'
import { ACCOUNT_TYPE } from '../evaluate/evaluate.ts'
import { demandResponsibilities } from '../ledger/demand-responsibilities.ts'
import { services } from '../services/catalog.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { describeType, serviceOf, splitOf } from '../services/describe.ts'
import { allTypes, catalogCounts, findSubject, subjectNames } from '../services/subject.ts'
import { layerIds, layers } from './layers.ts'
import { lifecycleLabel, lifecycleNames, lifecycleOf } from './lifecycle.ts'
import { askable, split } from './parties.ts'
import { allPlacements } from './placements.ts'
import { isOfTheAccount, responsibilities, responsibilityIds } from './responsibilities.ts'
import { twins } from './twins.ts'

const placements = allPlacements()

const AWS_PAGE = /^https:\/\/(docs\.)?aws\.amazon\.com\/\S+$/
const types = allTypes()

describe('the types', () => {
  test('are each described in full, placed by their shape, or unclassified with the reason', () => {
    const open = types.flatMap((type) => {
      const described = describeType(type)
      return described.kind === 'unclassified' ? [`${type}: ${described.because}`] : []
    })
    expect(open).toEqual([
      'Alexa::ASK::Skill: Alexa skills run in an Amazon developer account: no page of AWS divides the work on them',
    ])
  })
  test('stand in the category of their own shape, not of their namespace', () => {
    expect(describeType('AWS::MSK::Cluster').category).toBe('container')
    expect(describeType('AWS::MSK::ServerlessCluster').category).toBe('abstracted')
  })
  test('a full entry wins over a shape', () => {
    expect(describeType('AWS::EKS::Nodegroup')).toMatchObject({ kind: 'full', category: 'infrastructure' })
    expect(describeType('AWS::EKS::Addon')).toMatchObject({ kind: 'shape', category: 'container' })
  })
  test('macros of AWS SAM are no types, and a question for one says what it expands into', () => {
    expect(types.filter((type) => type.startsWith('AWS::Serverless::'))).toEqual([])
    expect(describeType('AWS::Serverless::Function')).toMatchObject({
      kind: 'unclassified',
      because: expect.stringContaining('a macro of AWS SAM, which CloudFormation expands into a Lambda function'),
    })
  })
})

describe('twins', () => {
  test.each(twins.map((twin) => [twin.type, twin] as const))('%s is like another type', (type, twin) => {
    expect(types).toContain(type)
    expect(describeType(twin.like).kind).toBe('full')
    expect(twin.source).toMatch(AWS_PAGE)
    const parties = (one: string) =>
      splitOf(one)?.map(({ layer, party, responsibilities: all }) => ({ layer, party, all }))
    expect(parties(type)).toEqual(parties(twin.like))
    expect(serviceOf(type)).toBe(serviceOf(twin.like))
  })
  test('are described neither in full nor by a shape', () => {
    const own = new Set([...services.flatMap((one) => Object.keys(one.types)), ...placements.map(({ type }) => type)])
    expect(twins.filter(({ type }) => own.has(type))).toEqual([])
  })
})

describe('the lifecycle of services', () => {
  test.each(lifecycleNames)('%s is a namespace or a type, with a day and a page', (name) => {
    const type = types.find((one) => one === name || one.startsWith(`${name}::`))
    const life = lifecycleOf(type ?? '')
    expect(life?.source).toMatch(AWS_PAGE)
    if (life?.on !== undefined) expect(new Date(life.on).toISOString()).toBe(`${life.on}T00:00:00.000Z`)
  })
  test('names each once', () => {
    expect(new Set(lifecycleNames).size).toBe(lifecycleNames.length)
  })
  test('is told in a label', () => {
    const label = (type: string) => {
      const life = lifecycleOf(type)
      return life && lifecycleLabel(life)
    }
    expect(label('AWS::QLDB::Ledger')).toBe('end of support 2025-07-31')
    expect(label('AWS::Cloud9::EnvironmentEC2')).toBe('closed to new customers (announced 2024-07-25)')
    expect(label('AWS::Timestream::InfluxDBInstance')).toBeUndefined()
    expect(label('AWS::CloudTrail::EventDataStore')).toBe('closed to new customers (announced 2026-03-31)')
    expect(label('AWS::DataPipeline::Pipeline')).toBe('closed to new customers')
  })
})

describe('the split', () => {
  test('a type that nothing places is unclassified, and has no split', () => {
    expect(describeType('Alexa::ASK::Skill').kind).toBe('unclassified')
    expect(describeType('no such type').kind).toBe('unclassified')
    expect(splitOf('Alexa::ASK::Skill')).toBeUndefined()
  })
  test('every placed type has all 17 layers once, in order, and a responsibility wherever the customer has a part', () => {
    for (const type of types) {
      const rows = splitOf(type)
      if (!rows) continue
      expect(rows.map((row) => row.layer)).toEqual(layerIds)
      for (const row of rows) {
        const theirs = row.party === 'customer' || row.party === 'shared'
        expect(row.responsibilities.length > 0 || row.onAccount === true, `${type} ${row.layer}`).toBe(theirs)
        for (const responsibility of row.responsibilities)
          expect(responsibilities[responsibility].layer).toBe(row.layer)
      }
    }
  })
  test("the ground is AWS's, but of devices and of these", () => {
    const others = types.flatMap((type) => {
      const described = describeType(type)
      if (described.kind === 'shape' && described.placement.shape === 'device') return []
      const rows = splitOf(type)?.slice(0, 3) ?? []
      return rows.some(({ party }) => party !== 'aws') ? [[type, ...rows.map(({ party }) => party)]] : []
    })
    const [onOutpost, oracle] = [
      ['shared', 'aws', 'aws'],
      ['aws', 'third-party', 'aws'],
    ]
    expect(others).toEqual([
      ['AWS::AWSExternalAnthropic::Workspace', 'third-party', 'third-party', 'third-party'],
      ['AWS::EC2::LocalGatewayRoute', ...onOutpost],
      ['AWS::EC2::LocalGatewayRouteTable', ...onOutpost],
      ['AWS::EC2::LocalGatewayRouteTableVPCAssociation', ...onOutpost],
      ['AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', ...onOutpost],
      ['AWS::EC2::LocalGatewayVirtualInterface', ...onOutpost],
      ['AWS::EC2::LocalGatewayVirtualInterfaceGroup', ...onOutpost],
      ['AWS::EVS::Environment', 'aws', 'customer', 'aws'],
      ['AWS::ODB::CloudAutonomousVmCluster', ...oracle],
      ['AWS::ODB::CloudExadataInfrastructure', ...oracle],
      ['AWS::ODB::CloudVmCluster', ...oracle],
      ['AWS::Route53Resolver::OutpostResolver', ...onOutpost],
      ['AWS::S3Outposts::Bucket', ...onOutpost],
      ['AWS::S3Outposts::Endpoint', ...onOutpost],
    ])
  })
  test('a move holds only where its configuration was seen', () => {
    const moving = services.flatMap((service) => Object.values(service.types).map((entry) => ({ service, entry })))
    for (const { service, entry } of moving) {
      const bare = split(entry, service.category, service.source, { properties: {}, state: {} })
      for (const row of bare) expect(row.because === undefined, service.id).toBe(row.party !== 'unknown')
    }
  })
  test('each move says when and cites a page', () => {
    for (const service of services)
      for (const entry of Object.values(service.types))
        for (const move of entry.moves ?? []) {
          expect(move.says).not.toBe('')
          expect(move.source).toMatch(AWS_PAGE)
        }
  })
})

describe('the responsibilities', () => {
  test.each(responsibilityIds)('%s says what, why and how, with a page of AWS', (id) => {
    const responsibility = responsibilities[id]
    for (const text of [responsibility.title, responsibility.why, responsibility.how]) expect(text).toMatch(/^\S.*\.$/)
    expect(responsibility.source).toMatch(AWS_PAGE)
  })
  test('speak plainly, as the layers do: of principals and settings, without persons and doors', () => {
    const told = [
      ...responsibilityIds.flatMap((id) => {
        const { title, why, how, attest } = responsibilities[id]
        return [title, why, how, attest ?? '']
      }),
      ...Object.values(layers).flatMap(({ covers, aws }) => [covers, aws]),
    ]
    const wrong = /\b(whoever|nobody|somebody|everyone|everybody|strangers?|doors?|lets? in|for ever|anew)\b/i
    expect(told.filter((text) => wrong.test(text))).toEqual([])
  })
  test('each one is shown by a control, or says why a person attests it', () => {
    const shown = new Set(controls.map(({ responsibility }) => responsibility))
    const told = responsibilityIds.filter((id) => responsibilities[id].attest !== undefined)
    expect(told).toEqual(responsibilityIds.filter((id) => !shown.has(id)))
    for (const id of told) expect(responsibilities[id].attest, id).toMatch(/^[A-Z]\S* .*\.$/)
  })
  test('every control stands on a responsibility of its type', () => {
    expect(() => demandResponsibilities(controls)).not.toThrow()
  })
  test('each one that a type names can be asked of it', () => {
    const described = [...allTypes()].flatMap((type) => {
      const known = describeType(type)
      return known.kind === 'full' ? [{ type, named: known.entry.responsibilities, known }] : []
    })
    const silent = described.flatMap(({ type, named, known }) => {
      const asked = askable(known.entry, known.category)
      return named
        .filter((responsibility) => !asked.has(responsibility))
        .map((responsibility) => `${type} ${responsibility}`)
    })
    expect(silent).toEqual([])
  })
  test('each one is asked of some type', () => {
    const asked = new Set(
      types.flatMap((type) => {
        const known = describeType(type)
        return known.kind === 'unclassified' ? [] : [...askable(known.entry, known.category)]
      }),
    )
    expect(responsibilityIds.filter((responsibility) => !asked.has(responsibility))).toEqual([])
  })
  test('those of the account are asked of the account, and of nothing else', () => {
    const wide = responsibilityIds.filter(isOfTheAccount)
    expect(wide.length).toBeGreaterThan(5)
    for (const type of types) {
      const mine =
        splitOf(type)
          ?.flatMap((row) => row.responsibilities)
          .filter(isOfTheAccount) ?? []
      expect(mine.sort(), type).toEqual(type === ACCOUNT_TYPE ? [...wide].sort() : [])
    }
  })
  test('what a layer leaves to the account, the account is asked', () => {
    const onAccount = new Set(
      types.flatMap((type) => splitOf(type)?.flatMap((row) => (row.onAccount ? [row.layer] : [])) ?? []),
    )
    const account = splitOf(ACCOUNT_TYPE) ?? []
    expect([...onAccount].sort()).toEqual(['governance', 'identity'])
    for (const layer of onAccount)
      expect(account.find((row) => row.layer === layer)?.responsibilities.length, layer).toBeGreaterThan(0)
  })
})

describe('what people may ask for', () => {
  test('every name that is offered is found', () => {
    for (const name of subjectNames()) expect(findSubject(name), name).toBeDefined()
  })
  test('in any case, by type and by nickname', () => {
    expect(findSubject('CloudTrail')?.name).toBe('cloudtrail')
    expect(findSubject('aws::s3::bucket')?.name).toBe('AWS::S3::Bucket')
    expect(findSubject('aurora')?.name).toBe('AWS::RDS::DBCluster')
    expect(findSubject('nonsense')).toBeUndefined()
  })
  test('the counts add up', () => {
    const n = catalogCounts()
    expect(n.full + n.shape + n.unclassified).toBe(n.types)
    expect(n.infrastructure + n.container + n.abstracted + n.unclassified).toBe(n.types)
    expect(n.types).toBe(types.length)
  })
})

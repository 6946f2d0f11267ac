import { describe, expect, test } from 'vitest'
import { services } from '../services/catalog.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { describeType, splitOf } from '../services/describe.ts'
import { allTypes, catalogCounts, findSubject, subjectNames } from '../services/subject.ts'
import { duties, dutyIds } from './duties.ts'
import { layerIds } from './layers.ts'
import { split } from './owners.ts'
import { rules } from './rules.ts'
import { cloudFormationTypes } from './types.gen.ts'

const AWS_PAGE = /^https:\/\/(docs\.)?aws\.amazon\.com\/\S+$/
const types = allTypes()

describe('the rules', () => {
  test('each places something that CloudFormation has, once', () => {
    const known = new Set([...types, ...Object.keys(cloudFormationTypes)])
    expect(rules.filter((rule) => !known.has(rule.match)).map((rule) => rule.match)).toEqual([])
    expect(new Set(rules.map((rule) => rule.match)).size).toBe(rules.length)
  })
  test('each says why, with a page of AWS', () => {
    for (const rule of rules) {
      expect(rule.because, rule.match).not.toBe('')
      expect(rule.source, rule.match).toMatch(AWS_PAGE)
    }
  })
  test('the more exact one wins', () => {
    expect(describeType('AWS::MSK::Cluster').category).toBe('container')
    expect(describeType('AWS::MSK::ServerlessCluster').category).toBe('abstracted')
  })
  test('a full entry wins over a rule of its namespace', () => {
    expect(describeType('AWS::EKS::Nodegroup')).toMatchObject({ kind: 'full', category: 'infrastructure' })
    expect(describeType('AWS::KMS::ReplicaKey')).toMatchObject({ kind: 'rule', category: 'abstracted' })
  })
  test('a shape wins over a rule of its namespace', () => {
    expect(describeType('AWS::EKS::Addon')).toMatchObject({ kind: 'shape', category: 'container' })
  })
})

describe('the split', () => {
  test('a type that nothing places is unclassified, and has no split', () => {
    expect(describeType('Alexa::ASK::Skill').kind).toBe('unclassified')
    expect(describeType('no such type').kind).toBe('unclassified')
    expect(splitOf('Alexa::ASK::Skill')).toBeUndefined()
  })
  test('every placed type has all 17 layers once, in order, and a duty wherever the customer has a part', () => {
    for (const type of types) {
      const rows = splitOf(type)
      if (!rows) continue
      expect(rows.map((row) => row.layer)).toEqual(layerIds)
      for (const row of rows) {
        const theirs = row.owner === 'customer' || row.owner === 'shared'
        expect(row.duties.length > 0, `${type} ${row.layer}`).toBe(theirs)
        for (const duty of row.duties) expect(duties[duty].layer).toBe(row.layer)
      }
    }
  })
  test("the ground is AWS's, but where the hardware stands at the customer's", () => {
    for (const type of types) {
      const described = describeType(type)
      if (described.kind === 'unclassified') continue
      const ground = splitOf(type)
        ?.slice(0, 3)
        .map(({ owner }) => owner)
      if (described.kind !== 'shape') expect([type, ground]).toEqual([type, ['aws', 'aws', 'aws']])
      else if (described.placement.shape === 'device') expect([type, ground?.[0] !== 'aws']).toEqual([type, true])
      // on an Outpost, the customer guards the site and AWS the rack
      else expect([type, ground?.[0]]).toEqual([type, /Outpost|LocalGateway/.test(type) ? 'shared' : 'aws'])
    }
  })
  test('a move holds only where its configuration was seen', () => {
    const moving = services.flatMap((service) => Object.values(service.types).map((entry) => ({ service, entry })))
    for (const { service, entry } of moving) {
      const bare = split(entry, service.category, service.source, { properties: {}, state: {} })
      for (const row of bare) expect(row.because === undefined, service.id).toBe(row.owner !== 'unknown')
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

describe('the duties', () => {
  test.each(dutyIds)('%s says what, why and how, with a page of AWS', (id) => {
    const duty = duties[id]
    for (const text of [duty.says, duty.why, duty.how]) expect(text).toMatch(/^\S.*\.$/)
    expect(duty.source).toMatch(AWS_PAGE)
  })
  test('every control stands on a duty of its type', () => {
    const lost = controls.filter((one) => {
      const subject = one.must === 'some' ? 'Demarc::Account::Account' : one.on
      const described = describeType(subject)
      if (described.kind !== 'full') return true
      return !split(described.entry, described.category, described.source).some((row) => row.duties.includes(one.duty))
    })
    expect(lost.map((one) => `${one.id} on ${one.on}: ${one.duty}`)).toEqual([])
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
    expect(n.full + n.shape + n.rule + n.unclassified).toBe(n.types)
    expect(n.infrastructure + n.container + n.abstracted + n.unclassified).toBe(n.types)
    expect(n.types).toBe(types.length)
  })
})

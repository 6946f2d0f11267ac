import { expect, test } from 'vitest'
import { cloudFormationTypes } from '../../../catalog/types.gen.ts'
import { handledTypes, identifierIn } from './types.ts'

const known = await handledTypes()
const of = (type: string) => {
  const one = known(type)
  if (!one) throw new TypeError(`${type} is not in the table`)
  return one
}

test('a type says how it is identified, what its handlers do and where its tags are', () => {
  expect(of('AWS::Glue::Job')).toEqual({
    type: 'AWS::Glue::Job',
    identifier: ['Name'],
    lists: true,
    reads: true,
    parents: [],
    writeOnly: [],
    tags: 'Tags',
    arn: 'glue:job/{}',
    ofAnother: false,
  })
  // no handler at all
  expect(of('AWS::DMS::ReplicationInstance')).toMatchObject({ lists: false, reads: false })
})

test.each([
  ['each resource of another type', 'AWS::ApiGatewayV2::Route', { property: 'ApiId', type: 'AWS::ApiGatewayV2::Api' }],
  ['one of a few values', 'AWS::WAFv2::WebACL', { property: 'Scope', values: ['CLOUDFRONT', 'REGIONAL'] }],
  ['the account', 'AWS::QuickSight::Dashboard', { property: 'AwsAccountId', values: ['@account'] }],
  ['nothing that is known', 'AWS::Organizations::OrganizationalUnit', { property: 'ParentId' }],
  [
    'one of two, of which one is known',
    'AWS::ElasticLoadBalancingV2::Listener',
    { property: 'LoadBalancerArn', type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
  ],
])('a listing that must be told %s', (_, type, parent) => {
  expect(of(type).parents).toEqual([parent])
})

test('properties that are never read back are named by their paths, each within no other', () => {
  expect(of('AWS::RDS::DBInstance').writeOnly).toContain('MasterUserPassword')
  expect(of('AWS::Glue::Connection').writeOnly).toContain('ConnectionInput.AuthenticationConfiguration')
})

test.each([
  ['AWS::Glue::Job', 'arn:aws:glue:eu-central-1:111122223333:job/nightly', 'nightly'],
  ['AWS::StepFunctions::StateMachine', 'arn:aws:states:eu-central-1:111122223333:stateMachine:a', undefined],
  ['AWS::ApiGateway::Stage', 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/prod', undefined],
  // a name may be a path
  ['AWS::Glue::Job', 'arn:aws:glue:eu-central-1:111122223333:job/a/b', 'a/b'],
  ['AWS::Glue::Job', 'arn:aws:glue:eu-central-1:111122223333:crawler/nightly', undefined],
  ['AWS::Glue::Job', 'arn:aws:other:eu-central-1:111122223333:job/nightly', undefined],
  ['AWS::Glue::Job', 'nightly', undefined],
  ['AWS::Glue::Job', 'arn:aws:glue:eu-central-1:111122223333:job/', undefined],
])('%s by %s is %s', (type, arn, identifier) => {
  expect(identifierIn(arn, of(type))).toBe(type === 'AWS::StepFunctions::StateMachine' ? arn : identifier)
})

test.each([
  '',
  'AWS',
  'AWS::Glue',
  'AWS::Glue::Nothing',
  'AWS::Glue::J',
  'AWS::Glue::.*',
  '__proto__',
  'a::b::toString',
])('%j is no type', (type) => {
  expect(known(type)).toBeUndefined()
})

test('each type of the table is one of CloudFormation, and nearly all of those are there', () => {
  const types = Object.entries(cloudFormationTypes).flatMap(([namespace, names]) =>
    names.split(' ').map((name) => `${namespace}::${name}`),
  )
  const there = types.filter((type) => known(type) !== undefined)
  expect(there.length / types.length).toBeGreaterThan(0.95)
  expect(there.filter((type) => known(type)?.reads).length).toBeGreaterThan(1_600)
})

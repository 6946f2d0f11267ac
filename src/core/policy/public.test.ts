import { expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'
import { isPublic } from './public.ts'

function publicity(elements: object): boolean {
  const Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::shop/*',
    ...elements,
  }
  const result = parsePolicy({ Version: '2012-10-17', Statement })
  if (!result.ok) throw new Error(result.problems.join())
  return isPublic(result.policy)
}
const when = (operator: string, key: string, value: unknown) =>
  publicity({ Condition: { [operator]: { [key]: value } } })

test.each([
  ['everyone', {}, true],
  ['everyone, the long way', { Principal: { AWS: ['*'] } }, true],
  ['everyone but one', { Principal: undefined, NotPrincipal: { AWS: '111122223333' } }, true],
  ['a denial to everyone', { Effect: 'Deny' }, false],
  ['an account', { Principal: { AWS: '111122223333' } }, false],
  ['a service', { Principal: { Service: 'cloudfront.amazonaws.com' } }, false],
])('to %s', (_, elements, expected) => {
  expect(publicity(elements)).toBe(expected)
})

test.each([
  ['StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', false],
  ['StringEquals', 'aws:SourceVpc', ['vpc-1', 'vpc-2'], false],
  ['StringEquals', 'AWS:sourcevpce', 'vpce-1', false],
  ['StringEquals', 'aws:SourceAccount', '111122223333', false],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main', false],
  ['StringLike', 'aws:SourceVpc', 'vpc-*', true],
  ['StringEquals', 'aws:SourceVpc', ['vpc-1', '${aws:PrincipalTag/vpc}'], true],
  ['ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::*', true],
  ['StringNotEquals', 'aws:SourceVpc', 'vpc-1', true],
  ['StringEqualsIfExists', 'aws:SourceVpc', 'vpc-1', true],
  ['ForAllValues:StringEquals', 'aws:SourceVpc', 'vpc-1', true],
  ['StringLike', 'aws:UserId', 'AROAEXAMPLE:*', true],
  ['StringEquals', 'aws:UserId', 'AIDAEXAMPLE', false],
  ['StringLike', 's3:DataAccessPointArn', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/*', false],
  ['StringLike', 's3:DataAccessPointArn', 'arn:aws:s3:eu-central-1:*:accesspoint/shop', true],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-a1b2c3d4e5/r-ab12/*', false],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', '*/r-ab12/*', true],
  ['StringEquals', 'aws:Referer', 'https://shop.example/', true],
  ['SoundsLike', 'aws:SourceVpc', 'vpc-1', true],
  ['Bool', 'aws:SecureTransport', 'true', true],
  ['IpAddress', 'aws:SourceIp', '198.51.100.0/24', false],
  ['IpAddress', 'aws:SourceIp', '198.51.100.7', false],
  ['IpAddress', 'aws:SourceIp', '10.0.0.0/8', false],
  ['IpAddress', 'aws:SourceIp', ['198.51.100.0/24', '0.0.0.0/1'], true],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', true],
  ['IpAddress', 'aws:SourceIp', '2001:db8::/32', false],
  ['IpAddress', 'aws:SourceIp', '2000::/3', true],
  ['IpAddress', 'aws:SourceIp', 'anywhere', true],
  ['IpAddress', 'aws:SourceIp', '1.2.3.4/x', true],
  ['NotIpAddress', 'aws:SourceIp', '198.51.100.0/24', true],
  ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8', true],
])('to any principal when %s %s %j: public is %s', (operator, key, value, expected) => {
  expect(when(operator, key, value)).toBe(expected)
})

test('one condition that narrows is enough, beside others', () => {
  const Condition = { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceVpce': 'vpce-1' } }
  expect(publicity({ Condition })).toBe(false)
})

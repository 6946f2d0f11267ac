import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing'
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { WAFV2 } from '@aws-sdk/client-wafv2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { account } from '../../practice/principals.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups } from '../ec2/collect/vpc.ts'
import { classicLoadBalancers } from './collect/elb.ts'
import { loadBalancers, targetGroups } from './collect/elbv2.ts'
import * as classicModule from './controls/classic.ts'
import * as elbv2Module from './controls/elbv2.ts'
import { balancerArn, certificateArn } from './practice/elbv2/seed.ts'

const elbClassicControls = controlsIn(classicModule)
const elbv2Controls = controlsIn(elbv2Module)

const collectors = [classicLoadBalancers, loadBalancers, targetGroups, securityGroups, prefixLists]
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let elb: ElasticLoadBalancing
let elbv2: ElasticLoadBalancingV2
let elbv2InUs: ElasticLoadBalancingV2
let waf: WAFV2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  elb = await aws.client('elb', HOME)
  elbv2 = await aws.client('elbv2', HOME)
  elbv2InUs = await aws.client('elbv2', US)
  waf = await aws.client('wafv2', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const home = { region: HOME, account: account.id }
const us = { region: US, account: account.id }
const staging = balancerArn(home, 'application', 'shop-staging')
const ldap = balancerArn(home, 'network', 'corp-it-ldap')

const scan = () => scanPractice(practice, collectors)
/** The verdict on a classic load balancer, or on one of the others. */
const verdict = (id: string, name: string, model: Model, type: 'classic' | 'v2' = 'v2') => {
  const control = (type === 'classic' ? elbClassicControls : elbv2Controls).find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)[name]
}
const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: Error) => error.name.replace(/Exception$/, ''),
  )

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })

  test('sees all, with tags and without blind spots', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const tagged = model.resources.filter(({ type }) => type.startsWith('AWS::ElasticLoadBalancing'))
    expect(tagged.filter(({ tags }) => tags['team'] === undefined).map(({ name }) => name)).toEqual([])
  })
  test('a redirect with an exception in the clear does not count', () => {
    expect(verdict('ELB.1', 'us-shop', model)).toBe('unmet')
    expect(verdict('ELB.1', 'shop-prod', model)).toBe('met')
    // AWS fails the listener also if it only redirects
    expect(verdict('ELB.18', 'shop-prod:80 (HTTP)', model)).toBe('unmet')
  })
  test('a gateway load balancer has no TLS and no security groups', () => {
    expect(verdict('ELB.18', 'analytics-inspection (all ports)', model)).toBe('not-applicable')
    expect(verdict('Demarc.ELB.2', 'analytics-inspection', model)).toBe('not-applicable')
    expect(verdict('ELB.4', 'analytics-inspection', model)).toBe('not-applicable')
  })
})

test('where rules or listeners may not be read, the controls on them are unknown', async () => {
  const policy = (...NotAction: string[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', NotAction, Resource: '*' }] })
  const allowed = await startPractice({
    auditorPolicy: policy('elasticloadbalancing:DescribeRules', 'wafv2:GetWebACL'),
  })
  try {
    const model = await scanPractice(allowed, collectors, 'auditor')
    expect(verdict('ELB.1', 'shop-prod', model)).toBe('unknown')
    expect(verdict('ELB.16', 'shop-prod', model)).toBe('unknown')
    expect(verdict('ELB.17', 'shop-prod:443 (HTTPS)', model)).toBe('met')
  } finally {
    await allowed.close()
  }
  const blind = await startPractice({ auditorPolicy: policy('elasticloadbalancing:DescribeListeners') })
  try {
    const model = await scanPractice(blind, collectors, 'auditor')
    for (const id of ['ELB.1', 'Demarc.ELB.2', 'Demarc.ELB.3'])
      expect(verdict(id, 'shop-prod', model), id).toBe('unknown')
    expect(verdict('ELB.6', 'shop-prod', model)).toBe('met')
  } finally {
    await blind.close()
  }
})

describe('load balancers, changed', () => {
  const attribute = (Key: string, Value: string) => () =>
    elbv2.modifyLoadBalancerAttributes({ LoadBalancerArn: staging, Attributes: [{ Key, Value }] })
  const webAcl = async () => (await waf.listWebACLs({ Scope: 'REGIONAL' })).WebACLs?.[0]?.ARN ?? ''

  test.each([
    ['ELB.4', attribute('routing.http.drop_invalid_header_fields.enabled', 'true')],
    [
      'ELB.5',
      () =>
        elbv2.modifyLoadBalancerAttributes({
          LoadBalancerArn: staging,
          Attributes: [
            { Key: 'access_logs.s3.enabled', Value: 'true' },
            { Key: 'access_logs.s3.bucket', Value: 'nordlicht-corp-it-access-logs' },
          ],
        }),
    ],
    ['ELB.6', attribute('deletion_protection.enabled', 'true')],
    ['ELB.12', attribute('routing.http.desync_mitigation_mode', 'defensive')],
    ['ELB.16', async () => waf.associateWebACL({ WebACLArn: await webAcl(), ResourceArn: staging })],
  ])('%s of shop-staging is met after its change', async (id, change) => {
    expect(verdict(id, 'shop-staging', await scan())).toBe('unmet')
    await change()
    expect(verdict(id, 'shop-staging', await scan())).toBe('met')
  })

  test('listeners: a current policy, and a redirect instead of HTTP', async () => {
    const { Listeners = [] } = await elbv2.describeListeners({ LoadBalancerArn: staging })
    const arnOf = (port: number) => Listeners.find(({ Port }) => Port === port)?.ListenerArn
    await elbv2.modifyListener({ ListenerArn: arnOf(443), SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' })
    await elbv2.modifyListener({
      ListenerArn: arnOf(80),
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    })
    const model = await scan()
    expect(verdict('ELB.17', 'shop-staging:443 (HTTPS)', model)).toBe('met')
    expect(verdict('ELB.1', 'shop-staging', model)).toBe('met')
  })
  test('a rule that forwards in the clear can be deleted, the default one cannot', async () => {
    const LoadBalancerArn = balancerArn(us, 'application', 'us-shop')
    const { Listeners = [] } = await elbv2InUs.describeListeners({ LoadBalancerArn })
    const http = Listeners.find(({ Protocol }) => Protocol === 'HTTP')
    const { Rules = [] } = await elbv2InUs.describeRules({ ListenerArn: http?.ListenerArn })
    const [forwarding, standard] = Rules
    expect(await refused(elbv2InUs.deleteRule({ RuleArn: standard?.RuleArn }))).toBe('OperationNotPermitted')
    await elbv2InUs.deleteRule({ RuleArn: forwarding?.RuleArn })
    expect(verdict('ELB.1', 'us-shop', await scan())).toBe('met')
  })
  test('a network load balancer gets a TLS listener; the TCP listener is deleted', async () => {
    const { Listeners: [plain] = [] } = await elbv2.describeListeners({ LoadBalancerArn: ldap })
    await elbv2.createListener({
      LoadBalancerArn: ldap,
      Port: 636,
      Protocol: 'TLS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: certificateArn(home, 'ldap') }],
      DefaultActions: plain?.DefaultActions,
    })
    await elbv2.deleteListener({ ListenerArn: plain?.ListenerArn })
    await elbv2.modifyLoadBalancerAttributes({
      LoadBalancerArn: ldap,
      Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    })
    const model = await scan()
    expect(verdict('ELB.18', 'corp-it-ldap:636 (TLS)', model)).toBe('met')
    expect(verdict('ELB.18', 'corp-it-ldap:389 (TCP)', model)).toBeUndefined()
    expect(verdict('Demarc.ELB.4', 'corp-it-ldap', model)).toBe('met')
  })
  test('target groups: health over HTTPS', async () => {
    const { TargetGroups: [group] = [] } = await elbv2.describeTargetGroups({ Names: ['shop-staging-web'] })
    await elbv2.modifyTargetGroup({ TargetGroupArn: group?.TargetGroupArn, HealthCheckProtocol: 'HTTPS' })
    expect(verdict('ELB.21', 'shop-staging-web', await scan())).toBe('met')
  })
  test('deletion protection protects', async () => {
    const LoadBalancerArn = balancerArn(home, 'application', 'shop-prod')
    expect(await refused(elbv2.deleteLoadBalancer({ LoadBalancerArn }))).toBe('OperationNotPermitted')
    const old = balancerArn(us, 'network', 'analytics-ingest-2022')
    await elbv2InUs.deleteLoadBalancer({ LoadBalancerArn: old })
    expect((await scan()).get(old)).toBeUndefined()
  })
  test.each([
    ['an unknown balancer', () => elbv2.describeListeners({ LoadBalancerArn: 'arn:none' }), 'LoadBalancerNotFound'],
    ['no balancer at all', () => elbv2.describeListeners({}), 'ValidationError'],
    ['an unknown attribute', attribute('colour', 'blue'), 'InvalidConfigurationRequest'],
    ['a value that is none', attribute('deletion_protection.enabled', 'yes'), 'InvalidConfigurationRequest'],
    [
      'HTTPS without a certificate',
      () => elbv2.createListener({ LoadBalancerArn: staging, Port: 8443, Protocol: 'HTTPS', DefaultActions: [] }),
      'ValidationError',
    ],
    [
      'TLS on an application load balancer',
      () => elbv2.createListener({ LoadBalancerArn: staging, Port: 8443, Protocol: 'TLS', DefaultActions: [] }),
      'UnsupportedProtocol',
    ],
    [
      'a web ACL for a network load balancer',
      async () => waf.associateWebACL({ WebACLArn: await webAcl(), ResourceArn: ldap }),
      'WAFInvalidParameter',
    ],
    [
      'one zone for an application load balancer',
      () => elbv2.setSubnets({ LoadBalancerArn: staging, Subnets: [ec2Id('subnet', 'shop-staging-public-a')] }),
      'ValidationError',
    ],
    [
      'a group of another VPC',
      () => elbv2.setSecurityGroups({ LoadBalancerArn: staging, SecurityGroups: [ec2Id('sg', 'shop-prod-web')] }),
      'InvalidSecurityGroup',
    ],
  ])('%s is refused', async (_, call, code) => {
    expect(await refused(call())).toBe(code)
  })
})

describe('classic load balancers, changed', () => {
  const LoadBalancerName = 'shop-2019'
  const https = { Protocol: 'HTTPS', LoadBalancerPort: 443, InstancePort: 8443 }

  test('every responsibility but the zones can be done by its call', async () => {
    await elb.modifyLoadBalancerAttributes({
      LoadBalancerName,
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: true },
        ConnectionDraining: { Enabled: true, Timeout: 60 },
        AccessLog: { Enabled: true, S3BucketName: 'nordlicht-corp-it-access-logs' },
        AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'strictest' }],
      },
    })
    await elb.deleteLoadBalancerListeners({ LoadBalancerName, LoadBalancerPorts: [80] })
    await elb.setLoadBalancerListenerSSLCertificate({
      LoadBalancerName,
      LoadBalancerPort: 443,
      SSLCertificateId: certificateArn(home, 'shop-2019'),
    })
    await elb.createLoadBalancerPolicy({
      LoadBalancerName,
      PolicyName: 'tls-now',
      PolicyTypeName: 'SSLNegotiationPolicyType',
      PolicyAttributes: [
        { AttributeName: 'Reference-Security-Policy', AttributeValue: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
      ],
    })
    await elb.setLoadBalancerPoliciesOfListener({ LoadBalancerName, LoadBalancerPort: 443, PolicyNames: ['tls-now'] })
    const model = await scan()
    for (const id of ['ELB.2', 'ELB.3', 'ELB.5', 'ELB.7', 'ELB.8', 'ELB.9', 'ELB.14'])
      expect(verdict(id, LoadBalancerName, model, 'classic'), id).toBe('met')
    expect(verdict('ELB.10', LoadBalancerName, model, 'classic')).toBe('unmet')
  })
  test.each([
    [
      // the SDK's name for the code LoadBalancerNotFound of the classic API
      'an unknown balancer',
      () => elb.describeLoadBalancerAttributes({ LoadBalancerName: 'none' }),
      'AccessPointNotFound',
    ],
    [
      'logs without a bucket',
      () =>
        elb.modifyLoadBalancerAttributes({
          LoadBalancerName,
          LoadBalancerAttributes: { AccessLog: { Enabled: true } },
        }),
      'InvalidConfigurationRequest',
    ],
    [
      'a port that is taken',
      () =>
        elb.createLoadBalancerListeners({
          LoadBalancerName,
          Listeners: [{ ...https, SSLCertificateId: certificateArn(home, 'shop-2019') }],
        }),
      'DuplicateListener',
    ],
    [
      'HTTPS without a certificate',
      () => elb.createLoadBalancerListeners({ LoadBalancerName, Listeners: [{ ...https, LoadBalancerPort: 8443 }] }),
      'ValidationError',
    ],
    [
      'a policy that is not there',
      () => elb.setLoadBalancerPoliciesOfListener({ LoadBalancerName, LoadBalancerPort: 443, PolicyNames: ['none'] }),
      'PolicyNotFound',
    ],
  ])('%s is refused', async (_, call, code) => {
    expect(await refused(call())).toBe(code)
  })
})

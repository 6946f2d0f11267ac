import type { VisibilityConfig, WAFV2 } from '@aws-sdk/client-wafv2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, regionalWebAclArn, US, webAclArn } from '../../practice/company.ts'
import { ruleGroups, webAcls } from './collect.ts'
import * as controls from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let home: WAFV2
let us: WAFV2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  home = await aws.client('wafv2', HOME)
  us = await aws.client('wafv2', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const verdict = verdictBy(controlsIn(controls))
const scanned = () => scanPractice(practice, [webAcls, ruleGroups])
const metrics = (MetricName: string, CloudWatchMetricsEnabled = true): VisibilityConfig => ({
  SampledRequestsEnabled: false,
  CloudWatchMetricsEnabled,
  MetricName,
})
const rule = (Name: string, Priority = 0, measured = true) => ({
  Name,
  Priority,
  // a value that only CloudFront knows: a dummy here
  Statement: {
    ByteMatchStatement: {
      SearchString: new TextEncoder().encode('only-for-practice'),
      FieldToMatch: { SingleHeader: { Name: 'x-origin-verify' } },
      TextTransformations: [{ Priority: 0, Type: 'NONE' as const }],
      PositionalConstraint: 'EXACTLY' as const,
    },
  },
  Action: { Block: {} },
  VisibilityConfig: metrics(Name, measured),
})

test('web ACLs of each region are read, and those of CloudFront in us-east-1', async () => {
  const model = await scanned()
  expect(model.blindSpots).toEqual([])
  const found = model.ofType('AWS::WAFv2::WebACL')
  expect(found.map(({ name, region, properties, tags }) => [name, region, properties['Scope'], tags['team']])).toEqual([
    ['shop-prod', HOME, 'REGIONAL', 'shop'],
    ['shop-edge', US, 'CLOUDFRONT', 'shop'],
    ['us-shop', US, 'REGIONAL', 'shop'],
  ])
  const both = (name: string) => [verdict('WAF.10', name, model), verdict('WAF.11', name, model)]
  expect([both('shop-prod'), both('shop-edge'), both('us-shop')]).toEqual([
    ['met', 'met'],
    ['met', 'unmet'],
    ['unmet', 'unmet'],
  ])
  const groups = ['shop-limits', 'shop-staging-limits', 'us-shop-drafts']
  expect(groups.map((name) => verdict('WAF.12', name, model))).toEqual(['met', 'unmet', 'not-applicable'])
})

test('a web ACL gets rules and logs by the calls that the remedies name', async () => {
  const { WebACLs: [listed] = [] } = await us.listWebACLs({ Scope: 'REGIONAL' })
  const key = { Name: listed?.Name ?? '', Id: listed?.Id ?? '', Scope: 'REGIONAL' as const }
  const update = (LockToken: string | undefined, ...Rules: ReturnType<typeof rule>[]) =>
    us.updateWebACL({ ...key, LockToken, DefaultAction: { Allow: {} }, VisibilityConfig: metrics('us-shop'), Rules })
  const { NextLockToken } = await update(listed?.LockToken, rule('from-cloudfront'))
  expect(await refused(update(listed?.LockToken))).toBe('WAFOptimisticLockException')
  expect(await refused(update(NextLockToken, rule('a'), rule('b')))).toBe('WAFDuplicateItemException')
  expect((await us.getWebACL(key)).LockToken).toBe(NextLockToken)

  const ResourceArn = regionalWebAclArn('us-shop', US)
  const logs = `arn:aws:logs:${US}:${practice.account}:log-group:aws-waf-logs-us-shop`
  const telemetry = 'CLOUDWATCH_TELEMETRY_RULE_MANAGED' as const
  const put = (destination: string, LogScope?: typeof telemetry) =>
    us.putLoggingConfiguration({
      LoggingConfiguration: { ResourceArn, LogDestinationConfigs: [destination], LogScope },
    })
  expect(await refused(put(logs.replace('aws-waf-logs-', '')))).toBe('WAFInvalidParameterException')
  expect(await refused(us.getLoggingConfiguration({ ResourceArn }))).toBe('WAFNonexistentItemException')
  await put(logs, telemetry)
  expect(verdict('WAF.11', 'us-shop', await scanned())).toBe('unknown')
  await put(logs)
  const model = await scanned()
  expect([verdict('WAF.10', 'us-shop', model), verdict('WAF.11', 'us-shop', model)]).toEqual(['met', 'met'])
  // what a rule looks for is not kept
  expect(JSON.stringify(model.ofType('AWS::WAFv2::WebACL'))).not.toContain('ByteMatch')
  await us.deleteLoggingConfiguration({ ResourceArn })
  expect(verdict('WAF.11', 'us-shop', await scanned())).toBe('unknown')
})

test('a rule group counts once it and each rule have metrics, and goes when no web ACL uses it', async () => {
  const Scope = 'REGIONAL' as const
  const made = { Name: 'made', Scope, Capacity: 10, VisibilityConfig: metrics('made', false) }
  const { Summary } = await home.createRuleGroup({ ...made, Tags: [{ Key: 'team', Value: 'it' }] })
  expect(await refused(home.createRuleGroup(made))).toBe('WAFDuplicateItemException')
  expect(await refused(home.createRuleGroup({ ...made, Name: 'none', Capacity: 0 }))).toBe(
    'WAFInvalidParameterException',
  )
  const key = { Name: 'made', Scope, Id: Summary?.Id ?? '' }
  const update = async (metricsOn: boolean, ...Rules: ReturnType<typeof rule>[]) => {
    const { LockToken } = await home.getRuleGroup(key)
    await home.updateRuleGroup({ ...key, LockToken, VisibilityConfig: metrics('made', metricsOn), Rules })
    return verdict('WAF.12', 'made', await scanned())
  }
  expect(await update(false, rule('first'))).toBe('unmet')
  expect(await update(true, rule('first'), rule('second', 1, false))).toBe('unmet')
  expect(await update(true, rule('first'), rule('second', 1))).toBe('met')

  const ResourceARN = Summary?.ARN ?? ''
  await home.tagResource({ ResourceARN, Tags: [{ Key: 'use', Value: 'test' }] })
  await home.untagResource({ ResourceARN, TagKeys: ['team'] })
  expect((await home.listTagsForResource({ ResourceARN })).TagInfoForResource?.TagList).toEqual([
    { Key: 'use', Value: 'test' },
  ])
  await home.deleteRuleGroup({ ...key, LockToken: (await home.getRuleGroup(key)).LockToken })
  const { RuleGroups = [] } = await home.listRuleGroups({ Scope })
  expect(RuleGroups.map(({ Name }) => Name)).not.toContain('made')
  const used = RuleGroups.find(({ Name }) => Name === 'shop-limits')
  const stays = home.deleteRuleGroup({ Name: 'shop-limits', Scope, Id: used?.Id, LockToken: used?.LockToken })
  expect(await refused(stays)).toBe('WAFAssociatedItemException')
})

test('a web ACL of CloudFront is made in us-east-1 alone, and one that protects something stays', async () => {
  const Scope = 'CLOUDFRONT' as const
  const made = { Name: 'edge', Scope, DefaultAction: { Block: {} }, VisibilityConfig: metrics('edge') }
  expect(await refused(home.createWebACL(made))).toBe('WAFInvalidParameterException')
  const { Summary } = await us.createWebACL(made)
  expect(Summary?.ARN).toContain(`:${US}:${practice.account}:global/webacl/edge/`)
  const key = { Name: 'edge', Scope, Id: Summary?.Id }
  expect((await us.getWebACL({ ARN: Summary?.ARN })).WebACL?.DefaultAction).toEqual({ Block: {} })
  await us.deleteWebACL({ ...key, LockToken: Summary?.LockToken })
  expect(await refused(us.getWebACL(key))).toBe('WAFNonexistentItemException')
  const { WebACLs = [] } = await us.listWebACLs({ Scope })
  expect(WebACLs.map(({ ARN }) => ARN)).toEqual([webAclArn('shop-edge')])

  const { WebACLs: [shop] = [] } = await home.listWebACLs({ Scope: 'REGIONAL' })
  const { Name, Id, LockToken } = shop ?? {}
  expect(await refused(home.deleteWebACL({ Name, Id, LockToken, Scope: 'REGIONAL' }))).toBe(
    'WAFAssociatedItemException',
  )
})

import type * as Client from '@aws-sdk/client-wafv2'
import { HOME, placeOf, regionalWebAclArn, type Stack, tagsOf, US, webAclArn } from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { restApiId } from '../../apigateway/practice/apigateway/seed.ts'
import { balancerArn } from '../../elasticloadbalancing/practice/elbv2/seed.ts'
import { arnOf, idOf, type StoredRuleGroup, type StoredWebAcl, type WafState } from './state.ts'

const measured = (MetricName: string, CloudWatchMetricsEnabled = true): Client.VisibilityConfig => ({
  SampledRequestsEnabled: true,
  CloudWatchMetricsEnabled,
  MetricName,
})

const common = (Priority: number): Client.Rule => ({
  Name: 'common',
  Priority,
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
  OverrideAction: { None: {} },
  VisibilityConfig: measured('common'),
})

/** Blocks an address that sends too many requests. */
const limit = (Name: string, Limit: number, metrics = true): Client.Rule => ({
  Name,
  Priority: 0,
  Statement: { RateBasedStatement: { Limit, AggregateKeyType: 'IP' } },
  Action: { Block: {} },
  VisibilityConfig: measured(Name, metrics),
})

const inCountries = (Name: string, metrics = true): Client.Rule => ({
  Name,
  Priority: 1,
  Statement: { GeoMatchStatement: { CountryCodes: ['DE', 'AT', 'CH'] } },
  Action: { Count: {} },
  VisibilityConfig: measured(Name, metrics),
})

/**
 * The web shop has managed rules, its own rule group and logging. The web ACL at the edge has no logging. In us-east-1
 * a web ACL has no rules; the one of staging has no metrics. Any other region is empty.
 */
export function seedWaf(context: SeedContext): WafState {
  const { region, account } = context
  const webAcl = (Name: string, Description: string, more: Partial<StoredWebAcl> & { rules?: Client.Rule[] } = {}) => {
    const { rules: Rules = [], ...others } = more
    const is: StoredWebAcl['is'] = {
      Id: idOf('webacl', region, Name),
      Name,
      ARN: regionalWebAclArn(Name, region),
      Description,
      DefaultAction: { Allow: {} },
      Rules,
      VisibilityConfig: measured(Name),
    }
    return { is, resources: [], logging: [], tags: tagsOf('shop-prod'), version: 1, ...others }
  }
  const ruleGroup = (Name: string, stack: Stack, Rules: Client.Rule[], metrics = true): StoredRuleGroup => {
    const Id = idOf('rulegroup', region, Name)
    const ARN = arnOf(context, 'rulegroup', 'REGIONAL', Name, Id)
    return {
      is: { Id, Name, ARN, Capacity: 100, Rules, VisibilityConfig: measured(Name, metrics) },
      tags: tagsOf(stack),
      version: 1,
    }
  }
  switch (placeOf(context)) {
    case HOME: {
      const limits = ruleGroup('shop-limits', 'shop-prod', [limit('logins', 100), inCountries('countries')])
      const ownRules: Client.Rule = {
        Name: 'limits',
        Priority: 0,
        Statement: { RuleGroupReferenceStatement: { ARN: limits.is.ARN } },
        OverrideAction: { None: {} },
        VisibilityConfig: measured('limits'),
      }
      const shop = webAcl('shop-prod', 'Web shop', {
        rules: [ownRules, common(1)],
        resources: [
          balancerArn({ region, account }, 'application', 'shop-prod'),
          `arn:aws:apigateway:${region}::/restapis/${restApiId('shop-orders')}/stages/prod`,
        ],
      })
      const stream = `arn:aws:firehose:${region}:${account}:deliverystream/aws-waf-logs-shop-prod`
      shop.logging.push({ ResourceArn: shop.is.ARN, LogDestinationConfigs: [stream], LogScope: 'CUSTOMER' })
      const staging = ruleGroup('shop-staging-limits', 'shop-staging', [
        limit('logins', 1000),
        inCountries('countries', false),
      ])
      return { webAcls: [shop], ruleGroups: [limits, staging] }
    }
    case US: {
      const edge = webAcl('shop-edge', 'Web shop, at the edge', { rules: [common(0)] })
      edge.is.ARN = webAclArn('shop-edge')
      return {
        webAcls: [webAcl('us-shop', 'US web shop, to be tried'), edge],
        ruleGroups: [ruleGroup('us-shop-drafts', 'shop-prod', [])],
      }
    }
    default:
      return { webAcls: [], ruleGroups: [] }
  }
}

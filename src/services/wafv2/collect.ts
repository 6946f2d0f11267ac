import type { Rule, Scope, Tag, VisibilityConfig, WAFV2 } from '@aws-sdk/client-wafv2'
import {
  answerOrNull,
  collector,
  type Detail,
  detail,
  pages,
  type Reach,
  stated,
  tagRecord,
} from '../../collect/collector.ts'

const WEB_ACL = 'AWS::WAFv2::WebACL'
const RULE_GROUP = 'AWS::WAFv2::RuleGroup'
/** AWS's error code for a web ACL without a logging configuration. */
const NONE = 'WAFNonexistentItemException'

/** Web ACLs for CloudFront are listed only in us-east-1 (waf/latest/APIReference/API_ListWebACLs.html). */
const scopesOf = (region: string): readonly Scope[] =>
  region === 'us-east-1' ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL']

interface Summary {
  readonly ARN?: string | undefined
  readonly Name?: string | undefined
  readonly Id?: string | undefined
}
interface Page {
  readonly items: readonly Summary[] | undefined
  readonly next: string | undefined
}

/** All resources of one kind in the scopes of a region. */
async function* listed({ client, region }: Reach, ask: (wafv2: WAFV2, Scope: Scope, from?: string) => Promise<Page>) {
  const wafv2 = await client('wafv2')
  for (const Scope of scopesOf(region)) {
    const found = pages(
      (marker) => ask(wafv2, Scope, marker),
      ({ items }) => items,
      ({ next }) => next,
    )
    for await (const { ARN, Name, Id } of found) {
      const [Arn, name] = [stated(ARN, 'ARN'), stated(Name, 'Name')]
      yield { id: Arn, name, properties: { Arn, Name: name, Id: stated(Id, 'Id'), Scope } }
    }
  }
}

/** The parameters that name a listed web ACL or rule group in a request. */
const keyOf = ({ Name, Id, Scope }: { readonly [K in 'Name' | 'Id' | 'Scope']?: string | null | undefined }) => ({
  Name: Name ?? '',
  Id: Id ?? '',
  Scope: Scope === 'CLOUDFRONT' ? ('CLOUDFRONT' as const) : ('REGIONAL' as const),
})

const metricsOf = (config: VisibilityConfig | undefined) => ({
  CloudWatchMetricsEnabled: stated(config?.CloudWatchMetricsEnabled, 'CloudWatchMetricsEnabled'),
})

/**
 * Rules without their match statements, which may contain secrets, such as the header value with which CloudFront
 * authenticates to an origin.
 */
const rulesOf = (rules: readonly Rule[] | undefined) =>
  (rules ?? []).map(({ Name, Priority, VisibilityConfig }) => ({
    Name: stated(Name, 'Name'),
    Priority: stated(Priority, 'Priority'),
    VisibilityConfig: metricsOf(VisibilityConfig),
  }))

const tagsOf = <T extends typeof WEB_ACL | typeof RULE_GROUP>(on: T): Detail<T> =>
  detail<T>({
    on,
    needs: ['wafv2:ListTagsForResource'],
    fills: ['tags'],
    async get({ client }, { id }) {
      const wafv2 = await client('wafv2')
      const found = pages(
        (NextMarker) => wafv2.listTagsForResource({ ResourceARN: id, NextMarker }),
        ({ TagInfoForResource }) => TagInfoForResource?.TagList,
        ({ NextMarker }) => NextMarker,
      )
      const tags: Tag[] = []
      for await (const one of found) tags.push(one)
      return { tags: tagRecord(tags) }
    },
  })

/** The web ACLs of a region; in us-east-1 also those for CloudFront. */
export const webAcls = collector({
  types: [WEB_ACL],
  service: 'wafv2',
  scope: 'region',
  needs: ['wafv2:ListWebACLs'],
  async *list(reach) {
    const found = listed(reach, async (wafv2, Scope, NextMarker) => {
      const answer = await wafv2.listWebACLs({ Scope, NextMarker, Limit: 100 })
      return { items: answer.WebACLs, next: answer.NextMarker }
    })
    for await (const one of found) yield { type: WEB_ACL, ...one }
  },
  details: [
    detail({
      on: WEB_ACL,
      needs: ['wafv2:GetWebACL'],
      fills: ['Rules', 'state.FirewallManagerRuleGroups'],
      async get({ client }, { properties }) {
        const answer = await (await client('wafv2')).getWebACL(keyOf(properties))
        const webAcl = stated(answer.WebACL, 'WebACL')
        const { PreProcessFirewallManagerRuleGroups: before = [], PostProcessFirewallManagerRuleGroups: after = [] } =
          webAcl
        return {
          properties: { Rules: rulesOf(webAcl.Rules) },
          state: { FirewallManagerRuleGroups: [...before, ...after].map(({ Name }) => stated(Name, 'Name')) },
        }
      },
    }),
    detail({
      on: WEB_ACL,
      needs: ['wafv2:GetLoggingConfiguration'],
      fills: ['state.Logging'],
      async get({ client }, { id: ResourceArn }) {
        const wafv2 = await client('wafv2')
        // its own configuration first: if it has one, CloudWatch's does not matter
        // (waf/latest/APIReference/API_GetLoggingConfiguration.html)
        for (const LogScope of ['CUSTOMER', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'] as const) {
          const found = await answerOrNull([NONE], wafv2.getLoggingConfiguration({ ResourceArn, LogScope }))
          if (found === null) continue
          const { LogDestinationConfigs } = stated(found.LoggingConfiguration, 'LoggingConfiguration')
          const destinations = stated(LogDestinationConfigs, 'LogDestinationConfigs')
          return { state: { Logging: { LogScope, LogDestinationConfigs: destinations } } }
        }
        return { state: { Logging: null } }
      },
    }),
    tagsOf(WEB_ACL),
  ],
})

/** The rule groups of the account in a region; in us-east-1 also those for CloudFront. */
export const ruleGroups = collector({
  types: [RULE_GROUP],
  service: 'wafv2',
  scope: 'region',
  needs: ['wafv2:ListRuleGroups'],
  async *list(reach) {
    const found = listed(reach, async (wafv2, Scope, NextMarker) => {
      const answer = await wafv2.listRuleGroups({ Scope, NextMarker, Limit: 100 })
      return { items: answer.RuleGroups, next: answer.NextMarker }
    })
    for await (const one of found) yield { type: RULE_GROUP, ...one }
  },
  details: [
    detail({
      on: RULE_GROUP,
      needs: ['wafv2:GetRuleGroup'],
      fills: ['Rules', 'VisibilityConfig'],
      async get({ client }, { properties }) {
        const answer = await (await client('wafv2')).getRuleGroup(keyOf(properties))
        const { Rules, VisibilityConfig } = stated(answer.RuleGroup, 'RuleGroup')
        return { properties: { Rules: rulesOf(Rules), VisibilityConfig: metricsOf(VisibilityConfig) } }
      },
    }),
    tagsOf(RULE_GROUP),
  ],
})

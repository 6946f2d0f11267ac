import type * as Client from '@aws-sdk/client-wafv2'
import { ifThere } from '../../../practice/described.ts'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

/** Web ACLs for CloudFront are listed only in us-east-1 (waf/latest/APIReference/API_ListWebACLs.html). */
const scopesOf = (region: string): readonly Client.Scope[] =>
  region === 'us-east-1' ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL']

const tagsOf = (ask: Ask<Module>, ResourceARN: string | undefined) =>
  ask('ListTagsForResource', { ResourceARN }).TagInfoForResource?.TagList

const webAcls = (ask: Ask<Module>, region: string) =>
  scopesOf(region).flatMap((Scope) => (ask('ListWebACLs', { Scope }).WebACLs ?? []).map((one) => ({ ...one, Scope })))

/** Web ACLs, their logging and rule groups in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::WAFv2::WebACL': (ask, { region }) =>
    webAcls(ask, region).map(({ Name, Id, Scope, ARN }) => ({
      is: ask('GetWebACL', { Name, Id, Scope }).WebACL,
      also: { Scope, Arn: ARN },
      tags: tagsOf(ask, ARN),
      arn: ARN,
    })),
  'AWS::WAFv2::LoggingConfiguration': (ask, { region }) =>
    webAcls(ask, region).flatMap(({ ARN }) => {
      const is = ifThere(() => ask('GetLoggingConfiguration', { ResourceArn: ARN }))?.LoggingConfiguration
      return is ? { is, arn: null } : []
    }),
  'AWS::WAFv2::RuleGroup': (ask, { region }) =>
    scopesOf(region).flatMap((Scope) =>
      (ask('ListRuleGroups', { Scope }).RuleGroups ?? []).map(({ Name, Id, ARN }) => ({
        is: ask('GetRuleGroup', { Name, Id, Scope }).RuleGroup,
        also: { Scope, Arn: ARN },
        tags: tagsOf(ask, ARN),
        arn: ARN,
      })),
    ),
}

import type * as Client from '@aws-sdk/client-wafv2'
import { found } from '../../../practice/kind.ts'
import { type Answer, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { wafv2 as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { kindOfResource, protectable, regionalWebAcl } from './protected.ts'
import { seedWaf } from './seed.ts'
import {
  asked,
  askedArn,
  type C,
  checkScope,
  inScope,
  lockOf,
  missing,
  paged,
  ruleGroups,
  type StoredWebAcl,
  summaryOf,
  tagged,
  type WafState,
  webAcls,
} from './state.ts'

const shown = ({ is }: StoredWebAcl): Answer<Client.WebACL> => ({
  ...is,
  Capacity: 700,
  ManagedByFirewallManager: false,
})

const aboutWebAcl = (call: C<object>) => askedArn(call, 'webacl')
const aboutRuleGroup = (call: C<object>) => askedArn(call, 'rulegroup')

/**
 * AWS WAF: the web ACLs and rule groups of a region; in us-east-1 also those for CloudFront, which CloudFront itself
 * associates.
 */
export const wafv2 = practiceService<typeof Client, WafState>({
  sdk,
  scope: 'regional',
  seed: seedWaf,
  action: {
    GetWebACLForResource: ['wafv2:GetWebACLForResource', 'wafv2:GetWebACL'],
    AssociateWebACL: ['wafv2:AssociateWebACL', 'elasticloadbalancing:SetWebACL'],
    DisassociateWebACL: ['wafv2:DisassociateWebACL', 'elasticloadbalancing:SetWebACL'],
  },
  resource: {
    GetWebACL: aboutWebAcl,
    UpdateWebACL: aboutWebAcl,
    DeleteWebACL: aboutWebAcl,
    GetRuleGroup: aboutRuleGroup,
    UpdateRuleGroup: aboutRuleGroup,
    DeleteRuleGroup: aboutRuleGroup,
  },
  acts: { ResourceARN: (_, arn) => arn },
  describes,
  reads: {
    ListWebACLs: (call) => {
      checkScope(call)
      return paged(call, { WebACLs: inScope(call.state.webAcls, call.input.Scope).map(summaryOf) })
    },
    GetWebACL: (call) => {
      const one = asked(call, webAcls, 'webacl')
      return { WebACL: shown(one), LockToken: lockOf(one) }
    },
    GetWebACLForResource: (call) => {
      protectable(call, call.input.ResourceArn)
      const one = call.state.webAcls.find(({ resources }) => resources.includes(call.input.ResourceArn ?? ''))
      return one ? { WebACL: shown(one) } : {}
    },
    ListResourcesForWebACL: (call) => {
      const { input } = call
      const { resources } = regionalWebAcl(call, input.WebACLArn)
      // load balancers by default (waf/latest/APIReference/API_ListResourcesForWebACL.html)
      const kind = input.ResourceType ?? 'APPLICATION_LOAD_BALANCER'
      return { ResourceArns: resources.filter((arn) => kindOfResource(arn) === kind) }
    },
    ListRuleGroups: (call) => {
      checkScope(call)
      return paged(call, { RuleGroups: inScope(call.state.ruleGroups, call.input.Scope).map(summaryOf) })
    },
    GetRuleGroup: (call) => {
      const one = asked(call, ruleGroups, 'rulegroup')
      return { RuleGroup: one.is, LockToken: lockOf(one) }
    },
    GetLoggingConfiguration: (call) => {
      const { ResourceArn, LogScope: scope = 'CUSTOMER' } = call.input
      const { logging } = webAcls.of(call, ResourceArn)
      const LoggingConfiguration = found(
        logging.find(({ LogScope }) => LogScope === scope),
        () => missing('your logging configuration'),
      )
      return { LoggingConfiguration: { ...LoggingConfiguration, LogType: 'WAF_LOGS', ManagedByFirewallManager: false } }
    },
    ListTagsForResource: (call) => {
      const { ResourceARN } = call.input
      const { TagList, NextMarker } = paged(call, { TagList: tagPairs(tagged(call, ResourceARN).tags) })
      return { TagInfoForResource: { ResourceARN, TagList }, NextMarker }
    },
  },
  changes,
})

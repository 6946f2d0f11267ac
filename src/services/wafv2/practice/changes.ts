import type * as Client from '@aws-sdk/client-wafv2'
import { drop, given } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { awsError, type Handlers } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { forget, protectable, regionalWebAcl, setOnStage } from './protected.ts'
import {
  arnOf,
  asked,
  type C,
  checkLock,
  checkScope,
  idOf,
  invalid,
  lockOf,
  ruleGroups,
  summaryOf,
  tagged,
  type WafState,
  webAcls,
} from './state.ts'

type Common = Pick<Client.CreateWebACLRequest, 'Name' | 'Scope' | 'Description' | 'Rules' | 'VisibilityConfig'>

/** The rules of a request; names and priorities must be unique (waf/latest/APIReference/API_Rule.html). */
function rulesOf({ Rules = [] }: Pick<Common, 'Rules'>): Client.Rule[] {
  for (const member of ['Name', 'Priority'] as const)
    if (new Set(Rules.map((rule) => rule[member])).size < Rules.length)
      throw awsError('WAFDuplicateItemException', `Two rules of your request have the same ${member}.`)
  return Rules
}

function named(call: C<Common>, kind: 'webacl' | 'rulegroup') {
  checkScope(call)
  const { Name = '', Scope, Description } = call.input
  if (!/^[\w-]{1,128}$/.test(Name))
    throw invalid(`Error reason: The name is not valid., field: NAME, parameter: ${Name}`)
  const Id = idOf(kind, call.region, `${Scope} ${Name}`)
  return { Name, Id, ARN: arnOf(call, kind, Scope, Name, Id), ...given({ Description }) }
}

const metricsOf = (config: Client.VisibilityConfig | undefined): Client.VisibilityConfig => {
  if (config) return config
  throw invalid('Error reason: A visibility configuration is required., field: VISIBILITY_CONFIG')
}

const actionOf = (action: Client.DefaultAction | undefined): Client.DefaultAction => {
  if (action?.Allow || action?.Block) return action
  throw invalid('Error reason: You must specify a default action., field: DEFAULT_ACTION')
}

const inUse = () =>
  awsError(
    'WAFAssociatedItemException',
    'AWS WAF couldn’t perform the operation because your resource is being used by another resource.',
  )

export const changes: Handlers<typeof Client, WafState> = {
  CreateWebACL: (call) => {
    const { DefaultAction, VisibilityConfig, Tags } = call.input
    const made = webAcls.add(call, {
      is: {
        ...named(call, 'webacl'),
        DefaultAction: actionOf(DefaultAction),
        Rules: rulesOf(call.input),
        VisibilityConfig: metricsOf(VisibilityConfig),
      },
      resources: [],
      logging: [],
      tags: tagsFrom(Tags),
      version: 1,
    })
    return { Summary: summaryOf(made) }
  },
  UpdateWebACL: (call) => {
    const one = asked(call, webAcls, 'webacl')
    const { LockToken, DefaultAction, VisibilityConfig, Description } = call.input
    checkLock(one, LockToken)
    const { Id, Name, ARN } = one.is
    // an update removes what it leaves out (waf/latest/APIReference/API_UpdateWebACL.html)
    one.is = {
      ...{ Id, Name, ARN, ...given({ Description }) },
      DefaultAction: actionOf(DefaultAction),
      Rules: rulesOf(call.input),
      VisibilityConfig: metricsOf(VisibilityConfig),
    }
    one.version += 1
    return { NextLockToken: lockOf(one) }
  },
  DeleteWebACL: (call) => {
    const one = asked(call, webAcls, 'webacl')
    checkLock(one, call.input.LockToken)
    if (one.resources.length > 0) throw inUse()
    drop(call.state.webAcls, (other) => other === one)
  },
  CreateRuleGroup: (call) => {
    const { Capacity = 0, VisibilityConfig, Tags } = call.input
    if (Capacity < 1) throw invalid('Error reason: The capacity must be at least 1., field: CAPACITY')
    const made = ruleGroups.add(call, {
      is: {
        ...named(call, 'rulegroup'),
        Capacity,
        Rules: rulesOf(call.input),
        VisibilityConfig: metricsOf(VisibilityConfig),
      },
      tags: tagsFrom(Tags),
      version: 1,
    })
    return { Summary: summaryOf(made) }
  },
  UpdateRuleGroup: (call) => {
    const one = asked(call, ruleGroups, 'rulegroup')
    const { LockToken, VisibilityConfig, Description } = call.input
    checkLock(one, LockToken)
    const { Id, Name, ARN, Capacity } = one.is
    one.is = {
      ...{ Id, Name, ARN, Capacity, ...given({ Description }) },
      Rules: rulesOf(call.input),
      VisibilityConfig: metricsOf(VisibilityConfig),
    }
    one.version += 1
    return { NextLockToken: lockOf(one) }
  },
  DeleteRuleGroup: (call) => {
    const one = asked(call, ruleGroups, 'rulegroup')
    checkLock(one, call.input.LockToken)
    const refersTo = ({ Statement }: { Statement?: Client.Statement | undefined }) =>
      Statement?.RuleGroupReferenceStatement?.ARN === one.is.ARN
    if (call.state.webAcls.some(({ is }) => is.Rules.some(refersTo))) throw inUse()
    drop(call.state.ruleGroups, (other) => other === one)
  },
  PutLoggingConfiguration: (call) => {
    const wanted: Partial<Client.LoggingConfiguration> = call.input.LoggingConfiguration ?? {}
    const { ResourceArn = '', LogDestinationConfigs = [], LogScope = 'CUSTOMER' } = wanted
    const one = webAcls.of(call, ResourceArn)
    if (wanted.LoggingFilter || wanted.RedactedFields?.length)
      throw notHere('The practice account has no filters of logs and no redacted fields.')
    const [destination = ''] = LogDestinationConfigs
    // exactly one destination, with this prefix in its name (waf/latest/APIReference/API_LoggingConfiguration.html)
    if (LogDestinationConfigs.length !== 1 || !/[:/]aws-waf-logs-/.test(destination))
      throw invalid('Error reason: The ARN isn’t valid., field: LOG_DESTINATION')
    drop(one.logging, (other) => other.LogScope === LogScope)
    one.logging.push({ ResourceArn, LogDestinationConfigs, LogScope })
    return { LoggingConfiguration: { ResourceArn, LogDestinationConfigs, LogScope } }
  },
  DeleteLoggingConfiguration: (call) => {
    const { ResourceArn, LogScope: scope = 'CUSTOMER' } = call.input
    drop(webAcls.of(call, ResourceArn).logging, ({ LogScope }) => LogScope === scope)
  },
  AssociateWebACL: (call) => {
    const arn = protectable(call, call.input.ResourceArn)
    const webAcl = regionalWebAcl(call, call.input.WebACLArn)
    forget(call.state, arn)
    webAcl.resources.push(arn)
    setOnStage(call, arn, webAcl.is.ARN)
  },
  DisassociateWebACL: (call) => {
    const arn = protectable(call, call.input.ResourceArn)
    forget(call.state, arn)
    setOnStage(call, arn, null)
  },
  TagResource: (call) => tag(tagged(call, call.input.ResourceARN), call.input.Tags),
  UntagResource: (call) => untag(tagged(call, call.input.ResourceARN), call.input.TagKeys),
}

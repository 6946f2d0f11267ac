import { parseEventPattern } from '../../core/event-pattern.ts'
import { HOME, tagList } from '../../practice/company.ts'
import { policyText } from '../../practice/seeds.ts'
import { awsError, type Call, page, practiceService, type SeedContext } from '../../practice/service.ts'
import { events as sdk } from './sdk.ts'

interface StoredRule {
  pattern: string | null
  schedule: string | null
  description: string | null
  state: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
  targets: { Id: string; Arn: string; Input?: string | undefined }[]
  tags: { Key: string; Value: string }[]
}

/** EventBridge in one region: the rules of the default event bus, by name; event buses and global endpoints. It delivers no events. */
interface EventBridgeState {
  rules: Record<string, StoredRule>
  /** The policies of its event buses, by name; the default bus is always there. */
  buses: Record<string, { policy: string | null; tags: { Key: string; Value: string }[] }>
  endpoints: { name: string; replication: 'ENABLED' | 'DISABLED' }[]
}

const BARE = (): EventBridgeState => ({ rules: {}, buses: { default: { policy: null, tags: [] } }, endpoints: [] })
type C<I = unknown> = Call<I, EventBridgeState>

/** eventbridge/latest/userguide/eb-quota.html */
const TARGETS_AT_MOST = 5

const putBy = (AWS: string): string =>
  policyText({ Sid: 'put', Effect: 'Allow', Principal: { AWS }, Action: 'events:PutEvents', Resource: '*' })

function seed({ region, account, partition }: SeedContext): EventBridgeState {
  // none of them tells of the root user, least of all where it signs in
  if (region !== HOME) return BARE()
  return {
    buses: {
      default: { policy: null, tags: [] },
      'shop-orders': { policy: putBy(`arn:${partition}:iam::${account}:root`), tags: tagList('shop-prod') },
      'partner-events': { policy: putBy('*'), tags: tagList('corp-it') },
      measurements: { policy: null, tags: tagList('analytics') },
    },
    endpoints: [
      { name: 'shop-orders', replication: 'ENABLED' },
      { name: 'measurements', replication: 'DISABLED' },
    ],
    rules: {
      'shop-prod-task-stopped': {
        pattern: JSON.stringify({ source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'] }),
        schedule: null,
        description: 'Tasks of the shop that stop',
        state: 'ENABLED',
        targets: [{ Id: 'queue', Arn: `arn:${partition}:sqs:${region}:${account}:shop-prod-orders` }],
        tags: tagList('shop-prod'),
      },
      'nightly-report': {
        pattern: null,
        schedule: 'cron(15 3 * * ? *)',
        description: null,
        state: 'DISABLED',
        targets: [],
        tags: [],
      },
    },
  }
}

const missing = (name: string | undefined) =>
  awsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`)

function ruleOf({ state }: C, name: string | undefined): StoredRule {
  const found = Object.hasOwn(state.rules, name ?? '') ? state.rules[name ?? ''] : undefined
  if (!found) throw missing(name)
  return found
}

/** Only the default bus is here: CloudTrail's events arrive there. */
function onDefaultBus(name: string | undefined): void {
  if (name === undefined || name === 'default' || name.endsWith(':event-bus/default')) return
  throw awsError('ResourceNotFoundException', `Event bus ${name} does not exist.`)
}

function checkedPattern(text: string): void {
  const parsed = parseEventPattern(text)
  if (!parsed.ok)
    throw awsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${parsed.problem}`)
}

const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:events:${region}:${account}:rule/${name}`

const shown = (call: C, name: string, { pattern, schedule, description, state }: StoredRule) => ({
  Name: name,
  Arn: arnOf(call, name),
  State: state,
  EventBusName: 'default',
  ...(pattern === null ? {} : { EventPattern: pattern }),
  ...(schedule === null ? {} : { ScheduleExpression: schedule }),
  ...(description === null ? {} : { Description: description }),
})

function busOf({ state }: C, name = 'default') {
  const found = Object.hasOwn(state.buses, name) ? state.buses[name] : undefined
  if (!found) throw awsError('ResourceNotFoundException', `Event bus ${name} does not exist.`)
  return found
}

const busArn = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:events:${region}:${account}:event-bus/${name}`

const shownEndpoint = ({ partition, region, account }: C, one: EventBridgeState['endpoints'][number]) => ({
  Name: one.name,
  Arn: `arn:${partition}:events:${region}:${account}:endpoint/${one.name}`,
  ReplicationConfig: { State: one.replication },
  State: 'ACTIVE' as const,
})

/** The statements of a policy that this account wrote. */
function statementsOf(policy: string | null): { readonly Sid?: string }[] {
  // safe: what is kept was written by policyText, or taken as a policy
  return policy === null ? [] : (JSON.parse(policy) as { Statement: { readonly Sid?: string }[] }).Statement
}

/** Amazon EventBridge: rules of the default bus and their targets; the policies of event buses; global endpoints. */
export const eventbridge = practiceService<typeof import('@aws-sdk/client-eventbridge'), EventBridgeState>({
  sdk,
  scope: 'regional',
  seed,
  member: BARE,
  acts: { Name: arnOf, Rule: arnOf },
  reads: {
    ListRules: (call) => {
      onDefaultBus(call.input.EventBusName)
      const all = Object.entries(call.state.rules)
        .filter(([name]) => name.startsWith(call.input.NamePrefix ?? ''))
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const { items, next } = page(call, all, { token: call.input.NextToken, size: call.input.Limit })
      return { Rules: items.map(([name, rule]) => shown(call, name, rule)), NextToken: next }
    },
    DescribeRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      return shown(call, call.input.Name ?? '', ruleOf(call, call.input.Name))
    },
    ListTargetsByRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      const { targets } = ruleOf(call, call.input.Rule)
      const { items, next } = page(call, targets, { token: call.input.NextToken, size: call.input.Limit })
      return { Targets: items, NextToken: next }
    },
    ListEventBuses: (call) => {
      const all = Object.entries(call.state.buses).filter(([name]) => name.startsWith(call.input.NamePrefix ?? ''))
      const { items, next } = page(call, all, { token: call.input.NextToken, size: call.input.Limit })
      return {
        EventBuses: items.map(([Name, { policy }]) => ({
          Name,
          Arn: busArn(call, Name),
          ...(policy === null ? {} : { Policy: policy }),
        })),
        NextToken: next,
      }
    },
    DescribeEventBus: (call) => {
      const Name = call.input.Name ?? 'default'
      const { policy } = busOf(call, Name)
      return { Name, Arn: busArn(call, Name), ...(policy === null ? {} : { Policy: policy }) }
    },
    ListEndpoints: (call) => {
      const { items, next } = page(call, call.state.endpoints, {
        token: call.input.NextToken,
        size: call.input.MaxResults,
      })
      return { Endpoints: items.map((one) => shownEndpoint(call, one)), NextToken: next }
    },
    ListTagsForResource: (call) => {
      const name = call.input.ResourceARN?.split('/').at(-1)
      if (call.input.ResourceARN?.includes(':event-bus/')) return { Tags: busOf(call, name).tags }
      return { Tags: ruleOf(call, name).tags }
    },
    TestEventPattern: ({ input }) => {
      const text = input.EventPattern ?? ''
      checkedPattern(text)
      const parsed = parseEventPattern(text)
      let event: unknown
      try {
        event = JSON.parse(input.Event ?? '')
      } catch {
        throw awsError('ValidationException', 'Parameter Event is not valid JSON.')
      }
      return { Result: parsed.ok && parsed.matches(event) }
    },
  },
  changes: {
    PutPermission: (call) => {
      const { EventBusName, Policy, StatementId, Principal, Condition } = call.input
      const bus = busOf(call, EventBusName)
      if (Policy !== undefined) {
        bus.policy = Policy
        return undefined
      }
      const Sid = StatementId ?? ''
      bus.policy = policyText(...statementsOf(bus.policy).filter((one) => one.Sid !== Sid), {
        Sid,
        Effect: 'Allow',
        Principal: Principal === '*' ? '*' : { AWS: `arn:${call.partition}:iam::${Principal}:root` },
        Action: 'events:PutEvents',
        Resource: busArn(call, EventBusName ?? 'default'),
        ...(Condition
          ? { Condition: { [Condition.Type ?? '']: { [Condition.Key ?? '']: Condition.Value ?? '' } } }
          : {}),
      })
    },
    RemovePermission: (call) => {
      const bus = busOf(call, call.input.EventBusName)
      const known = statementsOf(bus.policy)
      const left = call.input.RemoveAllPermissions ? [] : known.filter((one) => one.Sid !== call.input.StatementId)
      if (left.length === known.length)
        throw awsError('ResourceNotFoundException', `Statement ${call.input.StatementId} does not exist.`)
      bus.policy = left.length === 0 ? null : policyText(...left)
    },
    UpdateEndpoint: (call) => {
      const { Name, ReplicationConfig } = call.input
      const found = call.state.endpoints.find((one) => one.name === Name)
      if (!found) throw awsError('ResourceNotFoundException', `Endpoint ${Name} does not exist.`)
      if (ReplicationConfig?.State) found.replication = ReplicationConfig.State
      return { ...shownEndpoint(call, found), State: 'UPDATING' }
    },
    PutRule: (call) => {
      const { input, state } = call
      const name = input.Name ?? ''
      onDefaultBus(input.EventBusName)
      if (!/^[\w.-]{1,64}$/.test(name)) throw awsError('ValidationException', 'The name of the rule is invalid.')
      if (!input.EventPattern && !input.ScheduleExpression)
        throw awsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.')
      if (input.EventPattern) checkedPattern(input.EventPattern)
      const before = Object.hasOwn(state.rules, name) ? state.rules[name] : undefined
      // what is not named goes back to its default; targets and tags stay (eventbridge/latest/APIReference/API_PutRule.html)
      state.rules[name] = {
        pattern: input.EventPattern ?? null,
        schedule: input.ScheduleExpression ?? null,
        description: input.Description ?? null,
        state: input.State ?? 'ENABLED',
        targets: before?.targets ?? [],
        tags: before?.tags ?? (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      }
      return { RuleArn: arnOf(call, name) }
    },
    DeleteRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      const name = call.input.Name ?? ''
      const rule = Object.hasOwn(call.state.rules, name) ? call.state.rules[name] : undefined
      if (rule && rule.targets.length > 0)
        throw awsError('ValidationException', "Rule can't be deleted since it has targets.")
      // one that is not there is gone already
      delete call.state.rules[name]
    },
    EnableRule: (call) => {
      ruleOf(call, call.input.Name).state = 'ENABLED'
    },
    DisableRule: (call) => {
      ruleOf(call, call.input.Name).state = 'DISABLED'
    },
    PutTargets: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = ruleOf(call, call.input.Rule)
      const added = (call.input.Targets ?? []).map(({ Id = '', Arn = '', Input }) => ({ Id, Arn, Input }))
      const targets = [...rule.targets.filter(({ Id }) => !added.some((one) => one.Id === Id)), ...added]
      if (targets.length > TARGETS_AT_MOST)
        throw awsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
      rule.targets = targets
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
    RemoveTargets: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = ruleOf(call, call.input.Rule)
      rule.targets = rule.targets.filter(({ Id }) => !call.input.Ids?.includes(Id))
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
  },
})

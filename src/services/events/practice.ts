import type * as Client from '@aws-sdk/client-eventbridge'
import { parseEventPattern } from '../../core/event-pattern.ts'
import { HOME, tagsOf } from '../../practice/company.ts'
import { document } from '../../practice/described.ts'
import { arnIn, found, given, type Is, named, set, take } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { policyText } from '../../practice/seeds.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tagPairs, tagsFrom } from '../../practice/tags.ts'
import { events as sdk } from './sdk.ts'

interface StoredRule extends HasTags {
  is: Is<Client.Rule, 'State'>
  targets: { Id: string; Arn: string; Input?: string | undefined }[]
}

interface StoredBus extends HasTags {
  policy: string | null
}

/** EventBridge in one region: the rules of the default event bus, by name; event buses and global endpoints. It delivers no events. */
interface EventBridgeState {
  rules: Record<string, StoredRule>
  /** The policies of its event buses, by name; the default bus is always there. */
  buses: Record<string, StoredBus>
  endpoints: Is<Client.Endpoint, 'Name'>[]
}

const BARE = (): EventBridgeState => ({ rules: {}, buses: { default: { policy: null, tags: {} } }, endpoints: [] })
type C<I = unknown> = Call<I, EventBridgeState>

/** eventbridge/latest/userguide/eb-quota.html */
const TARGETS_AT_MOST = 5

const putBy = (AWS: string): string =>
  policyText({ Sid: 'put', Effect: 'Allow', Principal: { AWS }, Action: 'events:PutEvents', Resource: '*' })

function seed({ region, account, partition }: SeedContext): EventBridgeState {
  // none of the rules reports the root user, not even in its sign-in region
  if (region !== HOME) return BARE()
  return {
    buses: {
      default: { policy: null, tags: {} },
      'shop-orders': { policy: putBy(`arn:${partition}:iam::${account}:root`), tags: tagsOf('shop-prod') },
      'partner-events': { policy: putBy('*'), tags: tagsOf('corp-it') },
      measurements: { policy: null, tags: tagsOf('analytics') },
    },
    endpoints: [
      { Name: 'shop-orders', ReplicationConfig: { State: 'ENABLED' } },
      { Name: 'measurements', ReplicationConfig: { State: 'DISABLED' } },
    ],
    rules: {
      'shop-prod-task-stopped': {
        is: {
          EventPattern: JSON.stringify({ source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'] }),
          Description: 'Tasks of the shop that stop',
          State: 'ENABLED',
        },
        targets: [{ Id: 'queue', Arn: `arn:${partition}:sqs:${region}:${account}:shop-prod-orders` }],
        tags: tagsOf('shop-prod'),
      },
      'nightly-report': {
        is: { ScheduleExpression: 'cron(15 3 * * ? *)', State: 'DISABLED' },
        targets: [],
        tags: {},
      },
    },
  }
}

const missing = (message: string) => awsError('ResourceNotFoundException', message)
const rules = named<EventBridgeState, StoredRule>({
  in: (state) => state.rules,
  arn: ['events', 'rule/'],
  missing: (name) => missing(`Rule ${name} does not exist on EventBus default.`),
})
export const buses = named<EventBridgeState, StoredBus>({
  in: (state) => state.buses,
  arn: ['events', 'event-bus/'],
  missing: (name) => missing(`Event bus ${name} does not exist.`),
})
const byLimit = listing({ token: 'NextToken', size: 'Limit', next: 'NextToken', whole: true })
const byResults = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

/** Throws unless a request is about the default bus, the only one with rules here: CloudTrail's events arrive there. */
function onDefaultBus(name: string | undefined): void {
  if (name === undefined || name === 'default' || name.endsWith(':event-bus/default')) return
  throw missing(`Event bus ${name} does not exist.`)
}

function checkedPattern(text: string): void {
  const parsed = parseEventPattern(text)
  if (!parsed.ok)
    throw awsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${parsed.problem}`)
}

const shown = (call: C, Name: string, { is }: StoredRule) => ({
  ...is,
  Name,
  Arn: rules.arn(call, Name),
  EventBusName: 'default',
})

const shownBus = (call: C, Name: string, { policy }: StoredBus) => ({
  Name,
  Arn: buses.arn(call, Name),
  ...(policy === null ? {} : { Policy: policy }),
})

const shownEndpoint = (call: C, one: EventBridgeState['endpoints'][number]) => ({
  ...one,
  Arn: arnIn(call, 'events', `endpoint/${one.Name}`),
  State: 'ACTIVE' as const,
})

/** The statements of a policy that the practice account wrote. */
function statementsOf(policy: string | null): { readonly Sid?: string }[] {
  // safe: the text was written by policyText, or accepted as a policy
  return policy === null ? [] : (JSON.parse(policy) as { Statement: { readonly Sid?: string }[] }).Statement
}

/** Amazon EventBridge: rules of the default bus and their targets; the policies of event buses; global endpoints. */
export const eventbridge = practiceService<typeof import('@aws-sdk/client-eventbridge'), EventBridgeState>({
  sdk,
  scope: 'regional',
  seed,
  member: BARE,
  acts: { Name: rules.arn, Rule: rules.arn },
  describes: {
    'AWS::Events::EventBus': (ask) =>
      (ask('ListEventBuses', {}).EventBuses ?? []).map((is) => ({
        is,
        also: { Policy: document(is.Policy) },
        tags: ask('ListTagsForResource', { ResourceARN: is.Arn }).Tags,
      })),
    // rules are kept for the default bus only
    'AWS::Events::Rule': (ask) =>
      (ask('ListRules', {}).Rules ?? []).map((is) => ({
        is: { ...is, Targets: ask('ListTargetsByRule', { Rule: is.Name }).Targets },
        also: { EventPattern: document(is.EventPattern) },
      })),
    'AWS::Events::Endpoint': (ask, { region }) =>
      (ask('ListEndpoints', { HomeRegion: region }).Endpoints ?? []).map((is) => ({ is })),
  },
  reads: {
    ListRules: (call) => {
      onDefaultBus(call.input.EventBusName)
      const all = rules.all(call, (name) => name.startsWith(call.input.NamePrefix ?? ''))
      return byLimit(call, { Rules: all.map((one) => shown(call, ...one)) })
    },
    DescribeRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      return shown(call, call.input.Name ?? '', rules.of(call, call.input.Name))
    },
    ListTargetsByRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      return byLimit(call, { Targets: rules.of(call, call.input.Rule).targets })
    },
    ListEventBuses: (call) => {
      const all = Object.entries(call.state.buses).filter(([name]) => name.startsWith(call.input.NamePrefix ?? ''))
      return byLimit(call, { EventBuses: all.map((one) => shownBus(call, ...one)) })
    },
    DescribeEventBus: (call) => {
      const { Name = 'default' } = call.input
      return shownBus(call, Name, buses.of(call, Name))
    },
    ListEndpoints: (call) =>
      byResults(call, { Endpoints: call.state.endpoints.map((one) => shownEndpoint(call, one)) }),
    ListTagsForResource: (call) => {
      const { ResourceARN = '' } = call.input
      const tagged = ResourceARN.includes(':event-bus/') ? buses : rules
      return { Tags: tagPairs(tagged.of(call, ResourceARN.split('/').at(-1)).tags) }
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
      const bus = buses.of(call, EventBusName ?? 'default')
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
        Resource: buses.arn(call, EventBusName ?? 'default'),
        ...(Condition
          ? { Condition: { [Condition.Type ?? '']: { [Condition.Key ?? '']: Condition.Value ?? '' } } }
          : {}),
      })
    },
    RemovePermission: (call) => {
      const bus = buses.of(call, call.input.EventBusName ?? 'default')
      const known = statementsOf(bus.policy)
      const left = call.input.RemoveAllPermissions ? [] : known.filter((one) => one.Sid !== call.input.StatementId)
      if (left.length === known.length) throw missing(`Statement ${call.input.StatementId} does not exist.`)
      bus.policy = left.length === 0 ? null : policyText(...left)
    },
    UpdateEndpoint: (call) => {
      const { Name, ReplicationConfig } = call.input
      const stored = found(
        call.state.endpoints.find((one) => one.Name === Name),
        () => missing(`Endpoint ${Name} does not exist.`),
      )
      take(stored, { ReplicationConfig }, 'ReplicationConfig')
      return { ...shownEndpoint(call, stored), State: 'UPDATING' }
    },
    PutRule: (call) => {
      const { input } = call
      const { EventPattern, ScheduleExpression, Description } = input
      const name = input.Name ?? ''
      onDefaultBus(input.EventBusName)
      if (!/^[\w.-]{1,64}$/.test(name)) throw awsError('ValidationException', 'The name of the rule is invalid.')
      if (!input.EventPattern && !input.ScheduleExpression)
        throw awsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.')
      if (input.EventPattern) checkedPattern(input.EventPattern)
      const before = rules.find(call, name)
      // absent members return to their defaults; targets and tags stay
      // (eventbridge/latest/APIReference/API_PutRule.html)
      rules.add(call, name, {
        is: { State: input.State ?? 'ENABLED', ...given({ EventPattern, ScheduleExpression, Description }) },
        targets: before?.targets ?? [],
        tags: before?.tags ?? tagsFrom(input.Tags),
      })
      return { RuleArn: rules.arn(call, name) }
    },
    DeleteRule: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = rules.find(call, call.input.Name)
      if (rule && rule.targets.length > 0)
        throw awsError('ValidationException', "Rule can't be deleted since it has targets.")
      // deleting a rule that does not exist succeeds
      delete call.state.rules[call.input.Name ?? '']
    },
    EnableRule: (call) => set(rules.of(call, call.input.Name).is, { State: 'ENABLED' }),
    DisableRule: (call) => set(rules.of(call, call.input.Name).is, { State: 'DISABLED' }),
    PutTargets: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = rules.of(call, call.input.Rule)
      const added = (call.input.Targets ?? []).map(({ Id = '', Arn = '', Input }) => ({ Id, Arn, Input }))
      const targets = [...rule.targets.filter(({ Id }) => !added.some((one) => one.Id === Id)), ...added]
      if (targets.length > TARGETS_AT_MOST)
        throw awsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
      rule.targets = targets
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
    RemoveTargets: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = rules.of(call, call.input.Rule)
      rule.targets = rule.targets.filter(({ Id }) => !call.input.Ids?.includes(Id))
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
  },
})

import { parseEventPattern } from '../../core/event-pattern.ts'
import { HOME, tagList } from '../../practice/company.ts'
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

/** EventBridge in one region: the rules of the default event bus, by name. Events it does not deliver. */
interface EventBridgeState {
  rules: Record<string, StoredRule>
}
type C<I = unknown> = Call<I, EventBridgeState>

/** eventbridge/latest/userguide/eb-quota.html */
const TARGETS_AT_MOST = 5

function seed({ region, account, partition }: SeedContext): EventBridgeState {
  // none of them tells of the root user, least of all where it signs in
  if (region !== HOME) return { rules: {} }
  return {
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
  awsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`, 400)

function ruleOf({ state }: C, name: string | undefined): StoredRule {
  const found = Object.hasOwn(state.rules, name ?? '') ? state.rules[name ?? ''] : undefined
  if (!found) throw missing(name)
  return found
}

/** Only the default bus is here: CloudTrail's events arrive there. */
function onDefaultBus(name: string | undefined): void {
  if (name === undefined || name === 'default' || name.endsWith(':event-bus/default')) return
  throw awsError('ResourceNotFoundException', `Event bus ${name} does not exist.`, 400)
}

function checkedPattern(text: string): void {
  const parsed = parseEventPattern(text)
  if (!parsed.ok)
    throw awsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${parsed.problem}`, 400)
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

/** Amazon EventBridge: rules of the default bus and their targets. */
export const eventbridge = practiceService<typeof import('@aws-sdk/client-eventbridge'), EventBridgeState>({
  sdk,
  scope: 'regional',
  seed,
  member: () => ({ rules: {} }),
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
    ListTagsForResource: (call) => {
      const name = call.input.ResourceARN?.split('/').at(-1)
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
        throw awsError('ValidationException', 'Parameter Event is not valid JSON.', 400)
      }
      return { Result: parsed.ok && parsed.matches(event) }
    },
  },
  changes: {
    PutRule: (call) => {
      const { input, state } = call
      const name = input.Name ?? ''
      onDefaultBus(input.EventBusName)
      if (!/^[\w.-]{1,64}$/.test(name)) throw awsError('ValidationException', 'The name of the rule is invalid.', 400)
      if (!input.EventPattern && !input.ScheduleExpression)
        throw awsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.', 400)
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
        throw awsError('ValidationException', "Rule can't be deleted since it has targets.", 400)
      // one that is not there is gone already
      delete call.state.rules[name]
      return undefined
    },
    EnableRule: (call) => {
      ruleOf(call, call.input.Name).state = 'ENABLED'
      return undefined
    },
    DisableRule: (call) => {
      ruleOf(call, call.input.Name).state = 'DISABLED'
      return undefined
    },
    PutTargets: (call) => {
      onDefaultBus(call.input.EventBusName)
      const rule = ruleOf(call, call.input.Rule)
      const added = (call.input.Targets ?? []).map(({ Id = '', Arn = '', Input }) => ({ Id, Arn, Input }))
      const targets = [...rule.targets.filter(({ Id }) => !added.some((one) => one.Id === Id)), ...added]
      if (targets.length > TARGETS_AT_MOST)
        throw awsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.', 400)
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

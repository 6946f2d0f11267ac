import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { type C, type Client, invalidValue, pageOf, type RdsState, rdsArn, type StoredSubscription } from './state.ts'

/** The categories of events of each kind of source (AmazonRDS/latest/UserGuide/USER_Events.Messages.html). */
const categories: Readonly<Record<string, readonly string[]>> = {
  'db-instance': [
    'availability',
    'backup',
    'configuration change',
    'creation',
    'deletion',
    'failover',
    'failure',
    'low storage',
    'maintenance',
    'notification',
    'read replica',
    'recovery',
    'restoration',
    'security',
    'security patching',
  ],
  'db-cluster': [
    'configuration change',
    'creation',
    'deletion',
    'failover',
    'failure',
    'global-failover',
    'maintenance',
    'migration',
    'notification',
    'serverless',
  ],
  'db-parameter-group': ['configuration change'],
  'db-security-group': ['configuration change', 'failure'],
  'db-snapshot': ['creation', 'deletion', 'notification', 'restoration'],
  'db-cluster-snapshot': ['backup', 'creation', 'deletion', 'notification', 'restoration'],
  'custom-engine-version': ['creation', 'failure', 'restoring'],
  'db-proxy': ['configuration change', 'creation', 'deletion', 'failure'],
  'blue-green-deployment': ['creation', 'deletion', 'failure', 'notification'],
}

function check(source: string | undefined, wanted: readonly string[] | undefined): void {
  const known = source === undefined ? Object.values(categories).flat() : categories[source]
  if (!known) throw invalidValue(`Unrecognized source type: ${source}`)
  const other = wanted?.find((one) => !known.includes(one))
  if (other !== undefined)
    throw awsError('SubscriptionCategoryNotFound', `The requested category is not supported: ${other}`, 404)
}

function checkTopic({ region }: C, topic: string): void {
  const parts = /^arn:aws:sns:([a-z0-9-]+):\d{12}:[\w-]+(\.fifo)?$/.exec(topic)
  if (!parts || parts[1] !== region || parts[2]) throw awsError('SNSInvalidTopic', `SNS topic is not valid: ${topic}`)
}

function subscriptionOf({ state }: C, name: string | undefined): StoredSubscription {
  const found = state.subscriptions.find((one) => one.CustSubscriptionId === name)
  if (!found) throw awsError('SubscriptionNotFound', `Subscription ${name} not found.`, 404)
  return found
}

const shown = ({ tags: _, ...subscription }: StoredSubscription) => subscription

export const eventReads = {
  DescribeEventSubscriptions: (call) => {
    const { SubscriptionName: name } = call.input
    const all = name === undefined ? call.state.subscriptions : [subscriptionOf(call, name)]
    const { items, next } = pageOf(call, all)
    return { EventSubscriptionsList: items.map(shown), Marker: next }
  },
} satisfies ServiceDefinition<Client, RdsState>['reads']

export const eventChanges = {
  CreateEventSubscription: (call) => {
    const { input, state } = call
    const { SubscriptionName: name = '', SourceType, EventCategories, SourceIds, SnsTopicArn = '' } = input
    if (state.subscriptions.some((one) => one.CustSubscriptionId === name))
      throw awsError('SubscriptionAlreadyExist', `Subscription ${name} already exists.`)
    if (SourceIds && SourceType === undefined) throw invalidValue('SourceType must be specified when SourceIds are.')
    check(SourceType, EventCategories)
    checkTopic(call, SnsTopicArn)
    const made: StoredSubscription = {
      CustomerAwsId: call.account,
      CustSubscriptionId: name,
      SnsTopicArn,
      Status: 'active',
      SubscriptionCreationTime: call.now.toISOString(),
      ...(SourceType === undefined ? {} : { SourceType }),
      ...(SourceIds === undefined ? {} : { SourceIdsList: SourceIds }),
      ...(EventCategories === undefined ? {} : { EventCategoriesList: EventCategories }),
      Enabled: input.Enabled ?? true,
      EventSubscriptionArn: rdsArn(call, 'es', name),
      tags: input.Tags ?? [],
    }
    state.subscriptions.push(made)
    return { EventSubscription: { ...shown(made), Status: 'creating' } }
  },
  ModifyEventSubscription: (call) => {
    const { input } = call
    const stored = subscriptionOf(call, input.SubscriptionName)
    const source = input.SourceType ?? stored.SourceType
    check(source, input.EventCategories ?? stored.EventCategoriesList)
    if (input.SnsTopicArn !== undefined) {
      checkTopic(call, input.SnsTopicArn)
      stored.SnsTopicArn = input.SnsTopicArn
    }
    if (source !== undefined) stored.SourceType = source
    if (input.EventCategories !== undefined) stored.EventCategoriesList = input.EventCategories
    if (input.Enabled !== undefined) stored.Enabled = input.Enabled
    return { EventSubscription: { ...shown(stored), Status: 'modifying' } }
  },
  DeleteEventSubscription: (call) => {
    const stored = subscriptionOf(call, call.input.SubscriptionName)
    call.state.subscriptions = call.state.subscriptions.filter((one) => one !== stored)
    return { EventSubscription: { ...shown(stored), Status: 'deleting' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

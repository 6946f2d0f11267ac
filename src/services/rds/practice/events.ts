import { byText } from '../../../core/by-text.ts'
import { given, take } from '../../../practice/kind.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import {
  type C,
  type Client,
  invalidValue,
  paged,
  type RdsState,
  type StoredSubscription,
  subscriptions,
} from './state.ts'

/** The event categories of each source type (AmazonRDS/latest/UserGuide/USER_Events.Messages.html). */
const categories: Readonly<Record<string, readonly string[]>> = byText({
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
})

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

const shown = ({ TagList: _, ...subscription }: StoredSubscription) => subscription

export const eventReads = {
  DescribeEventSubscriptions: (call) =>
    paged(call, { EventSubscriptionsList: subscriptions.those(call, call.input.SubscriptionName).map(shown) }),
} satisfies ServiceDefinition<Client, RdsState>['reads']

export const eventChanges = {
  CreateEventSubscription: (call) => {
    const { SubscriptionName = '', SourceType, SourceIds, SnsTopicArn = '', Enabled = true, Tags = [] } = call.input
    const { EventCategories } = call.input
    if (SourceIds && SourceType === undefined) throw invalidValue('SourceType must be specified when SourceIds are.')
    check(SourceType, EventCategories)
    checkTopic(call, SnsTopicArn)
    const made = subscriptions.add(call, {
      CustomerAwsId: call.account,
      CustSubscriptionId: SubscriptionName,
      SnsTopicArn,
      Status: 'active',
      SubscriptionCreationTime: call.now.toISOString(),
      ...given({ SourceType, SourceIdsList: SourceIds, EventCategoriesList: EventCategories }),
      Enabled,
      EventSubscriptionArn: subscriptions.arn(call, SubscriptionName),
      TagList: Tags,
    })
    return { EventSubscription: { ...shown(made), Status: 'creating' } }
  },
  ModifyEventSubscription: (call) => {
    const { input } = call
    const stored = subscriptions.of(call, input.SubscriptionName)
    const source = input.SourceType ?? stored.SourceType
    check(source, input.EventCategories ?? stored.EventCategoriesList)
    if (input.SnsTopicArn !== undefined) {
      checkTopic(call, input.SnsTopicArn)
      stored.SnsTopicArn = input.SnsTopicArn
    }
    take(
      stored,
      { SourceType: source, EventCategoriesList: input.EventCategories },
      'SourceType',
      'EventCategoriesList',
    )
    take(stored, input, 'Enabled')
    return { EventSubscription: { ...shown(stored), Status: 'modifying' } }
  },
  DeleteEventSubscription: (call) => {
    const gone = subscriptions.remove(call, call.input.SubscriptionName)
    return { EventSubscription: { ...shown(gone), Status: 'deleting' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

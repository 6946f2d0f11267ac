import { parseArn } from '../../core/arn.ts'
import { parseEventPattern } from '../../core/event-pattern.ts'
import { eventbridge } from '../../services/events/practice.ts'
import { ofTopic, sns } from '../../services/sns/practice/index.ts'
import { bring, messageIdOf } from '../../services/sns/practice/publish.ts'
import { sqs } from '../../services/sqs/practice/index.ts'
import { send } from '../../services/sqs/practice/messages.ts'
import { allowsService } from '../auth/service-access.ts'
import { account } from '../principals.ts'
import type { Store } from '../store.ts'
import type { TrailEvent } from '../trail-events.ts'

/** EventBridge's names of CloudTrail's event types (eventbridge/latest/userguide/eb-service-event-cloudtrail.html). */
const detailTypes: Readonly<Record<TrailEvent['eventType'], string>> = {
  AwsApiCall: 'AWS API Call via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
}

/** A CloudTrail record as an event on the default bus (eventbridge/latest/ref/overiew-event-structure.html). */
const onBus = (record: TrailEvent) => ({
  version: '0',
  id: record.eventID,
  'detail-type': detailTypes[record.eventType],
  source: `aws.${record.eventSource.replace(/\.amazonaws\.com$/, '')}`,
  account: record.recipientAccountId,
  time: record.eventTime,
  region: record.awsRegion,
  resources: [],
  detail: record,
})

/**
 * Delivers a CloudTrail record to the queues and topics of the matching rules of its region, if their policies allow
 * EventBridge. Other targets are not simulated. Rules get no read-only events unless their state says so
 * (eventbridge/latest/userguide/eb-service-event-cloudtrail.html#eb-service-event-cloudtrail-management).
 */
export function deliver(store: Store, record: TrailEvent): void {
  const { awsRegion: region, recipientAccountId: owner } = record
  // queues and topics of member accounts are not simulated
  if (owner !== account.id) return
  const event = onBus(record)
  const at = Date.parse(record.eventTime)
  for (const [name, { is, targets }] of Object.entries(store.slice(eventbridge, region).rules)) {
    const wanted = record.readOnly ? ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] : ENABLED
    if (is.EventPattern === undefined || !wanted.includes(is.State)) continue
    const parsed = parseEventPattern(is.EventPattern)
    if (!parsed.ok || !parsed.matches(event)) continue
    const sourceArn = `arn:${account.partition}:events:${region}:${owner}:rule/${name}`
    for (const { Arn, Input } of targets)
      toTarget(store, { arn: Arn, body: Input ?? JSON.stringify(event), sourceArn, at })
  }
}

const ENABLED: readonly string[] = ['ENABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']

interface Delivery {
  readonly arn: string
  readonly body: string
  readonly sourceArn: string
  readonly at: number
}

function toTarget(store: Store, { arn, body, sourceArn, at }: Delivery): void {
  const target = parseArn(arn)
  if (target?.account !== account.id) return
  const { service, region, resource: name } = target
  const request = { service: 'events.amazonaws.com', resource: arn, sourceArn, sourceAccount: account.id }
  const sqsIn = store.slice(sqs, region)
  if (service === 'sqs') {
    const queue = Object.hasOwn(sqsIn.queues, name) ? sqsIn.queues[name] : undefined
    // a FIFO queue requires a message group, which these targets do not have
    if (queue && !queue.fifo && allowsService(queue.policy, { ...request, action: 'sqs:SendMessage' }))
      send(queue, arn, { body, at })
  } else if (service === 'sns') {
    const { topics, subscriptions } = store.slice(sns, region)
    const topic = Object.hasOwn(topics, name) ? topics[name] : undefined
    if (!topic || !allowsService(topic.policy, { ...request, action: 'sns:Publish' })) return
    const messageId = messageIdOf(arn, topic.published ?? 0)
    topic.published = (topic.published ?? 0) + 1
    bring(
      subscriptions,
      { topicArn: arn, messageId, message: body, at },
      (where, whose) => (whose === account.id && where === region ? sqsIn : undefined),
      (policy, queueArn) => allowsService(policy, ofTopic(arn, queueArn, account.id)),
    )
  }
}

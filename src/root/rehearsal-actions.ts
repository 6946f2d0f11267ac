import type { Aws } from '../collect/aws.ts'
import { pages } from '../collect/collector.ts'
import { look, tellMissing } from '../collect/seen.ts'
import { DemarcError } from '../core/errors.ts'
import { ownAccessKeys } from '../services/iam/collect/own-credentials.ts'

/**
 * The rehearsal's changes to a practice account, through AWS's API. Each throws REHEARSAL_REFUSED when the account refuses. For
 * real accounts there is `demarc root fix`, which plans, asks and verifies.
 */
async function performed<T>(action: string, work: () => Promise<T>): Promise<T> {
  const done = await look(action, undefined, work)
  if (done.seen) return done.value
  throw new DemarcError(
    'REHEARSAL_REFUSED',
    `the practice account did not do it: ${done.missing.map(tellMissing).join('; ')}`,
    {
      hint: 'Is it as it began? A fresh one is started where no --endpoint is named.',
    },
  )
}

/** Deletes the access keys of the root user, the one that signs the calls last. Returns their ids. */
export const deleteOwnKeys = (aws: Aws, region: string, own: string): Promise<readonly string[]> =>
  performed('iam:DeleteAccessKey', async () => {
    const iam = await aws.client('iam', region)
    const ids: string[] = []
    for await (const { AccessKeyId } of ownAccessKeys(iam)) if (AccessKeyId) ids.push(AccessKeyId)
    const ordered = [...ids.filter((id) => id !== own), ...ids.filter((id) => id === own)]
    for (const AccessKeyId of ordered) await iam.deleteAccessKey({ AccessKeyId })
    return ordered
  })

/** Removes all confirmed subscribers of a topic; AWS gives no ARN for unconfirmed ones. Returns their addresses. */
export const emptyTopic = (aws: Aws, region: string, topic: string): Promise<readonly string[]> =>
  performed('sns:Unsubscribe', async () => {
    const sns = await aws.client('sns', region)
    const gone: string[] = []
    const all = pages(
      (NextToken) => sns.listSubscriptionsByTopic({ TopicArn: topic, NextToken }),
      (answer) => answer.Subscriptions,
      (answer) => answer.NextToken,
    )
    const listed: { arn: string; address: string }[] = []
    for await (const { SubscriptionArn: arn, Endpoint: address = '' } of all)
      if (arn?.startsWith('arn:')) listed.push({ arn, address })
    for (const { arn, address } of listed) {
      await sns.unsubscribe({ SubscriptionArn: arn })
      gone.push(address)
    }
    return gone
  })

/** Subscribes an e-mail address to a topic; it receives nothing before it has confirmed. */
export const subscribe = (aws: Aws, region: string, topic: string, address: string): Promise<void> =>
  performed('sns:Subscribe', async () => {
    const sns = await aws.client('sns', region)
    await sns.subscribe({ TopicArn: topic, Protocol: 'email', Endpoint: address })
  })

/** Confirms a subscription, as following the mailed link does. The practice account sends no mail and accepts any token. */
export const confirm = (aws: Aws, region: string, topic: string): Promise<void> =>
  performed('sns:ConfirmSubscription', async () => {
    const sns = await aws.client('sns', region)
    await sns.confirmSubscription({ TopicArn: topic, Token: 'the-link-of-the-rehearsal' })
  })

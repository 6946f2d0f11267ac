import type { Aws } from '../collect/aws.ts'
import { pages } from '../collect/collector.ts'
import { look, tellMissing } from '../collect/seen.ts'
import { DemarcError } from '../core/errors.ts'
import { ownAccessKeys } from '../services/iam/collect/own-credentials.ts'

/**
 * What the rehearsal does to a practice account by AWS's own API. Each throws REHEARSAL_REFUSED where the account does not do it.
 * `demarc root fix` is for accounts that matter: it plans, asks, and reads back.
 */
async function deed<T>(action: string, work: () => Promise<T>): Promise<T> {
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

/** Deletes the access keys of the root user, who asks with one of them: that one last. Gives their ids. */
export const deleteOwnKeys = (aws: Aws, region: string, own: string): Promise<readonly string[]> =>
  deed('iam:DeleteAccessKey', async () => {
    const iam = await aws.client('iam', region)
    const ids: string[] = []
    for await (const { AccessKeyId } of ownAccessKeys(iam)) if (AccessKeyId) ids.push(AccessKeyId)
    const ordered = [...ids.filter((id) => id !== own), ...ids.filter((id) => id === own)]
    for (const AccessKeyId of ordered) await iam.deleteAccessKey({ AccessKeyId })
    return ordered
  })

/** Takes all subscribers from a topic, but those who have not confirmed: AWS gives no ARN to unsubscribe them by. Gives their addresses. */
export const emptyTopic = (aws: Aws, region: string, topic: string): Promise<readonly string[]> =>
  deed('sns:Unsubscribe', async () => {
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

/** Subscribes an e-mail address to a topic; it hears of nothing before it has confirmed. */
export const subscribe = (aws: Aws, region: string, topic: string, address: string): Promise<void> =>
  deed('sns:Subscribe', async () => {
    const sns = await aws.client('sns', region)
    await sns.subscribe({ TopicArn: topic, Protocol: 'email', Endpoint: address })
  })

/** What following the link does that AWS mails. The practice account sends no mail, and takes any token. */
export const confirm = (aws: Aws, region: string, topic: string): Promise<void> =>
  deed('sns:ConfirmSubscription', async () => {
    const sns = await aws.client('sns', region)
    await sns.confirmSubscription({ TopicArn: topic, Token: 'the-link-of-the-rehearsal' })
  })

import type { Aws } from '../../collect/aws.ts'
import { fatalError, refusalOf } from '../../collect/refusals.ts'
import type { QueueMessage } from './queue-messages.ts'

/**
 * The longest wait in seconds, and the most messages at once, that SQS allows
 * (AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html).
 */
export const WAIT_SECONDS = 20
const MESSAGES = 10

/** The two calls for one SQS queue. Each call has its own abort signal, so that the SDK's listeners are released with it. */
export class QueueCalls {
  readonly #aws: Pick<Aws, 'client'>
  readonly #url: string
  readonly #region: string
  readonly #wait: number

  /** `wait`: seconds to wait for a message, 0 to 20. */
  constructor(aws: Pick<Aws, 'client'>, url: string, region: string, wait: number) {
    this.#aws = aws
    this.#url = url
    this.#region = region
    this.#wait = wait
  }

  async receive(signal: AbortSignal): Promise<readonly QueueMessage[]> {
    const sqs = await this.#aws.client('sqs', this.#region)
    const { Messages = [] } = await sqs.receiveMessage(
      { QueueUrl: this.#url, MaxNumberOfMessages: MESSAGES, WaitTimeSeconds: this.#wait },
      { abortSignal: AbortSignal.any([signal]) },
    )
    return Messages
  }

  /**
   * Returns why a message was not deleted; undefined when all are gone. An undeleted message comes again, is recognized, and is
   * deleted then. Throws errors about credentials, and the signal's reason.
   */
  async deleteAll(messages: readonly QueueMessage[], signal: AbortSignal): Promise<string | undefined> {
    try {
      const sqs = await this.#aws.client('sqs', this.#region)
      const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
      const { Failed = [], Successful = [] } = await sqs.deleteMessageBatch(
        { QueueUrl: this.#url, Entries },
        { abortSignal: AbortSignal.any([signal]) },
      )
      if (Successful.length === Entries.length) return undefined
      return `refused (${Failed[0]?.Code ?? 'without a reason'})`
    } catch (error) {
      signal.throwIfAborted()
      const fatal = fatalError(error, false)
      if (fatal) throw fatal
      return refusalOf(error)
    }
  }
}

import type { Aws } from '../../collect/aws.ts'
import { fatalError, refusalOf } from '../../collect/refusals.ts'
import type { QueueMessage } from './queue-messages.ts'

/** The most that SQS waits, and gives at once (AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html). */
export const WAIT_SECONDS = 20
const MESSAGES = 10

/** The two calls of one SQS queue. Each has an abort signal of its own: what the SDK hangs on it goes with it. */
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
   * Gives why a message was not deleted; undefined where all are gone. What is not deleted comes again, is known, and is deleted
   * then. Throws what condemns the credentials, and the reason of the signal.
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

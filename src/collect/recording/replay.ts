import { type NamedCall, noteCall } from '../asking.ts'
import type { CallEvent } from '../aws.ts'
import { noteFailedCall } from '../failed-calls.ts'
import type { ClientSource } from '../runner.ts'
import { actionOf, type Clients, type SdkTable, type ServiceId } from '../sdk.ts'
import { replayedError } from './format.ts'
import { NotRecordedError } from './not-recorded.ts'
import { askerName } from './recorder.ts'
import type { Recording } from './recording.ts'
import { decodeValue, type Serde } from './value.ts'

/** Stands in for the SDK's clients and answers from a recording: no network, no credentials, and no SDK client loaded. */
export class Replay implements ClientSource {
  readonly #recording: Recording
  readonly #sdk: SdkTable
  readonly #onCall: (call: CallEvent) => void
  readonly #clients = new Map<string, unknown>()
  #serde: Promise<Serde> | undefined

  constructor(recording: Recording, sdk: SdkTable, onCall: (call: CallEvent) => void = () => {}) {
    this.#recording = recording
    this.#sdk = sdk
    this.#onCall = onCall
  }

  async client<S extends ServiceId>(service: S, region: string): Promise<Clients[S]> {
    const key = `${service} ${region}`
    const client = this.#clients.get(key) ?? this.#make(service, region)
    this.#clients.set(key, client)
    // safe: every operation that a collector calls is a method with one input, which the proxy provides
    return client as Clients[S]
  }

  /** A client with one method per operation, named in lower camel case. */
  #make(service: ServiceId, region: string): object {
    return new Proxy(
      {},
      {
        get: (_, name) => {
          // promises check for `then` when they resolve to the client
          if (typeof name !== 'string' || name === 'then') return undefined
          const operation = name.charAt(0).toUpperCase() + name.slice(1)
          return (input: unknown) => this.#answer(noteCall({ service, operation, region, input }))
        },
      },
    )
  }

  async #answer(asked: NamedCall): Promise<unknown> {
    const { service, operation, region, input, name, by } = asked
    const call = { service, operation, region, input }
    this.#onCall(call)
    const found = await this.#recording.answer(asked, askerName(by))
    if (!found) throw this.#fail(new NotRecordedError(name), call)
    try {
      if (!found.refused) {
        this.#serde ??= import('@smithy/core/serde')
        return decodeValue(found.json, await this.#serde)
      }
    } catch (cause) {
      throw this.#recording.unreadAnswer(undefined, cause)
    }
    throw this.#fail(this.#error(found.json), call)
  }

  #error(json: unknown): Error {
    try {
      return replayedError(json)
    } catch (cause) {
      throw this.#recording.unreadAnswer(undefined, cause)
    }
  }

  #fail(error: Error, call: CallEvent): Error {
    noteFailedCall(error, { ...call, action: actionOf(this.#sdk[call.service], call.operation) })
    return error
  }
}

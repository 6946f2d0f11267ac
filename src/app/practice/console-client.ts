import { DemarcError } from '../../core/errors.ts'
import type { ConsoleSteps, StepName } from '../../practice/account/console/console.ts'
import { STEP_HEADER } from '../../practice/account/console/http.ts'
import { isLoopback } from '../../practice/loopback.ts'

/** Uses the practice account's console as a browser would: step by step, in a session. */
export class ConsoleClient {
  readonly #endpoint: string
  #session: string | undefined

  /** `endpoint`: where the practice account listens. Throws NOT_THIS_MACHINE, since a password is never sent to another host. */
  constructor(endpoint: string) {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
    if (url?.protocol !== 'http:' || !isLoopback(url.hostname))
      throw new DemarcError(
        'NOT_THIS_MACHINE',
        `${endpoint} is not a practice account: those listen on this machine alone`,
        {
          hint: 'Start one in another terminal: demarc practice --port 4566. Then name it: --endpoint http://127.0.0.1:4566',
        },
      )
    this.#endpoint = endpoint
  }

  /** Throws PRACTICE_UNREACHABLE, and CONSOLE_REFUSED with the console's message. */
  async step<S extends StepName>(name: S, input: ConsoleSteps[S][0]): Promise<ConsoleSteps[S][1]> {
    const headers = { [STEP_HEADER]: name, ...(this.#session ? { authorization: `Bearer ${this.#session}` } : {}) }
    let answer: Response
    try {
      answer = await fetch(this.#endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
    } catch (cause) {
      throw new DemarcError('PRACTICE_UNREACHABLE', `no practice account answers at ${this.#endpoint}`, {
        hint: 'Start one in another terminal: demarc practice --port 4566. Then name it: --endpoint http://127.0.0.1:4566',
        cause,
      })
    }
    const body: unknown = await answer.json().catch(() => undefined)
    if (!answer.ok || typeof body !== 'object' || body === null) throw refused(name, body)
    if ('session' in body && typeof body.session === 'string') this.#session = body.session
    // safe: the practice account is of the same version, and its steps are typed to return this
    return body as ConsoleSteps[S][1]
  }
}

/** The console's refusal of a step; the error's name is the code. */
class ConsoleAnswer extends Error {
  constructor(code: string, message: string) {
    super(message)
    this.name = code
  }
}

/** The code with which the console refused a step, e.g. `SignInFirst`; undefined for other errors. */
export const consoleRefusal = (error: unknown): string | undefined =>
  error instanceof DemarcError && error.cause instanceof ConsoleAnswer ? error.cause.name : undefined

function refused(step: string, body: unknown): DemarcError {
  if (typeof body !== 'object' || body === null || !('error' in body) || !('message' in body))
    return new DemarcError('CONSOLE_REFUSED', `the console did not answer the step ${step}`, {
      hint: 'Is it a practice account that listens there?',
    })
  const cause = new ConsoleAnswer(String(body.error), String(body.message))
  return new DemarcError('CONSOLE_REFUSED', cause.message, { cause })
}

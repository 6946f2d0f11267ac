import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { inject } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { type Clock, type Sleep, systemClock, systemSleep } from '../../src/core/clock.ts'
import { systemRandom } from '../../src/core/random.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { Keys } from '../root/in-test.ts'
import { within } from './env-of-run.ts'
import { Hearing } from './hearing.ts'
import { Said, type Screen, Typed } from './streams.ts'

export interface Ended {
  /** Null if a signal without a listener ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What runs keep goes here: the home of `bare` would be made by it where they run as root. */
const state = join(inject('scratch'), `demarc-state-${threadId}-${process.pid}`)

/** An environment without AWS credentials and colours. */
export const bare: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/no-such-folder',
  XDG_STATE_HOME: state,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/no-such-folder/config',
  AWS_SHARED_CREDENTIALS_FILE: '/no-such-folder/credentials',
}

/** In an environment: the practice account in this process that its endpoint is of. No process that is started sees it. */
const WITHIN = Symbol('within this process')

interface EnvWithin extends NodeJS.ProcessEnv {
  readonly [WITHIN]?: Pick<Practice, 'endpoint' | 'requestHandler'>
}

/** The variables that name a practice account in this process, which a run within it then reaches without HTTP. */
export const endpointEnv = ({ endpoint, requestHandler, region }: Pick<Practice, Reached>) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: region,
  [WITHIN]: { endpoint, requestHandler },
})
type Reached = 'endpoint' | 'requestHandler' | 'region'

/** The variables that lead to a practice account; `endpoint` may be that of a proxy before it, reached over HTTP. */
export function accessEnv(
  practice: Pick<Practice, 'principals' | Reached>,
  who: keyof Practice['principals'] | Keys,
  endpoint = practice.endpoint,
): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken }: Keys = typeof who === 'string' ? practice.principals[who] : who
  return {
    ...endpointEnv(practice),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  }
}

/** The parts of a run's surroundings that a test replaces. */
export interface World {
  /** Added to `bare`. */
  readonly env?: NodeJS.ProcessEnv
  /** The folder in which the search for demarc.yaml starts. */
  readonly cwd?: string
  readonly time?: { readonly now: Clock; readonly sleep: Sleep }
  /** Standard input, output and error are this terminal. */
  readonly screen?: Screen
}

/** A run of the command line within this process, in a world of its own. Its standard input stays open. */
export class Run extends Hearing {
  title: string | undefined
  readonly ended: Promise<Ended>
  readonly #stdin: Typed
  readonly #stdout: Said
  readonly #stderr: Said
  readonly #events = new EventEmitter()
  #end: (code: number | null) => void = () => {}

  /** `args`: words, or a line of words without spaces in them. */
  constructor(args: string | readonly string[], { env = {}, cwd = process.cwd(), time, screen }: World = {}) {
    super()
    this.#stdin = new Typed(screen)
    this.#stdout = new Said((text) => this.took({ out: text }), screen)
    this.#stderr = new Said((text) => this.took({ err: text }), screen)
    const whole: EnvWithin = { ...bare, ...env }
    const near = whole[WITHIN]
    const exit = new Promise<number | null>((resolve) => {
      this.#end = resolve
    })
    const code = within(whole, () =>
      run(typeof args === 'string' ? args.split(' ') : args, {
        stdin: this.#stdin,
        stdout: this.#stdout,
        stderr: this.#stderr,
        env: whole,
        given: { ...whole },
        cwd,
        events: this.#events,
        exit: (given) => {
          this.#events.emit('exit', given)
          this.#end(given)
        },
        clock: time?.now ?? systemClock,
        sleep: time?.sleep ?? systemSleep,
        random: systemRandom,
        terminal: undefined,
        self: ['demarc'],
        carrierOf: (endpointUrl) => (endpointUrl === near?.endpoint ? near.requestHandler : undefined),
        setTitle: (title) => {
          this.title = title
        },
      }),
    )
    this.ended = Promise.race([code, exit]).then(async (ended) => {
      await Promise.all([this.#stdout.whole(), this.#stderr.whole()])
      this.#stdin.close()
      this.over()
      return { code: ended, out: this.out, err: this.err }
    })
  }

  /** Closes the reader of standard output. */
  deaf(): this {
    this.#stdout.deafen()
    return this
  }

  /** Lines of standard input. */
  type(...lines: readonly string[]): this {
    this.#stdin.type(lines.map((line) => `${line}\n`).join(''))
    return this
  }

  /** Keys at a terminal, which makes a signal of Ctrl-C while no question wants each key for itself. */
  press(keys: string): void {
    if (keys === '\u0003' && !this.#stdin.raw) this.kill('SIGINT')
    else this.#stdin.type(keys)
  }

  /** Resizes the window. */
  resized(): void {
    for (const stream of [this.#stdout, this.#stderr]) stream.emit('resize')
  }

  /** No more lines come. */
  done(): Promise<Ended> {
    this.#stdin.end()
    return this.ended
  }

  /** Sends a signal, which ends the run if it has no listener. */
  kill(signal: NodeJS.Signals): void {
    if (!this.#events.emit(signal, signal)) this.#end(null)
  }
}

/** Runs it to its end, without a terminal and with these lines on standard input. */
export function demarc(
  args: string | readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
  ...lines: readonly string[]
): Promise<Ended> {
  return new Run(args, { env, ...(cwd === undefined ? {} : { cwd }) }).type(...lines).done()
}

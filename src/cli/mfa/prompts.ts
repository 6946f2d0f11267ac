import { createInterface, type Interface } from 'node:readline'
import { DemarcError } from '../../core/errors.ts'
import type { MfaDevice } from '../../core/mfa-device.ts'
import { visible } from '../../core/visible.ts'
import { familyNames } from '../../report/mfa/families.ts'
import type { Paint } from '../../report/paint.ts'
import { interrupted } from '../interruption.ts'
import { type Io, tell } from '../io.ts'
import { styled } from '../terminal.ts'
import { drawingOn, shownOptions } from '../way-out.ts'
import { askCode, type CodeQuestion } from './code-prompt.ts'

/** Whether a person can be asked: there is a terminal, and standard error is visible there. */
export const isInteractive = ({ stdin, stderr, env }: Io): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && env['TERM'] !== 'dumb'

/**
 * Asks a person: at a terminal by prompts on standard error, so that standard output contains only the result. Without a
 * terminal, codes and confirmations are lines of standard input, and everything else must be a flag.
 */
export class Prompts {
  readonly interactive: boolean
  readonly #io: Io
  readonly #signal: AbortSignal
  #lines: { readonly reader: Interface; readonly each: AsyncIterator<string> } | undefined

  constructor(io: Io, signal: AbortSignal) {
    this.interactive = isInteractive(io)
    this.#io = io
    this.#signal = signal
  }

  /** Writes a line for people to standard error; outside text in it is made harmless. */
  say(text = ''): void {
    tell(this.#io, visible(text))
  }

  /** Writes a coloured line of our own, such as one of a QR code. */
  draw(line: string): void {
    tell(this.#io, line)
  }

  warn(text: string): void {
    this.draw(`${this.#paint('yellow', 'warning:')} ${visible(text)}`)
  }

  /** Asks for one of several options; `flag`: the flag to name when no question can be asked. */
  async choose<T extends string>(
    message: string,
    flag: string,
    options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[],
  ): Promise<T> {
    this.#only(flag)
    const { isCancel, select } = await import('@clack/prompts')
    const answer = await select<string>({
      message: visible(message),
      options: shownOptions(options),
      ...this.#at,
    })
    if (isCancel(answer)) throw interrupted()
    // safe: it is one of the given values
    return answer as T
  }

  /** Asks which device to use; undefined when no person can be asked. */
  get chooseDevice(): ((devices: readonly MfaDevice[]) => Promise<string>) | undefined {
    if (!this.interactive) return undefined
    return (devices) =>
      this.choose(
        'Which device gives the codes?',
        '--serial',
        devices.map(({ id, family }) => ({ value: id, label: id, hint: familyNames[family] })),
      )
  }

  async line(message: string, flag: string): Promise<string> {
    this.#only(flag)
    return this.#text(message)
  }

  /** The next code: typed, or the next line of standard input; undefined when there is none. */
  async code(question: CodeQuestion): Promise<string | undefined> {
    this.#signal.throwIfAborted()
    if (!this.interactive) return this.#nextLine(question.label)
    return askCode(question, { ...this.#at, paint: this.#paint, sleep: this.#io.sleep })
  }

  /** Whether exactly this word was typed. */
  async typed(message: string, word: string): Promise<boolean> {
    this.#signal.throwIfAborted()
    const answer = this.interactive ? await this.#text(message) : await this.#nextLine(message)
    return answer?.trim() === word
  }

  /** Stops waiting for standard input. */
  close(): void {
    this.#lines?.reader.close()
    this.#io.stdin.pause()
  }

  get #at() {
    const { stdin: input, stderr } = this.#io
    return { input, output: drawingOn(stderr), signal: this.#signal }
  }

  get #paint(): Paint {
    return styled(this.#io.stderr, this.#io.env)
  }

  #only(flag: string): void {
    this.#signal.throwIfAborted()
    if (!this.interactive)
      throw new DemarcError('FLAGS_MISSING', `${flag} is missing`, {
        hint: 'Without a terminal nothing can be asked: say it by a flag.',
      })
  }

  async #text(message: string): Promise<string> {
    const { isCancel, text } = await import('@clack/prompts')
    const validate = (value = ''): string | undefined => (value.trim() === '' ? 'This is needed.' : undefined)
    const answer = await text({ message: visible(message), validate, ...this.#at })
    if (isCancel(answer)) throw interrupted()
    return answer.trim()
  }

  async #nextLine(label: string): Promise<string | undefined> {
    const { stdin, stderr } = this.#io
    if (stdin.isTTY) stderr.write(`${label}: `)
    if (!this.#lines) {
      const reader = createInterface({ input: stdin, terminal: false })
      this.#lines = { reader, each: reader[Symbol.asyncIterator]() }
    }
    const { each } = this.#lines
    const aborted = new Promise<never>((_, reject) => {
      this.#signal.addEventListener('abort', () => reject(interrupted()), { once: true })
    })
    const { value, done } = await Promise.race([each.next(), aborted])
    return done ? undefined : value.trim()
  }
}

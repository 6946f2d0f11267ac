import { createInterface } from 'node:readline'
import { DemarcError } from '../core/errors.ts'
import { visibleLines } from '../core/visible.ts'
import type { Input, Io, Output } from './io.ts'
import { drawingOn, shownOptions } from './way-out.ts'

/** The source of answers to questions: a person at a terminal, or the lines of standard input, one per answer. */
export interface Answers {
  /** True at a terminal, where things for people (a QR code, a clock) are worth showing. */
  readonly personal: boolean
  line(question: string): Promise<string>
  /** Hidden while typed. */
  secret(question: string): Promise<string>
  /** `flag`: the flag that replaces the question. */
  choose<T extends string>(
    question: string,
    options: readonly { value: T; label: string; hint?: string }[],
    flag?: string,
  ): Promise<T>
  end(): void
}

/**
 * Answers from the terminal if standard input is one, else from its lines. Throws an AbortError on Ctrl-C and when the signal is
 * aborted; without a terminal INPUT_MISSING and BAD_ANSWER.
 */
export function answersFrom({ stdin, stdout }: Pick<Io, 'stdin' | 'stdout'>, signal?: AbortSignal): Answers {
  return stdin.isTTY ? fromTerminal(stdin, stdout, signal) : fromLines(stdin, signal)
}

const ended = (): never => {
  throw new DOMException('the questions were ended', 'AbortError')
}

function fromTerminal(input: Input, stdout: Output, signal: AbortSignal | undefined): Answers {
  const output = drawingOn(stdout)
  type Clack = typeof import('@clack/prompts')
  type At = { readonly input: Input; readonly output: Output; readonly signal: AbortSignal }
  const ask = async <T>(question: (clack: Clack, at: At) => Promise<T | symbol>): Promise<T> => {
    signal?.throwIfAborted()
    const clack = await import('@clack/prompts')
    // a prompt never removes its listener, so each gets a signal of its own
    const own = new AbortController()
    const stop = (): void => own.abort()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const answer = await question(clack, { input, output, signal: own.signal })
      // safe: anything but the cancel symbol is the answer
      return clack.isCancel(answer) ? ended() : (answer as T)
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }
  // undefined when nothing was typed
  type Typed = string | undefined
  return {
    personal: true,
    line: async (message) =>
      ((await ask<Typed>((clack, at) => clack.text({ message: visibleLines(message), ...at }))) ?? '').trim(),
    secret: async (message) =>
      (await ask<Typed>((clack, at) => clack.password({ message: visibleLines(message), ...at }))) ?? '',
    choose: (message, options) =>
      ask(
        (clack, at) =>
          // safe: the options' values have the type of the answer
          clack.select({
            message: visibleLines(message),
            options: shownOptions(options) as never,
            ...at,
          }) as Promise<never>,
      ),
    end: () => void input.pause(),
  }
}

function fromLines(input: Input, signal: AbortSignal | undefined): Answers {
  const lines = createInterface({ input, ...(signal === undefined ? {} : { signal }) })
  const iterator = lines[Symbol.asyncIterator]()
  const next = async (question: string, more = ''): Promise<string> => {
    const { value, done } = await iterator.next()
    if (!done) return String(value).trim()
    signal?.throwIfAborted()
    throw new DemarcError('INPUT_MISSING', `standard input has ended without an answer to "${question}"`, {
      hint: `Without a terminal each answer is a line of standard input, in the order of the questions${more}.`,
    })
  }
  return {
    personal: false,
    line: (question) => next(question),
    secret: (question) => next(question),
    choose: async (question, options, flag) => {
      const values = options.map(({ value }) => value).join(', ')
      const instead = flag === undefined ? '' : `; ${flag} says it too`
      const said = await next(question, `; here one of ${values}${instead}`)
      const found = options.find(({ value }) => value === said)
      if (found) return found.value
      throw new DemarcError('BAD_ANSWER', `"${said}" is not an answer to "${question}"`, {
        hint: `One of ${values}${instead}.`,
      })
    },
    end: () => lines.close(),
  }
}

import { createInterface } from 'node:readline'

/** Where the answers to questions come from: a person at a terminal, or the lines of standard input, one an answer. */
export interface Answers {
  /** True at a terminal: what helps a person (a QR code, a clock) is worth showing. */
  readonly personal: boolean
  line(question: string): Promise<string>
  /** Not shown while it is typed. */
  secret(question: string): Promise<string>
  choose<T extends string>(question: string, options: readonly { value: T; label: string; hint?: string }[]): Promise<T>
  end(): void
}

/** Answers from a terminal where standard input is one, else from its lines. Throws an AbortError on Ctrl-C, by the signal, and at the end of input. */
export function answersFrom(input: NodeJS.ReadStream, signal?: AbortSignal): Answers {
  return input.isTTY ? fromTerminal(input, signal) : fromLines(input, signal)
}

const ended = (): never => {
  throw new DOMException('the questions were ended', 'AbortError')
}

function fromTerminal(input: NodeJS.ReadStream, signal: AbortSignal | undefined): Answers {
  type Clack = typeof import('@clack/prompts')
  const ask = async <T>(question: (clack: Clack, signal: AbortSignal) => Promise<T | symbol>): Promise<T> => {
    signal?.throwIfAborted()
    const clack = await import('@clack/prompts')
    // a prompt never takes its listener back: so each gets a signal of its own, and many may be asked
    const own = new AbortController()
    const stop = (): void => own.abort()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const answer = await question(clack, own.signal)
      // safe: what is no sign of cancelling is the answer
      return clack.isCancel(answer) ? ended() : (answer as T)
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }
  // nothing typed is undefined
  type Typed = string | undefined
  return {
    personal: true,
    line: async (message) => ((await ask<Typed>((clack, own) => clack.text({ message, signal: own }))) ?? '').trim(),
    secret: async (message) => (await ask<Typed>((clack, own) => clack.password({ message, signal: own }))) ?? '',
    choose: (message, options) =>
      ask(
        (clack, own) =>
          // safe: the values of the options are of the type of the answer
          clack.select({ message, options: [...options] as never, signal: own }) as Promise<never>,
      ),
    end: () => void input.pause(),
  }
}

function fromLines(input: NodeJS.ReadStream, signal: AbortSignal | undefined): Answers {
  const lines = createInterface({ input, ...(signal === undefined ? {} : { signal }) })
  const iterator = lines[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await iterator.next()
    return done ? ended() : String(value).trim()
  }
  return {
    personal: false,
    line: next,
    secret: next,
    choose: async (_, options) => {
      const said = await next()
      return options.find(({ value }) => value === said)?.value ?? ended()
    },
    end: () => lines.close(),
  }
}

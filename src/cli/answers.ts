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

/** Answers from a terminal where standard input is one, else from its lines. Throws an AbortError on Ctrl-C and at the end of input. */
export function answersFrom(input: NodeJS.ReadStream): Answers {
  return input.isTTY ? fromTerminal() : fromLines(input)
}

const ended = (): never => {
  throw new DOMException('the questions were ended', 'AbortError')
}

function fromTerminal(): Answers {
  const ask = async <T>(question: (clack: typeof import('@clack/prompts')) => Promise<T | symbol>): Promise<T> => {
    const clack = await import('@clack/prompts')
    const answer = await question(clack)
    // safe: what is no sign of cancelling is the answer
    return clack.isCancel(answer) ? ended() : (answer as T)
  }
  return {
    personal: true,
    // nothing typed is undefined
    line: async (message) => ((await ask<string | undefined>(({ text }) => text({ message }))) ?? '').trim(),
    secret: async (message) => (await ask<string | undefined>(({ password }) => password({ message }))) ?? '',
    choose: (message, options) =>
      // safe: the values of the options are of the type of the answer
      ask((clack) => clack.select({ message, options: [...options] as never }) as Promise<never>),
    end: () => {},
  }
}

function fromLines(input: NodeJS.ReadStream): Answers {
  const lines = createInterface({ input })
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

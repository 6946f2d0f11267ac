import type { Person } from '../app/practice/rehearsal/person.ts'
import type { Answers } from './answers.ts'
import type { Io } from './io.ts'

/** Prints a text with its line end. */
export const sayTo =
  ({ stdout }: Pick<Io, 'stdout'>) =>
  (text: string): void => {
    stdout.write(`${text}\n`)
  }

/** The person at the terminal. */
export async function personAt(answers: Answers, signal: AbortSignal, io: Io): Promise<Person> {
  const say = sayTo(io)
  const { qrOn } = await import('./qr.ts')
  const before = <T>(ask: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    return ask()
  }
  return {
    alone: false,
    say,
    choose: (question, choices) => before(() => answers.choose(question, choices)),
    line: (question) => before(() => answers.line(question)),
    secret: (question) => before(() => answers.secret(question)),
    show: (secret) => say(`\n    ${secret}\n`),
    qr: (uri, seed) => {
      const code = qrOn(uri, io.stdout, io.env)
      const shown =
        'why' in code
          ? [`  ${code.why}`, `  Type its key into the app: ${seed}`]
          : [...code.lines, '', `  Or type its key into the app: ${seed}`]
      say(['', ...shown, ''].join('\n'))
    },
  }
}

import { Run, type World } from './in-test.ts'
import { TestScreen } from './screen.ts'

/** A terminal in which demarc runs, within this process. */
export class TestTerminal {
  readonly exited: Promise<number | null>
  readonly #screen: TestScreen
  readonly #run: Run

  constructor(
    args: string | readonly string[],
    env: NodeJS.ProcessEnv = {},
    { columns, ...world }: Omit<World, 'env' | 'screen'> & { readonly columns?: number } = {},
  ) {
    this.#screen = new TestScreen(columns)
    this.#run = new Run(args, { ...world, env: { TERM: 'xterm-256color', ...env }, screen: this.#screen })
    this.exited = this.#run.ended.then(async ({ code }) => {
      await this.#screen.end(`it ended with ${code}`)
      return code
    })
  }

  get bytes(): string {
    return this.#screen.bytes
  }

  get text(): string {
    return this.#screen.text
  }

  resize(columns: number): void {
    this.#screen.resize(columns)
    this.#run.resized()
  }

  write(keys: string): void {
    this.#run.press(keys)
  }

  kill(signal: NodeJS.Signals): void {
    this.#run.kill(signal)
  }

  answer(question: string, ...keys: readonly string[]): Promise<void> {
    return this.#screen.answer((key) => this.write(key), question, keys)
  }

  until(what: string | RegExp): Promise<string> {
    return this.#screen.until(what)
  }
}

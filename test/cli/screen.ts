import { EventEmitter } from 'node:events'
import headless from '@xterm/headless'

const ROWS = 40

/** What a person sees of a terminal: lines that scrolled away included, and those that wrapped are whole. */
export class TestScreen {
  readonly rows = ROWS
  readonly #terminal: headless.Terminal
  readonly #shown = new EventEmitter()
  #bytes = ''
  #ended: string | undefined

  constructor(columns = 100) {
    // what a terminal makes of the end of a line, for who is not behind one of the system's
    const options = { cols: columns, rows: ROWS, scrollback: 5000, allowProposedApi: true, convertEol: true }
    this.#terminal = new headless.Terminal(options)
  }

  get columns(): number {
    return this.#terminal.cols
  }

  /** All that was ever written, escape sequences and all. */
  get bytes(): string {
    return this.#bytes
  }

  get text(): string {
    const { active } = this.#terminal.buffer
    const lines: string[] = []
    for (let y = 0; y < active.length; y++) {
      const line = active.getLine(y)
      const text = line?.translateToString(true) ?? ''
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text)
      else lines.push(text)
    }
    return lines.join('\n').trimEnd()
  }

  write(data: string): void {
    this.#bytes += data
    this.#terminal.write(data, () => this.#shown.emit('shown'))
  }

  resize(columns: number): void {
    this.#terminal.resize(columns, ROWS)
  }

  /** Ends the screen after all output is shown; with the error, if any. */
  end(why: string): Promise<void> {
    return new Promise((resolve) =>
      this.#terminal.write('', () => {
        this.#ended = why
        this.#shown.emit('shown')
        resolve()
      }),
    )
  }

  /** Waits until it shows something. */
  async until(what: string | RegExp | (() => boolean)): Promise<string> {
    const holds = (): boolean => {
      if (typeof what === 'function') return what()
      return typeof what === 'string' ? this.text.includes(what) : what.test(this.text)
    }
    while (!holds()) {
      if (this.#ended !== undefined) throw new Error(`${this.#ended} before it showed ${what}:\n${this.text}`)
      await new Promise<void>((shown) => this.#shown.once('shown', shown))
    }
    return this.text
  }

  /** Waits until a question is asked, answers it by some keys and Enter, and waits until it stands as answered. */
  async answer(press: (keys: string) => void, question: string, keys: readonly string[]): Promise<void> {
    // the mark of a question that is open; an answered one has another, and stays where it is
    await this.until(`◆  ${question}`)
    const answered = (): number => this.text.split(`◇  ${question}`).length
    const before = answered()
    for (const key of [...keys, '\r']) press(key)
    await this.until(() => answered() > before)
  }
}

export const DOWN = '\u001b[B'
export const CTRL_C = '\u0003'

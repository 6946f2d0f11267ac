import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'
import headless from '@xterm/headless'
import { bare } from './in-test.ts'

const PATIENCE = 30_000

/** A terminal in which demarc runs, with a screen as a person sees it: lines that scrolled away included. */
export class TestTerminal {
  readonly pid: number
  readonly exited: Promise<number>
  readonly #pty: ReturnType<typeof spawn>
  readonly #screen: headless.Terminal
  #bytes = ''

  constructor(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    cwd = '.',
    cols = 100,
    main = [resolve('dist/main.js')],
  ) {
    const rows = 40
    this.#screen = new headless.Terminal({ cols, rows, scrollback: 5000, allowProposedApi: true })
    this.#pty = spawn(process.execPath, [...main, ...args], {
      cwd,
      // safe: the variables of a test are all there
      env: { ...bare, TERM: 'xterm-256color', ...env } as Record<string, string>,
      cols,
      rows,
    })
    this.pid = this.#pty.pid
    this.#pty.onData((data) => {
      this.#bytes += data
      this.#screen.write(data)
    })
    this.exited = new Promise((done) => this.#pty.onExit(({ exitCode }) => done(exitCode)))
  }

  /** Another program of Node than demarc. */
  static running(args: readonly string[], env: NodeJS.ProcessEnv): TestTerminal {
    return new TestTerminal(args, env, '.', 100, [])
  }

  /** All that ever came from the program, escape sequences and all. */
  get bytes(): string {
    return this.#bytes
  }

  /** What is on the screen, and above it; lines that wrapped are whole. */
  get text(): string {
    const { active } = this.#screen.buffer
    const lines: string[] = []
    for (let y = 0; y < active.length; y++) {
      const line = active.getLine(y)
      const text = line?.translateToString(true) ?? ''
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text)
      else lines.push(text)
    }
    return lines.join('\n').trimEnd()
  }

  /** As when a person draws the window's edge. */
  resize(cols: number): void {
    this.#screen.resize(cols, 40)
    this.#pty.resize(cols, 40)
  }

  write(keys: string): void {
    this.#pty.write(keys)
  }

  kill(signal: NodeJS.Signals): void {
    this.#pty.kill(signal)
  }

  /** Waits until a question is asked, answers it by some keys and Enter, and waits until it stands as answered. */
  async answer(question: string, ...keys: readonly string[]): Promise<void> {
    // the mark of a question that is open; an answered one has another, and stays where it is
    await this.until(`◆  ${question}`)
    const answered = (): number => this.text.split(`◇  ${question}`).length
    const before = answered()
    for (const key of keys) {
      this.write(key)
      await sleep(20)
    }
    this.write('\r')
    await this.#waitFor(() => answered() > before, `the answer to "${question}"`)
  }

  async until(what: string | RegExp): Promise<string> {
    await this.#waitFor(
      () => (typeof what === 'string' ? this.text.includes(what) : what.test(this.text)),
      String(what),
    )
    return this.text
  }

  async #waitFor(holds: () => boolean, what: string): Promise<void> {
    for (const from = Date.now(); !holds(); await sleep(10))
      if (Date.now() - from > PATIENCE) throw new Error(`the terminal never showed ${what}:\n${this.text}`)
  }
}

export const DOWN = '\u001b[B'
export const CTRL_C = '\u0003'

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { spawn as spawnPty } from '@lydell/node-pty'
import { BUILT } from '../built.ts'
import { Hearing } from './hearing.ts'
import { bare, type Ended } from './in-test.ts'
import { TestScreen } from './screen.ts'

/** The built program. */
export const MAIN = join(BUILT, 'main.js')

/** A process that exits by itself writes V8's code cache, so the next one starts faster. */
const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }

/** The built command line as a process, for what only a process shows: signals, its end, its descriptors. */
export function startProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.') {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { ...bare, ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The output of a process so far, and its exit. */
export class Heard extends Hearing {
  readonly ended: Promise<Ended & { readonly by: NodeJS.Signals | null }>

  constructor(child: ChildProcessByStdio<Writable | null, Readable, Readable>) {
    super()
    child.stdout.setEncoding('utf8').on('data', (out: string) => this.took({ out }))
    child.stderr.setEncoding('utf8').on('data', (err: string) => this.took({ err }))
    this.ended = once(child, 'close').then(([code, by]) => {
      this.over()
      return { code, by, out: this.out, err: this.err }
    })
  }
}

/** A run of the built command line, or of another program, as a process whose standard input stays open. */
export class ProcessRun extends Heard {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>

  constructor(args: readonly string[], env: NodeJS.ProcessEnv, program?: string) {
    const [file, ...first] = program === undefined ? [process.execPath, MAIN] : [program]
    const child = spawn(file, [...first, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.on('error', () => {}) // it may have ended before it read everything
    super(child)
    this.#child = child
  }

  type(...lines: readonly string[]): this {
    this.#child.stdin.write(lines.map((line) => `${line}\n`).join(''))
    return this
  }

  /** No more lines come. */
  done(): this['ended'] {
    this.#child.stdin.end()
    return this.ended
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }
}

/** Runs it to its end. */
export async function demarcProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.'): Promise<Ended> {
  const { code, out, err } = await new Heard(startProcess(args, env, cwd)).ended
  return { code, out, err }
}

/** A program in a terminal of the system. */
export class Terminal {
  readonly screen = new TestScreen()
  readonly exited: Promise<number>
  readonly #pty: ReturnType<typeof spawnPty>

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#pty = spawnPty(program, [...args], {
      // safe: the variables of a test are all there
      env: { ...bare, TERM: 'xterm-256color', ...env } as Record<string, string>,
      cols: this.screen.columns,
      rows: this.screen.rows,
    })
    this.#pty.onData((data) => this.screen.write(data))
    this.exited = new Promise((done) =>
      this.#pty.onExit(({ exitCode }) => this.screen.end(`it ended with ${exitCode}`).then(() => done(exitCode))),
    )
  }

  write(keys: string): void {
    this.#pty.write(keys)
  }
}

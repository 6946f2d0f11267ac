import { type ChildProcess, spawn } from 'node:child_process'
import { systemCode } from '../../core/errors.ts'

export interface ToRun {
  readonly program: string
  readonly words: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** The longest time it may run, in seconds. */
  readonly seconds: number
  /** The content of its standard input; empty by default. */
  readonly input?: string
  /** A descriptor for its standard error, in place of `said`. */
  readonly stderr?: number
  /** How long to read on when the program has ended and another one keeps its output open, in milliseconds. */
  readonly heldMs?: number
  readonly signal?: AbortSignal
}

const HELD_MS = 2000

/** A program's output, and how it ended. */
export interface Ran {
  readonly out: string
  /** Its standard error. */
  readonly said: string
  /** Whether a program that it started keeps its output open: more may come, and is not waited for. */
  readonly held: boolean
  readonly how:
    | { readonly is: 'ended'; readonly code: number }
    | { readonly is: 'killed'; readonly by: NodeJS.Signals }
    | { readonly is: 'not-started'; readonly why: string }
    | { readonly is: 'too-slow' | 'too-much' | 'interrupted' }
}

/** The most characters read of either stream. */
const MOST = 16_384

/** Runs a program without a shell, with limits on time and output. Never throws: the result says how it ended. */
export function runBounded(toRun: ToRun): Promise<Ran> {
  const { program, words, env, seconds, input = '', stderr, heldMs = HELD_MS, signal } = toRun
  return new Promise((resolve) => {
    const heard = { out: '', said: '', held: false }
    let held: NodeJS.Timeout | undefined
    const child = spawn(program, words, { env, shell: false, stdio: ['pipe', 'pipe', stderr ?? 'pipe'] })
    const end = (how: Ran['how']): void => {
      clearTimeout(limit)
      clearTimeout(held)
      signal?.removeEventListener('abort', interrupt)
      resolve({ ...heard, how })
    }
    const give = (how: Ran['how']): void => {
      stop(child)
      end(how)
    }
    const interrupt = (): void => give({ is: 'interrupted' })
    const limit = setTimeout(() => give({ is: 'too-slow' }), seconds * 1000)
    signal?.addEventListener('abort', interrupt, { once: true })
    for (const stream of ['out', 'said'] as const) {
      const pipe = stream === 'out' ? child.stdout : child.stderr
      pipe?.setEncoding('utf8').on('data', (text: string) => {
        heard[stream] += text
        if (heard[stream].length > MOST) give({ is: 'too-much' })
      })
    }
    child.once('error', (error) => end({ is: 'not-started', why: whyNot(error) }))
    const ended = (code: number | null, by: NodeJS.Signals | null): Ran['how'] =>
      by === null ? { is: 'ended', code: code ?? 1 } : { is: 'killed', by }
    child.once('exit', (code, by) => {
      held = setTimeout(() => {
        heard.held = true
        give(ended(code, by))
      }, heldMs)
    })
    child.once('close', (code, by) => end(ended(code, by)))
    // it may end before it reads
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

function stop(child: ChildProcess): void {
  child.kill('SIGKILL')
  // programs that it started may keep its streams open
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy()
  child.unref()
}

const whyNot = (error: Error): string =>
  systemCode(error) === 'ENOENT'
    ? 'was not found'
    : systemCode(error) === 'EACCES'
      ? 'is not executable'
      : `cannot be run (${error.message})`

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
  readonly signal?: AbortSignal
}

/** A program's output, and how it ended. */
export interface Ran {
  readonly out: string
  /** Its standard error. */
  readonly said: string
  readonly how:
    | { readonly is: 'ended'; readonly code: number }
    | { readonly is: 'not-started'; readonly why: string }
    | { readonly is: 'too-slow' | 'too-much' | 'interrupted' }
}

/** The most characters read of either stream. */
const MOST = 16_384

/** Runs a program without a shell, with limits on time and output. Never throws: the result says how it ended. */
export function runBounded({ program, words, env, seconds, input = '', stderr, signal }: ToRun): Promise<Ran> {
  return new Promise((resolve) => {
    const heard = { out: '', said: '' }
    const child = spawn(program, words, { env, shell: false, stdio: ['pipe', 'pipe', stderr ?? 'pipe'] })
    const end = (how: Ran['how']): void => {
      clearTimeout(limit)
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
    child.once('close', (code) => end({ is: 'ended', code: code ?? 1 }))
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

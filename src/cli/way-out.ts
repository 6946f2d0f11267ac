import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { harmless, harmlessDrawing, visible, visibleLines } from '../core/visible.ts'
import type { Output } from './io.ts'
import { wantsColour } from './terminal.ts'

/** The stream behind each way out, for what draws. */
const behind = new WeakMap<Output, Output>()

/**
 * The only way to a terminal: it removes every control character from the stream, except line ends, tabs and, with colours, our own styles.
 * Texts from outside are escaped where they enter a line, so that they add no line or colour; this catches what was missed there.
 */
export function wayOut(stream: Output, env: NodeJS.ProcessEnv): Output {
  const out = filtered(stream, (text) => harmless(text, wantsColour(stream, env)))
  behind.set(out, stream)
  return out
}

/** Writes bytes that are no text, unfiltered, and waits until they are out, or nothing takes them. The stream must not be a terminal. */
export const writeBytes = (stream: Output, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    // an error is told where all of standard output's are: src/cli/reader.ts
    ;(behind.get(stream) ?? stream).write(bytes, () => resolve())
  })

/** What others in the process speak through: the SDK has the console, Node its warnings. */
export interface Voices {
  console: Console
  readonly process: Pick<NodeJS.Process, 'on' | 'listenerCount' | 'removeAllListeners'>
}

/** How the SDK's notice about Node versions begins: package.json says which ones Demarc takes, and each of its clients would repeat it. */
const SDK_NOTICE = 'NodeVersionSupportWarning:'

/**
 * Leads the other voices of the process out by the same way, to standard error: what stands on standard output is the command's own. The
 * console has one line for each message, since the SDK shows errors that are reported by us with their stacks.
 * Where Node was told to warn of nothing (NODE_NO_WARNINGS, --no-warnings), it still does not.
 */
export function leadOut(voices: Voices, stderr: Output, env: NodeJS.ProcessEnv): void {
  const out = wayOut(stderr, env)
  const lines = firstLinesTo(out)
  voices.console = new Console({ stdout: lines, stderr: lines, colorMode: false })
  if (voices.process.listenerCount('warning') === 0) return
  voices.process.removeAllListeners('warning').on('warning', ({ message }) => {
    if (!message.startsWith(SDK_NOTICE)) out.write(`warning: ${visibleLines(message)}\n`)
  })
}

/** Takes messages, each in one piece, and writes the first line of each. */
const firstLinesTo = (out: Output): Writable =>
  new Writable({
    write(message: Buffer, _, done) {
      out.write(`warning: ${visible(message.toString('utf8').trimStart().split('\n', 1)[0] ?? '')}\n`)
      done()
    },
  })

/** The same stream for what draws a line again: a question, a progress line. There a cursor may move, and nothing else may. */
export const drawingOn = (stream: Output): Output => {
  const raw = behind.get(stream)
  return raw === undefined ? stream : filtered(raw, harmlessDrawing)
}

/** Options of a question whose texts may be of others. */
export const shownOptions = <T extends { readonly label: string; readonly hint?: string }>(
  options: readonly T[],
): T[] =>
  options.map((one) => ({
    ...one,
    label: visible(one.label),
    ...(one.hint === undefined ? {} : { hint: visible(one.hint) }),
  }))

type Chunk = string | Uint8Array

const textOf = (chunk: Chunk): string => (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))

function filtered(stream: Output, filter: (text: string) => string): Output {
  const write = (chunk: Chunk, ...rest: readonly unknown[]): boolean =>
    // safe: the rest of the arguments is of a call of `write`, whose chunk stays a text
    (stream.write as (chunk: string, ...rest: readonly unknown[]) => boolean).call(
      stream,
      filter(textOf(chunk)),
      ...rest,
    )
  return new Proxy(stream, {
    get(target, key) {
      if (key === 'write') return write
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

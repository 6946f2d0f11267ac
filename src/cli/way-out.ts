import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { harmless, harmlessDrawing, visible, visibleLines } from '../core/visible.ts'
import type { Output } from './io.ts'
import { wantsColour } from './terminal.ts'

/** The stream behind each filtered output, for drawing. */
const behind = new WeakMap<Output, Output>()

/**
 * The only way to a terminal: removes every control character except line ends, tabs and, with colours, our own styles. Outside
 * text is already escaped where it enters a line, so that it adds no line or colour; this catches omissions.
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

/** What other code in the process writes through: the SDK uses the console, Node its warnings. */
export interface Voices {
  console: Console
  readonly process: Pick<NodeJS.Process, 'on' | 'listenerCount' | 'removeAllListeners'>
}

/**
 * The beginning of the SDK's notice about Node versions, which every client would repeat. package.json says which versions Demarc
 * supports.
 */
const SDK_NOTICE = 'NodeVersionSupportWarning:'

/**
 * Redirects these voices to standard error through the same filter, so that standard output has only the command's result. The
 * console is limited to one line per message, since the SDK prints errors that we report with their stacks. Node's warnings stay
 * off if they were turned off (NODE_NO_WARNINGS, --no-warnings).
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

/** A stream that writes the first line of each message, which arrives in one piece. */
const firstLinesTo = (out: Output): Writable =>
  new Writable({
    write(message: Buffer, _, done) {
      out.write(`warning: ${visible(message.toString('utf8').trimStart().split('\n', 1)[0] ?? '')}\n`)
      done()
    },
  })

/**
 * The same stream for redrawn lines: a question, a progress line. It additionally allows cursor movements, and has the usual size
 * where the terminal says 0, as serial lines and some containers do.
 */
export const drawingOn = (stream: Output): Output => {
  const raw = behind.get(stream)
  return raw === undefined
    ? stream
    : filtered(raw, harmlessDrawing, { columns: raw.columns || 80, rows: raw.rows || 24 })
}

/** The options of a question, with outside text made harmless. */
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

function filtered(
  stream: Output,
  filter: (text: string) => string,
  size: { readonly columns?: number; readonly rows?: number } = {},
): Output {
  const write = (chunk: Chunk, ...rest: readonly unknown[]): boolean =>
    // safe: the other arguments are those of a `write` call, whose chunk stays a string
    (stream.write as (chunk: string, ...rest: readonly unknown[]) => boolean).call(
      stream,
      filter(textOf(chunk)),
      ...rest,
    )
  return new Proxy(stream, {
    get(target, key) {
      if (key === 'write') return write
      if ((key === 'columns' || key === 'rows') && size[key] !== undefined)
        return Reflect.get(target, key, target) || size[key]
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

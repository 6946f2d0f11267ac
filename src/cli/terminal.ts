import { Writable } from 'node:stream'
import { styleText } from 'node:util'
import { inBlocks } from '../core/blocks.ts'
import { noPaint, type Paint } from '../report/paint.ts'
import type { Look } from '../report/terminal/look.ts'
import { type Io, type Output, withOutputs } from './io.ts'
import { isGone } from './reader.ts'

/** Colours by FORCE_COLOR and NO_COLOR (https://no-color.org), otherwise for terminals only. */
export function styled(stream: Pick<Output, 'isTTY'>, env: NodeJS.ProcessEnv): Paint {
  if (!wantsColour(stream, env)) return noPaint
  // by default styleText checks the process's standard output, even for standard error
  return (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false }))
}

export function wantsColour(stream: Pick<Output, 'isTTY'>, env: NodeJS.ProcessEnv): boolean {
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0'
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}

/** The width of the terminal, or 100 columns where there is none or it says 0; COLUMNS overrides. */
export function widthOf(stream: Pick<Output, 'columns'>, env: NodeJS.ProcessEnv): number {
  const asked = Number(env['COLUMNS'])
  const width = Number.isInteger(asked) && asked > 0 ? asked : stream.columns || 100
  return Math.max(40, Math.min(width, 140))
}

/** Whether the locale supports Unicode. An unset locale is the C locale, but pipes and modern terminals accept UTF-8 nevertheless. */
export function showsUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  return locale === undefined || /utf-?8/i.test(locale)
}

/** How to render a report for people on this terminal. */
export const terminalLook = ({ stdout, env }: Pick<Io, 'stdout' | 'env'>): Look => ({
  paint: styled(stdout, env),
  width: widthOf(stdout, env),
  unicode: showsUnicode(env),
})

/** How to render a table in a file. */
export const plainLook: Look = { paint: noPaint, width: 100, unicode: true }

/** Writes text in pieces and waits where the reader is slower. Where it has gone, the rest is left out. */
export async function writeAll(stream: Output, pieces: Iterable<string>): Promise<void> {
  for (const block of inBlocks(pieces)) {
    if (isGone(stream)) return
    if (!stream.write(block)) await new Promise<void>((resolve) => stream.once('drain', resolve))
  }
}

/** The same `Io` with its notes discarded. */
export const silent = (io: Io): Io =>
  withOutputs(io, { stdout: new Nowhere(io.stdout), stderr: new Nowhere(io.stderr) })

/** Takes all, and shows nothing. */
class Nowhere extends Writable {
  readonly isTTY = false
  readonly #instead: Output

  constructor(instead: Output) {
    super({ write: (_chunk, _encoding, done) => done() })
    this.#instead = instead
  }

  get fd(): number {
    return this.#instead.fd
  }
}

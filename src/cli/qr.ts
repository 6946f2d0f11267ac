import { stripVTControlCharacters } from 'node:util'
import { qrLines } from '../report/mfa/qr.ts'
import type { Output } from './io.ts'
import { showsUnicode, wantsColour } from './terminal.ts'

/** Lines below the code that must stay visible for the question. */
const BELOW = 2

/** A QR code for a terminal, or why it cannot be shown: cameras cannot read a code that is scrolled away or wrapped. */
export type ShownQr = { readonly lines: readonly string[] } | { readonly why: string }

export function qrOn(text: string, stream: Output, env: NodeJS.ProcessEnv): ShownQr {
  const lines = qrLines(text, { unicode: showsUnicode(env), colour: wantsColour(stream, env) })
  const width = stripVTControlCharacters(lines[0] ?? '').length
  const height = lines.length + BELOW
  // a terminal without a size says 0
  const [columns, rows] = [stream.columns || undefined, stream.rows || undefined]
  if (!stream.isTTY || (width <= (columns ?? width) && height <= (rows ?? height))) return { lines }
  return {
    why: `The QR code needs ${width} columns and ${height} rows; this terminal has ${columns ?? width} and ${rows ?? height}.`,
  }
}

import { encode, renderSVG, renderUnicode, renderUnicodeCompact } from 'uqr'
import { squaresPng } from '../../core/png.ts'

/** A border of four white squares, as the standard requires (ISO/IEC 18004, "quiet zone"). */
const BORDER = 4

export interface QrLook {
  readonly unicode: boolean
  readonly colour: boolean
}

/**
 * A QR code as lines for a terminal. With colours it sets black on white explicitly, since cameras read the inverse badly and the
 * terminal's own colours are unknown.
 */
export function qrLines(text: string, { unicode, colour }: QrLook): readonly string[] {
  const code = unicode
    ? renderUnicodeCompact(text, { border: BORDER, ecc: 'L' })
    : renderUnicode(text, { border: BORDER, ecc: 'L', whiteChar: '##', blackChar: '  ' })
  const lines = code.split('\n')
  // bright white on black: full blocks are the light squares
  return colour ? lines.map((line) => `\u001b[97;40m${line}\u001b[0m`) : lines
}

export const qrSvg = (text: string): string => renderSVG(text, { border: BORDER, ecc: 'M' })

export const qrPng = (text: string): Uint8Array => squaresPng(encode(text, { border: BORDER, ecc: 'M' }).data, 8)

import { encode, renderSVG, renderUnicode, renderUnicodeCompact } from 'uqr'
import { squaresPng } from '../../core/png.ts'

/** Four squares of white around it, as the standard asks (ISO/IEC 18004, "quiet zone"). */
const BORDER = 4

export interface QrLook {
  readonly unicode: boolean
  readonly colour: boolean
}

/**
 * A QR code as lines for a terminal: black on white by colours of its own where there may be colours, since cameras read the
 * inverse badly and a terminal's own colours are not known.
 */
export function qrLines(text: string, { unicode, colour }: QrLook): readonly string[] {
  const code = unicode
    ? renderUnicodeCompact(text, { border: BORDER, ecc: 'L' })
    : renderUnicode(text, { border: BORDER, ecc: 'L', whiteChar: '##', blackChar: '  ' })
  const lines = code.split('\n')
  // bright white on black: the full blocks are the light squares
  return colour ? lines.map((line) => `\u001b[97;40m${line}\u001b[0m`) : lines
}

export const qrSvg = (text: string): string => renderSVG(text, { border: BORDER, ecc: 'M' })

export const qrPng = (text: string): Uint8Array => squaresPng(encode(text, { border: BORDER, ecc: 'M' }).data, 8)

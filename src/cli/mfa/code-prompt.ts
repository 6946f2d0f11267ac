import type { Sleep } from '../../core/clock.ts'
import { AWS_TOTP, isCode, lifeLeft, stepAt } from '../../mfa/otp.ts'
import type { Paint } from '../../report/paint.ts'
import { interrupted } from '../interruption.ts'
import type { Input, Output } from '../io.ts'

export interface CodeQuestion {
  readonly label: string
  /** The clock by which codes change; milliseconds since 1970. */
  readonly now: () => number
  /** The step in which the previous code was typed; the prompt then says when the next code appears. */
  readonly after?: number
}

const REDRAW_MS = 250
const { digits } = AWS_TOTP

/** The hint after the prompt, in a long and a short form: how long the current code is valid by this computer's clock. */
export function lifeTexts({ now, after }: Omit<CodeQuestion, 'label'>): readonly [string, string] {
  const at = now()
  const seconds = Math.ceil(lifeLeft(at, AWS_TOTP) / 1000)
  return after === stepAt(at, AWS_TOTP)
    ? [`next code in ${seconds} s`, `next: ${seconds} s`]
    : [`this code is valid for ${seconds} s`, `${seconds} s`]
}

/** The least length of a label that still identifies the device; below it, the hint is left out. */
const LABEL_AT_LEAST = 12
const MARK = '? '
const SPACE = '  '
const DOTS = '...'

/**
 * The parts of the prompt's line, fitted to the columns. The last column stays free, since a wrapped line cannot be redrawn.
 * First the hint is shortened (`hints`: long to short), then the start of the label.
 */
export function fittingPrompt(
  label: string,
  code: string,
  hints: readonly string[],
  columns: number,
): readonly [label: string, code: string, hint: string] {
  const roomFor = (hint: string): number =>
    columns - 1 - MARK.length - 1 - code.length - (hint === '' ? 0 : SPACE.length + hint.length)
  const whole = hints.find((hint) => roomFor(hint) >= label.length)
  if (whole !== undefined) return [`${label} `, code, `${SPACE}${whole}`]
  const short = hints.findLast((hint) => roomFor(hint) >= Math.min(LABEL_AT_LEAST, label.length))
  const room = roomFor(short ?? '')
  const cut = label.length <= room ? label : `${DOTS}${label.slice(label.length - room + DOTS.length)}`
  const hint = short === undefined ? '' : `${SPACE}${short}`
  if (room > DOTS.length) return [`${cut} `, code, hint]
  return ['', code.slice(0, Math.max(0, columns - 1 - MARK.length)), '']
}

/** Where a code is asked for. */
export interface CodePlace {
  readonly input: Input
  readonly output: Output
  readonly paint: Paint
  readonly signal: AbortSignal
  readonly sleep: Sleep
}

/** Asks for a code in a terminal and shows how long the current one is valid. Ctrl-C and Ctrl-D throw an `AbortError`. */
export function askCode(question: CodeQuestion, { input, output, paint, signal, sleep }: CodePlace): Promise<string> {
  let typed = ''
  let wrong = false
  const draw = (): void => {
    const hints = wrong ? [`${digits} digits`] : lifeTexts(question)
    const [label, code, hint] = fittingPrompt(question.label, typed.padEnd(digits, '_'), hints, output.columns || 80)
    output.write(`\r\u001b[2K${paint('cyan', MARK.trim())} ${label}${code}${paint(wrong ? 'yellow' : 'dim', hint)}`)
  }
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const redraw = async (): Promise<void> => {
      for (;;) {
        await sleep(REDRAW_MS, over.signal)
        if (over.signal.aborted) return
        draw()
      }
    }
    const end = (): void => {
      over.abort()
      input.off('data', onData)
      output.off('resize', draw)
      signal.removeEventListener('abort', onAbort)
      input.setRawMode?.(false)
      input.pause()
      output.write('\n')
    }
    const onAbort = (): void => {
      end()
      reject(interrupted())
    }
    const onData = (data: Buffer): void => {
      // an arrow or other multi-byte key, which may contain bytes of digits
      if (data[0] === 0x1b) return
      for (const key of data.toString('latin1')) {
        if (key === '\u0003' || key === '\u0004') {
          onAbort()
          return
        }
        if (key === '\r' || key === '\n') {
          wrong = !isCode(typed, AWS_TOTP)
          if (wrong) continue
          end()
          resolve(typed)
          return
        }
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1)
        // ignore spaces, too: apps show codes in two groups
        else if (/[0-9]/.test(key) && typed.length < digits) typed += key
        wrong = false
      }
      draw()
    }
    input.setRawMode?.(true)
    input.resume()
    input.on('data', onData)
    output.on('resize', draw)
    signal.addEventListener('abort', onAbort, { once: true })
    draw()
    void redraw()
  })
}

import type { ReadStream } from 'node:tty'
import { AWS_TOTP, isCode, lifeLeft, stepAt } from '../../mfa/otp.ts'
import type { Paint } from '../../report/paint.ts'
import { interrupted } from './interruption.ts'

export interface CodeQuestion {
  readonly label: string
  /** The clock by which codes change; milliseconds since 1970. */
  readonly now: () => number
  /** The step in which the code before this one was typed: it is then said when the next one comes. */
  readonly after?: number
}

const REDRAW_MS = 250
const { digits } = AWS_TOTP

/** What stands under the prompt: for how long the code of this moment lives, by this computer's clock. */
export function lifeText({ now, after }: Omit<CodeQuestion, 'label'>): string {
  const at = now()
  const seconds = Math.ceil(lifeLeft(at, AWS_TOTP) / 1000)
  return after === stepAt(at, AWS_TOTP)
    ? `the next code comes in ${seconds} s`
    : `the code of this moment lives ${seconds} s more`
}

/** Asks for a code in a terminal, with a display of how long the present one lives. Ctrl-C and Ctrl-D end it: an `AbortError`. */
export function askCode(
  question: CodeQuestion,
  input: ReadStream,
  output: NodeJS.WriteStream,
  paint: Paint,
  signal: AbortSignal,
): Promise<string> {
  let typed = ''
  let wrong = false
  const draw = (): void => {
    const hint = wrong ? paint('yellow', `${digits} digits`) : paint('dim', lifeText(question))
    output.write(`\r\u001b[2K${paint('cyan', '?')} ${question.label} ${typed.padEnd(digits, '_')}  ${hint}`)
  }
  return new Promise((resolve, reject) => {
    const timer = setInterval(draw, REDRAW_MS)
    const end = (): void => {
      clearInterval(timer)
      input.off('data', onData)
      signal.removeEventListener('abort', onAbort)
      input.setRawMode(false)
      input.pause()
      output.write('\n')
    }
    const onAbort = (): void => {
      end()
      reject(interrupted())
    }
    const onData = (data: Buffer): void => {
      // an arrow or another key of several bytes, some of which look like digits
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
        // spaces too are passed over: apps show codes in two groups
        else if (/[0-9]/.test(key) && typed.length < digits) typed += key
        wrong = false
      }
      draw()
    }
    input.setRawMode(true)
    input.resume()
    input.on('data', onData)
    signal.addEventListener('abort', onAbort, { once: true })
    draw()
  })
}

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { PipedLine } from './piped-line.ts'

/** The terminal that a process has, whatever its standard input, output and error are. Windows has none by this name. */
const TERMINAL = '/dev/tty'

/** Writes to the terminal; without one nothing happens. */
export function tellTerminal(text: string): void {
  try {
    writeFileSync(TERMINAL, text)
  } catch {
    // there is none by that name
  }
}

/** A line that is typed at the terminal in answer to a question; undefined where there is no terminal. */
export function askTerminal(question: string): PipedLine | undefined {
  let descriptor: number
  try {
    descriptor = openSync(TERMINAL, 'r')
  } catch {
    return undefined
  }
  let input: ReadStream
  try {
    input = new ReadStream(descriptor)
  } catch {
    closeSync(descriptor)
    return undefined
  }
  tellTerminal(question)
  const line = new Promise<string | undefined>((resolve, reject) => {
    // a terminal hands over whole lines
    input.once('data', (bytes) => resolve(bytes.toString().trim()))
    input.once('end', () => resolve(undefined))
    input.once('error', reject)
  })
  return { line, stop: () => void input.destroy() }
}

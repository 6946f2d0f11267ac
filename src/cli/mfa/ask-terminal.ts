import { closeSync, openSync, writeFileSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { Io } from '../io.ts'
import type { PipedLine } from './piped-line.ts'

/** Writes to the terminal; does nothing without one. */
export function tellTerminal({ terminal }: Pick<Io, 'terminal'>, text: string): void {
  if (terminal === undefined) return
  try {
    writeFileSync(terminal, text)
  } catch {
    // no such device
  }
}

/** Asks a question at the terminal and reads a line; undefined when there is no terminal. */
export function askTerminal(io: Pick<Io, 'terminal'>, question: string): PipedLine | undefined {
  if (io.terminal === undefined) return undefined
  let descriptor: number
  try {
    descriptor = openSync(io.terminal, 'r')
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
  tellTerminal(io, question)
  const line = new Promise<string | undefined>((resolve, reject) => {
    // a terminal delivers complete lines
    input.once('data', (bytes) => resolve(bytes.toString().trim()))
    input.once('end', () => resolve(undefined))
    input.once('error', reject)
  })
  return { line, stop: () => void input.destroy() }
}

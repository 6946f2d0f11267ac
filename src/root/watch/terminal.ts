import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import type { Sleep } from '../../core/clock.ts'
import { systemCode } from '../../core/errors.ts'
import { harmless } from '../../core/visible.ts'
import type { RootEvent } from '../activity.ts'
import { messageId } from './bundle.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'
import type { FilePlace } from './state.ts'

/** A line for a message, without line end. It contains the message's id; `again`: it may have been written before. */
export type LineOf = (events: readonly RootEvent[], again: boolean) => string

/** The most bytes to search for a line after its place: longer than any line. */
const TAIL_AT_MOST = 1 << 20
const BUSY_MS = 10

/**
 * Standard output, or another open file. One system call lies between writing a line and recording it. After a crash a regular
 * file is read back, and a line found in it is not written again. A terminal or pipe cannot be read back, so the line is written
 * once more with a note.
 */
export function terminalSink(line: LineOf, fd: number, sleep: Sleep): Sink {
  return {
    name: 'terminal',
    title: 'standard output',
    place: () => placeOf(fd),
    arrived: (events, place) => arrivedAt(fd, messageId(events), place),
    deliver: async (events, again, signal) => {
      const text = Buffer.from(`${harmless(line(events, again), true)}\n`)
      for (let at = 0; at < text.length; )
        try {
          at += writeSync(fd, text, at)
        } catch (error) {
          const code = systemCode(error) ?? 'unknown error'
          if (code !== 'EAGAIN') return failed(code, at > 0)
          // a terminal or a pipe whose reader is slow or has stopped
          if (signal.aborted) return failed(code, at > 0)
          await sleep(BUSY_MS)
        }
      return { told: true }
    },
  }
}

const failed = (code: string, unsure: boolean): DeliveryOutcome =>
  code === 'EPIPE'
    ? { told: false, why: 'its reader is gone', unsure, ahead: 'end' }
    : { told: false, why: `it cannot be written (${code})`, unsure, ahead: 'wait' }

function placeOf(fd: number): FilePlace | undefined {
  const stat = fstatSync(fd)
  return stat.isFile() ? { dev: stat.dev, ino: stat.ino, size: stat.size } : undefined
}

function arrivedAt(fd: number, id: string, place: FilePlace | undefined): boolean | undefined {
  const now = placeOf(fd)
  if (!place || now?.dev !== place.dev || now.ino !== place.ino || now.size < place.size) return undefined
  const tail = tailOf(fd, place.size, Math.min(now.size - place.size, TAIL_AT_MOST))
  if (tail === undefined) return now.size === place.size ? false : undefined
  if (hasLineWith(tail, id)) return true
  // end a partial line, so that the next one starts on its own line
  if (tail !== '' && !tail.endsWith('\n')) writeSync(fd, '\n')
  return false
}

/** Whether a complete line contains this id, and not just a longer id that begins with it. */
function hasLineWith(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1))
    if (!/^[\w-]/.test(text.slice(at + id.length, at + id.length + 1))) return text.includes('\n', at)
  return false
}

/** Standard output is open for writing only; the system can reopen the file by its descriptor (proc(5)), if we may read it. */
function tailOf(fd: number, from: number, length: number): string | undefined {
  if (length === 0) return ''
  let file: number
  try {
    file = openSync(`/proc/self/fd/${fd}`, 'r')
  } catch {
    return undefined
  }
  try {
    const bytes = Buffer.alloc(length)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, from))
  } finally {
    closeSync(file)
  }
}

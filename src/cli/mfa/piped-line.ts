import { fstatSync } from 'node:fs'
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net'
import { readLine } from './read-line.ts'

const LONGEST = 256

export interface PipedLine {
  /** The line; undefined where the pipe ends before one. */
  readonly line: Promise<string | undefined>
  /** Waits for it no longer. The descriptor stays open, and what was not read stays in it. */
  readonly stop: () => void
}

/**
 * A line of a file descriptor, read byte by byte, so that what follows is left for another program. A pipe may stay silent and is awaited
 * without blocking; everything else is read at once.
 */
export function pipedLine(descriptor: number): PipedLine {
  const kind = fstatSync(descriptor)
  if (!kind.isFIFO() && !kind.isSocket()) return { line: Promise.resolve(readLine(descriptor)), stop: () => {} }
  let stop = (): void => {}
  const line = new Promise<string | undefined>((resolve, reject) => {
    let text = ''
    let over = false
    const end = (said: string | undefined): void => {
      over = true
      stop()
      resolve(said)
    }
    const options: SocketConstructorOpts & ConnectOpts = {
      fd: descriptor,
      readable: true,
      writable: false,
      // a buffer of one byte: the rest of the pipe stays unread
      onread: {
        buffer: Buffer.alloc(1),
        callback: (_length, bytes) => {
          const byte = String.fromCharCode(bytes[0] ?? 0)
          if (byte !== '\n') text += byte
          if (byte === '\n' || text.length === LONGEST) end(text.trim())
          return !over
        },
      },
    }
    // never destroyed: that would close the descriptor
    const socket = new Socket(options)
    stop = () => {
      over = true
      socket.pause()
      socket.unref()
    }
    socket.once('end', () => over || end(text === '' ? undefined : text.trim()))
    socket.once('error', reject)
    socket.resume()
  })
  return { line, stop }
}

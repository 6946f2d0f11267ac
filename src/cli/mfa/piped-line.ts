import { fstatSync } from 'node:fs'
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net'
import { readLine } from './read-line.ts'

const LONGEST = 256

export interface PipedLine {
  /** The line; undefined when the pipe ends before it. */
  readonly line: Promise<string | undefined>
  /** Stops waiting. The descriptor stays open, and unread data stays in it. */
  readonly stop: () => void
}

/**
 * Reads a line of a file descriptor byte by byte, so that the rest is left for another program. A pipe, which may stay silent, is
 * read without blocking; everything else is read at once.
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
      // a one-byte buffer leaves the rest of the pipe unread
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
    // never destroyed, since that would close the descriptor
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

import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'

/** The terminal at the other end of the streams. */
export interface Screen {
  readonly columns: number
  readonly rows: number
  write(text: string): void
}

/** Standard input as a test holds it. */
export class Typed extends PassThrough {
  readonly isTTY: boolean
  /** Raw mode: keys come one by one, and Ctrl-C is one of them. */
  raw = false
  #typed = ''
  #file: { readonly fd: number; readonly folder: string } | undefined

  constructor(screen?: Screen) {
    super()
    this.isTTY = screen !== undefined
  }

  type(keys: string): void {
    this.#typed += keys
    this.write(keys)
  }

  setRawMode(raw: boolean): this {
    this.raw = raw
    return this
  }

  /** For who reads it by its descriptor, or hands it on: a file of what was typed so far. */
  get fd(): number {
    if (!this.#file) {
      const folder = mkdtempSync(join(tmpdir(), 'demarc-typed-'))
      writeFileSync(join(folder, 'typed'), this.#typed)
      this.#file = { fd: openSync(join(folder, 'typed'), 'r'), folder }
    }
    return this.#file.fd
  }

  close(): void {
    this.end()
    if (!this.#file) return
    closeSync(this.#file.fd)
    rmSync(this.#file.folder, { recursive: true })
  }
}

/** Standard output, or standard error, as a test hears it. */
export class Said extends Writable {
  readonly isTTY: boolean
  readonly #heard: (text: string) => void
  readonly #screen: Screen | undefined
  #deaf = false
  #pipe: Pipe | undefined

  constructor(heard: (text: string) => void, screen?: Screen) {
    super({ decodeStrings: false, autoDestroy: false })
    this.isTTY = screen !== undefined
    this.#heard = heard
    this.#screen = screen
  }

  get columns(): number | undefined {
    return this.#screen?.columns
  }

  get rows(): number | undefined {
    return this.#screen?.rows
  }

  override _write(chunk: string | Buffer, _: unknown, done: (error?: Error) => void): void {
    if (this.#deaf) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      return
    }
    this.#heard(String(chunk))
    this.#screen?.write(String(chunk))
    done()
  }

  /** For who writes to it by its descriptor, or hands it on. */
  get fd(): number {
    this.#pipe ??= pipeTo(this.#heard)
    return this.#pipe.fd
  }

  /** Closes the reader: a write to the stream then fails. */
  deafen(): void {
    this.#deaf = true
  }

  /** Nothing more is written: all that was written has been heard. */
  async whole(): Promise<void> {
    await this.#pipe?.end()
  }
}

interface Pipe {
  readonly fd: number
  end(): Promise<void>
}

/**
 * A descriptor of which this thread hears what is written: one end of a socket, the other of which is read here. Node makes pipes to
 * other programs alone, and to start one costs the more the larger the process of the tests is.
 */
function pipeTo(heard: (text: string) => void): Pipe {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-said-'))
  const server = createServer((near) => near.setEncoding('utf8').on('data', heard))
  server.listen(join(folder, 'said'))
  const far = connect(join(folder, 'said'))
  const taken = once(server, 'connection') as Promise<[Socket]>
  return {
    // safe: a socket has a handle (net.Socket), which the types do not name
    fd: (far as unknown as { readonly _handle: { readonly fd: number } })._handle.fd,
    async end() {
      const [near] = await taken
      const closed = once(near, 'close')
      far.end()
      await closed
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

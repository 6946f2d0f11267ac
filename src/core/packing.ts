import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { DemarcError } from './errors.ts'

/** How a file may be compressed: gzip (RFC 1952) or Zstandard (RFC 8878). */
export type Packing = 'gzip' | 'zstd'

/** The largest unpacked size, as a multiple of the packed size, with a minimum below. No real report compresses that well. */
const MOST_TIMES = 250
const ALWAYS_ALLOWED = 64 << 20
/** The size of the chunks given to the compressor, in bytes. */
const CHUNK = 1 << 17

/** The compression that a file's extension asks for: `.gz`, `.zst`. */
export const packingOf = (path: string): Packing | undefined =>
  /\.gz$/i.test(path) ? 'gzip' : /\.zst$/i.test(path) ? 'zstd' : undefined

/** A path without its compression extension. */
export const withoutPacking = (path: string): string => (packingOf(path) ? path.replace(/\.[^.]+$/, '') : path)

/** The compression of a file by its first bytes; undefined when it is not compressed. */
export function packingIn(head: Uint8Array): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : undefined
}

/** Throws UNKNOWN_EXTENSION when this Node cannot write `path` as its extension asks: Zstandard needs Node 22.15 or 23.8. */
export function demandPacking(path: string): void {
  if (packingOf(path) === 'zstd' && zlib.createZstdCompress === undefined)
    throw new DemarcError(
      'UNKNOWN_EXTENSION',
      `${path} cannot be written: Node ${process.versions.node} has no Zstandard`,
      {
        hint: 'Use .gz, or Node 24.',
      },
    )
}

const packer = (packing: Packing): Transform =>
  packing === 'gzip' ? zlib.createGzip({ chunkSize: CHUNK }) : zlib.createZstdCompress({ chunkSize: CHUNK })

/** Compresses content as it arrives and passes each compressed chunk to `write`. */
export async function packed(
  content: string | Uint8Array | Iterable<string>,
  packing: Packing,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  await pipeline(Readable.from(pieces), packer(packing), async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) await write(chunk)
  })
}

/**
 * The unpacked content of a file, in chunks. `path` is used in errors: INPUT_DAMAGED when the file is damaged or unpacks to far
 * more than any report, FILE_UNREADABLE when this Node cannot unpack it.
 */
export async function* unpacked(
  path: string,
  packing: Packing,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  if (packing === 'zstd' && zlib.createZstdDecompress === undefined)
    throw new DemarcError('FILE_UNREADABLE', `${path} cannot be read: Node ${process.versions.node} has no Zstandard`, {
      hint: 'Use Node 24, or unpack the file first (zstd -d).',
    })
  let [taken, given] = [0, 0]
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      taken += chunk.length
      yield chunk
    }
  }
  const unpacker =
    packing === 'gzip' ? zlib.createGunzip({ chunkSize: CHUNK }) : zlib.createZstdDecompress({ chunkSize: CHUNK })
  const source = Readable.from(counted())
  source.on('error', (error) => unpacker.destroy(error))
  try {
    for await (const chunk of source.pipe(unpacker)) {
      given += chunk.length
      if (given > Math.max(ALWAYS_ALLOWED, MOST_TIMES * taken))
        throw new DemarcError('INPUT_DAMAGED', `${path}: it unpacks to more than ${MOST_TIMES} times its size`, {
          hint: 'No run of Demarc does: do not trust the file.',
        })
      yield chunk
    }
  } catch (error) {
    throw isOfZlib(error)
      ? new DemarcError('INPUT_DAMAGED', `${path}: it is packed, and damaged: ${error.message}`, {
          hint: 'Write it again: demarc scan --out FILE',
          cause: error,
        })
      : error
  } finally {
    source.destroy()
    unpacker.destroy()
  }
}

const isOfZlib = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZSTD|ERR_BUFFER)/.test(String(error.code))

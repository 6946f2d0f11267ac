import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, deflateRaw, inflateRawSync } from 'node:zlib'
import { DemarcError } from './errors.ts'

/**
 * A gzip file of several members (RFC 1952, section 2.2). Each member gives its own size in an extra field, so a reader can find
 * any of them without unpacking those before it (as BGZF does for genomes). gunzip reads the file as usual.
 */
const HEADER = 20
const TRAILER = 8
/**
 * The largest size of a member, packed or unpacked, in bytes: half a megabyte plus one last answer of up to 32 MB, with room to
 * spare.
 */
const LARGEST = 96 * 1024 * 1024
/** The two letters of our subfield, not registered in RFC 1952. */
const LETTERS = [0x44, 0x4d] as const

const deflate = promisify<Buffer, Buffer>((input, done) => deflateRaw(input, { level: 6 }, done))

/** Packs `content` as one member. */
export async function packBlock(content: Buffer): Promise<Buffer> {
  const packed = await deflate(content)
  const header = Buffer.alloc(HEADER)
  // magic, deflate, FEXTRA; no time and unknown system, so that equal content gives equal bytes
  header.set([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 8, 0, ...LETTERS, 4, 0])
  header.writeUInt32LE(HEADER + packed.length + TRAILER, HEADER - 4)
  const trailer = Buffer.alloc(TRAILER)
  trailer.writeUInt32LE(crc32(content), 0)
  trailer.writeUInt32LE(content.length, 4)
  return Buffer.concat([header, packed, trailer])
}

/** Where a member stands in its file. */
export interface GzipBlock {
  /** Counted from 1. */
  readonly number: number
  readonly offset: number
  readonly size: number
}

/** Reads the header of the member at an offset. `name` is the file's name in errors (`RECORDING_DAMAGED`). */
export async function blockAt(
  file: FileHandle,
  number: number,
  offset: number,
  end: number,
  name: string,
): Promise<GzipBlock> {
  const header = Buffer.alloc(HEADER)
  const { bytesRead } = await file.read(header, 0, HEADER, offset)
  const ours = bytesRead === HEADER && header[0] === 0x1f && header[1] === 0x8b && header[2] === 8 && header[3] === 4
  if (!ours || header[12] !== LETTERS[0] || header[13] !== LETTERS[1])
    throw damaged(name, number, offset, bytesRead < HEADER ? 'it is cut short' : 'no block begins there')
  const size = header.readUInt32LE(HEADER - 4)
  if (size < HEADER + TRAILER || size > LARGEST) throw damaged(name, number, offset, 'its size cannot be right')
  if (offset + size > end) throw damaged(name, number, offset, 'it is cut short')
  return { number, offset, size }
}

/** Unpacks the content of a member. */
export async function unpackBlock(
  file: FileHandle,
  { number, offset, size }: GzipBlock,
  name: string,
): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  const { bytesRead } = await file.read(bytes, 0, size, offset)
  if (bytesRead < size) throw damaged(name, number, offset, 'it is cut short')
  const length = bytes.readUInt32LE(size - 4)
  if (length > LARGEST) throw damaged(name, number, offset, 'its size cannot be right')
  let content: Buffer
  try {
    content = inflateRawSync(bytes.subarray(HEADER, size - TRAILER), { maxOutputLength: Math.max(length, 1) })
  } catch (error) {
    throw damaged(name, number, offset, 'it cannot be unpacked', error)
  }
  if (content.length !== length || crc32(content) !== bytes.readUInt32LE(size - TRAILER))
    throw damaged(name, number, offset, 'its checksum is wrong')
  return content
}

const damaged = (name: string, number: number, offset: number, what: string, cause?: unknown): DemarcError =>
  new DemarcError('RECORDING_DAMAGED', `${name}: block ${number}, at byte ${offset}: ${what}`, {
    hint: 'The file is damaged, or no recording of Demarc. Record it again: demarc scan --record FILE',
    cause,
  })

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises'
import { DemarcError } from '../../core/errors.ts'
import { writeFileAtomic } from '../../core/files.ts'
import { unreadable } from '../../core/reading.ts'

/**
 * The signature file of a recording, `<file>.sig`: an Ed25519 signature (RFC 8032) in base64. It covers one line, which is
 * `demarc recording sha256:`, the file's SHA-256 in hexadecimal and a line feed, so that openssl can sign and verify it, too.
 */
export const signatureOf = (recording: string): string => `${recording}.sig`

const messageOf = (sha256: string): Buffer => Buffer.from(`demarc recording sha256:${sha256}\n`)

const LARGEST = 16_384
const SIGNATURE = /^[A-Za-z0-9+/]{86}==\n?$/

/**
 * Reads a private key (PEM, PKCS #8). Throws SIGN_KEY_OPEN when other users can read the file, KEY_WRONG when it is not an
 * Ed25519 key.
 */
export async function signingKey(path: string): Promise<KeyObject> {
  const { text, mode } = await pemOf(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new DemarcError(
      'SIGN_KEY_OPEN',
      `other users can read the key ${path} (mode 0${(mode & 0o777).toString(8)})`,
      {
        hint: `chmod 600 '${path}'`,
      },
    )
  return keyFrom(path, 'private', () => createPrivateKey(text))
}

/** Reads a public key (PEM, SubjectPublicKeyInfo). Throws KEY_WRONG. */
export async function verifyingKey(path: string): Promise<KeyObject> {
  const { text } = await pemOf(path)
  // a private key would work, too, but its file does not belong where recordings are verified
  if (text.includes('PRIVATE KEY')) throw wrongKey(path, 'public')
  return keyFrom(path, 'public', () => createPublicKey(text))
}

async function pemOf(path: string): Promise<{ readonly text: string; readonly mode: number }> {
  try {
    const found = await stat(path)
    if (!found.isFile() || found.size > LARGEST) throw new DemarcError('KEY_WRONG', `${path} is not a file of a key`)
    return { text: await readFile(path, 'utf8'), mode: found.mode }
  } catch (error) {
    throw unreadable(error, path)
  }
}

function keyFrom(path: string, kind: 'private' | 'public', read: () => KeyObject): KeyObject {
  let key: KeyObject
  try {
    key = read()
  } catch (cause) {
    throw wrongKey(path, kind, cause)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw wrongKey(path, kind)
  return key
}

const wrongKey = (path: string, kind: 'private' | 'public', cause?: unknown): DemarcError =>
  new DemarcError('KEY_WRONG', `${path} holds no ${kind} Ed25519 key in PEM`, {
    hint:
      kind === 'private'
        ? 'openssl genpkey -algorithm ed25519 -out key.pem makes one.'
        : 'openssl pkey -in key.pem -pubout -out key.pub takes it out of the private one.',
    ...(cause === undefined ? {} : { cause }),
  })

/** Signs a finished recording. */
export async function signRecording(path: string, key: KeyObject): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  await writeFileAtomic(signatureOf(path), `${sign(null, messageOf(hash.digest('hex')), key).toString('base64')}\n`)
}

/** Deletes the signature of an earlier recording with the same name. */
export const dropSignature = (path: string): Promise<void> => rm(signatureOf(path), { force: true })

/** Verifies the signature of an open recording before anything else is read from it. Throws RECORDING_UNSIGNED, RECORDING_FORGED. */
export async function verifyRecording(path: string, file: FileHandle, key: KeyObject): Promise<void> {
  const signature = await signatureIn(signatureOf(path))
  if (signature === undefined)
    throw new DemarcError('RECORDING_UNSIGNED', `${path} has no signature in ${signatureOf(path)}`, {
      hint: 'demarc scan --record FILE --sign-key KEY signs a recording when it is made.',
    })
  const hash = createHash('sha256')
  for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) hash.update(chunk)
  if (!verify(null, messageOf(hash.digest('hex')), key, signature))
    throw new DemarcError('RECORDING_FORGED', `${path} was not signed by this key, or was changed since`, {
      hint: 'Nothing of it was read.',
    })
}

/** The bytes of a signature; undefined when there is none or it is malformed. */
async function signatureIn(path: string): Promise<Buffer | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile() || found.size > LARGEST) return undefined
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(error, path)
  })
  try {
    const text = await file.readFile('utf8')
    return SIGNATURE.test(text) ? Buffer.from(text, 'base64') : undefined
  } finally {
    await file.close()
  }
}

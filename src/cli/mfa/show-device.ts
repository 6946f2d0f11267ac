import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { MadeDevice } from '../../app/mfa/enable.ts'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { checkWritable, refusedBySystem } from '../../core/files.ts'
import { encodeBase32 } from '../../mfa/base32.ts'
import { qrLines, qrPng, qrSvg, qrWidth } from '../../report/mfa/qr.ts'
import type { Io } from '../io.ts'
import { showsUnicode, wantsColour } from '../terminal.ts'
import type { Prompts } from './prompts.ts'

/** Refuses a `--qr` that names no picture, what cannot be written, or a file that is there: ours is deleted at the end. */
export async function checkPicture(path: string | undefined): Promise<void> {
  if (path === undefined) return
  if (!/\.(?:svg|png)$/i.test(path))
    throw new DemarcError('UNKNOWN_EXTENSION', `the extension of ${path} names no picture`, {
      hint: 'Use .svg or .png.',
    })
  if (existsSync(path)) throw isThere(path)
  await checkWritable(path)
}

const isThere = (path: string): DemarcError =>
  new DemarcError('FILE_EXISTS', `${path} is there already`, {
    hint: 'The QR code is deleted at the end: name a file that does not exist.',
  })

/** Writes the QR code, for its owner alone. Whoever has put a file there meanwhile keeps it. */
export async function writePicture(path: string, uri: string): Promise<void> {
  try {
    await writeFile(path, pictureOf(path, uri), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw systemCode(error) === 'EEXIST' ? isThere(path) : refusedBySystem(error, path)
  }
}

const pictureOf = (path: string, uri: string): string | Uint8Array => (/\.svg$/i.test(path) ? qrSvg(uri) : qrPng(uri))

/** Shows a new device in the terminal: the QR code where it fits, and the secret for those who cannot scan. */
export function showDevice({ seed, uri }: MadeDevice, prompts: Prompts, { stderr, env }: Io): void {
  const width = qrWidth(uri)
  const columns = stderr.columns ?? 80
  prompts.say('Scan this with the authenticator app:')
  prompts.say()
  if (!prompts.interactive || columns >= width) {
    const look = { unicode: showsUnicode(env), colour: wantsColour(stderr, env) }
    for (const line of qrLines(uri, look)) prompts.draw(line)
  } else
    prompts.say(`(the QR code needs ${width} columns, and this terminal has ${columns}: make it wider, or use --qr)`)
  prompts.say()
  prompts.say('Or type this secret into the app, as a time-based key:')
  prompts.say(`  ${(encodeBase32(seed).match(/.{1,4}/g) ?? []).join(' ')}`)
  prompts.say('It makes the same codes as your device: do not keep it anywhere else.')
  prompts.say()
}

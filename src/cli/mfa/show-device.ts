import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { MadeDevice } from '../../app/mfa/enable.ts'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { checkWritable, refusedBySystem } from '../../core/files.ts'
import { encodeBase32 } from '../../mfa/base32.ts'
import { qrPng, qrSvg } from '../../report/mfa/qr.ts'
import type { Io } from '../io.ts'
import { qrOn } from '../qr.ts'
import type { Prompts } from './prompts.ts'

/** Rejects a `--qr` path that is not a picture, cannot be written, or exists, since our file is deleted at the end. */
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

/** Writes the QR code with mode 0600. Never overwrites an existing file. */
export async function writePicture(path: string, uri: string): Promise<void> {
  try {
    await writeFile(path, pictureOf(path, uri), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw systemCode(error) === 'EEXIST' ? isThere(path) : refusedBySystem(error, path)
  }
}

const pictureOf = (path: string, uri: string): string | Uint8Array => (/\.svg$/i.test(path) ? qrSvg(uri) : qrPng(uri))

/**
 * Shows a new device in the terminal: the QR code if it fits, and the secret for people who cannot scan (first if the code does
 * not fit).
 */
export function showDevice({ seed, uri }: MadeDevice, prompts: Prompts, { stderr, env }: Io): void {
  const code = qrOn(uri, stderr, env)
  if ('why' in code) {
    prompts.say(code.why)
    prompts.say('Make the window larger and run it again (Ctrl-C ends it), or have it as a file: --qr FILE.png.')
  } else {
    prompts.say('Scan this with the authenticator app:')
    prompts.say()
    for (const line of code.lines) prompts.draw(line)
  }
  prompts.say()
  prompts.say(`${'why' in code ? 'Type' : 'Or type'} this secret into the app, as a time-based key:`)
  prompts.say(`  ${(encodeBase32(seed).match(/.{1,4}/g) ?? []).join(' ')}`)
  prompts.say('It makes the same codes as your device: do not keep it anywhere else.')
  prompts.say()
}

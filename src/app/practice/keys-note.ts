import { constants } from 'node:fs'
import { access, open, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder, writeFileAtomic } from '../../core/files.ts'
import { stateFolder } from '../../core/folders.ts'
import { LARGEST, TooLargeError } from '../../core/whole-file.ts'
import type { Practice } from '../../practice/account/server.ts'

/**
 * The keys of a running practice account, for other commands of the same user: a private file, named by the port. It is deleted
 * when the account ends; after a kill, the next account on that port replaces it.
 */

type Env = Readonly<Record<string, string | undefined>>

const key = z.strictObject({ arn: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() })
const note = z.strictObject({
  region: z.string(),
  admin: key,
  auditor: key,
  root: key,
  learner: key.extend({ serial: z.string(), seed: z.string(), role: z.string() }).optional(),
})

/** The content of an account's file. */
export type KeysNote = z.infer<typeof note>

const folderIn = (env: Env): string => join(stateFolder(env), 'practice')
const fileOf = (env: Env, endpoint: string): string => join(folderIn(env), `${new URL(endpoint).port || '80'}.json`)

/** Writes the keys of an account. Returns a function that deletes the file. Throws the system's error when it cannot be written. */
export async function noteKeys(
  env: Env,
  { endpoint, region, principals, learner }: Practice,
): Promise<() => Promise<void>> {
  // do not create a missing home folder
  if (!env['XDG_STATE_HOME']) await access(env['HOME'] ?? homedir())
  await makeFolder(folderIn(env))
  const file = fileOf(env, endpoint)
  const text = `${JSON.stringify({ region, ...principals, learner } satisfies KeysNote)}\n`
  await writeFileAtomic(file, text)
  return async () => {
    const kept = await readOwn(file).catch(() => undefined)
    // another account may listen there by now
    if (kept === text) await rm(file, { force: true })
  }
}

/** The keys of the account that listens at an endpoint. Throws PRACTICE_KEYS. */
export async function notedKeys(env: Env, endpoint: string): Promise<KeysNote> {
  const file = fileOf(env, endpoint)
  try {
    const text = await readOwn(file)
    if (text !== undefined) return note.parse(JSON.parse(text))
  } catch (cause) {
    throw new DemarcError(
      'PRACTICE_KEYS',
      `the keys of the practice account at ${endpoint} cannot be read from ${file}`,
      {
        cause,
        hint: 'Start the account again: demarc practice writes the file.',
      },
    )
  }
  throw new DemarcError('PRACTICE_KEYS', `the keys of the practice account at ${endpoint} are not known`, {
    hint: `demarc practice notes them in ${file} while it runs. Start it as the same user, with the same XDG_STATE_HOME.`,
  })
}

/** The text of a file; undefined when it does not exist. Throws when it belongs to another user, or others can read it. */
async function readOwn(file: string): Promise<string | undefined> {
  let opened: Awaited<ReturnType<typeof open>>
  try {
    opened = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const { uid, mode, size } = await opened.stat()
    if (size > LARGEST.note) throw new TooLargeError(LARGEST.note)
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0)
    if (!isOwn) throw new DemarcError('FILE_NOT_OWN', `${file} is not this user's alone`)
    return await opened.readFile('utf8')
  } finally {
    await opened.close()
  }
}

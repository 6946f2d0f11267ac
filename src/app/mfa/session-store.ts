import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DemarcError } from '../../core/errors.ts'
import { makeFolder, refusedBySystem, sweepTemporaries, writeFileAtomic } from '../../core/files.ts'
import type { Random } from '../../core/random.ts'
import { openSeed, sealSeed } from '../../mfa/sealed-seed.ts'
import { type KeptFile, type OpenedSession, SCHEMA, type Session, sessionFrom } from '../../mfa/session/kept.ts'
import { type Keychain, sealingKey } from './keychain.ts'
import { pathOf, readKept, secureFolder, whyUnused } from './session-files.ts'

/** Where sessions are kept: in private files, in private files encrypted with a key of the system's keychain, or nowhere. */
export const cacheKinds = ['file', 'keychain', 'none'] as const
export type CacheKind = (typeof cacheKinds)[number]

/** Stores sessions. */
export interface SessionStore {
  /** The folder for locks of a user's sessions; undefined for a store that other processes do not share. */
  readonly folder: string | undefined
  read(key: string): Promise<OpenedSession | undefined>
  /** Throws CANNOT_WRITE. */
  keep(key: string, session: OpenedSession): Promise<void>
}

/**
 * Sessions in files. `keychain`: encrypts the credentials with a key from it. `warn`: told once why a kept session is not used,
 * when other users have access to it.
 */
export function sessionStore(
  folder: string,
  random: Random,
  keychain?: Keychain,
  warn: (why: string) => void = () => {},
): SessionStore {
  const told = new Set<string>()
  const tellOnce = (why: string | undefined): void => {
    if (why === undefined || told.has(why)) return
    told.add(why)
    warn(why)
  }
  // read once per run, and only when a session is read or kept
  let asked: Promise<Uint8Array> | undefined
  const secret = async (): Promise<ReadonlyMap<string, Uint8Array> | undefined> => {
    if (!keychain) return undefined
    asked ??= sealingKey(keychain, random)
    return new Map([[KEY_ID, await asked]])
  }
  return {
    folder,
    async read(key) {
      // find out before a code is used that the keychain is not accessible
      const keys = await secret()
      tellOnce(secureFolder(folder) ?? whyUnused(pathOf(folder, key)))
      const kept = readKept(folder, key)
      // with a keychain, ignore unencrypted files, and the reverse
      if (!kept || (kept.sealed === undefined) !== (keychain === undefined)) return undefined
      const session = keys ? unsealed(kept, keys) : kept.session
      return session && { ...session, openedAt: kept.openedAt, device: kept.device }
    },
    async keep(key, { openedAt, device, ...session }) {
      const keys = await secret()
      const held = keys
        ? { sealed: sealSeed(Buffer.from(JSON.stringify(session)), key, { current: KEY_ID, keys }, random) }
        : { session }
      const file: KeptFile = { schema: SCHEMA, key, device, openedAt, expiresAt: session.expiresAt, ...held }
      await write(pathOf(folder, key), file)
    },
  }
}

/** Keeps sessions in this process as well, even when `behind` cannot keep them or is undefined, so that a code is asked for only once. */
export function inMemory(behind: SessionStore | undefined): SessionStore {
  const held = new Map<string, OpenedSession>()
  return {
    folder: behind?.folder,
    // a session that another process opened meanwhile may last longer
    read: async (key) => latest(held.get(key), await behind?.read(key)),
    async keep(key, session) {
      held.set(key, session)
      await behind?.keep(key, session)
    },
  }
}

const latest = (a: OpenedSession | undefined, b: OpenedSession | undefined): OpenedSession | undefined =>
  a && b ? (a.expiresAt > b.expiresAt ? a : b) : (a ?? b)

const KEY_ID = '1'

function unsealed({ sealed = '', key }: KeptFile, keys: ReadonlyMap<string, Uint8Array>): Session | undefined {
  try {
    return sessionFrom(JSON.parse(Buffer.from(openSeed(sealed, key, { current: KEY_ID, keys })).toString()))
  } catch {
    // encrypted with a key that the keychain no longer has
    return undefined
  }
}

async function write(path: string, file: KeptFile): Promise<void> {
  try {
    await makeFolder(dirname(path))
    const why = secureFolder(dirname(path))
    if (why !== undefined) throw new DemarcError('CANNOT_WRITE', why)
    // a run killed while writing may have left a session there
    await sweepTemporaries(dirname(path))
    await writeFileAtomic(path, `${JSON.stringify(file)}\n`)
  } catch (error) {
    const refused = refusedBySystem(error, path)
    if (refused instanceof DemarcError) throw refused
    const why = error instanceof Error ? error.message : String(error)
    throw new DemarcError('CANNOT_WRITE', `${path} cannot be written: ${why}`, { cause: error })
  }
}

/** The name of a session's file, including those of older versions. */
const SESSION_FILE = /^[0-9a-f]{16,64}\.json$/

/** Deletes the files of all sessions, including damaged ones, and returns their number. */
export async function clearKept(folder: string): Promise<number> {
  await sweepTemporaries(folder)
  const names = (await readdir(folder).catch(() => [])).filter((name) => SESSION_FILE.test(name))
  for (const name of names) await rm(join(folder, name), { force: true })
  return names.length
}

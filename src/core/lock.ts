import { randomBytes } from 'node:crypto'
import { chmod, link, lstat, open, readdir, realpath, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { type Sleep, systemSleep } from './clock.ts'
import { sha256 } from './digest.ts'
import { DemarcError, systemCode } from './errors.ts'

/** A file reserved for this process until it is released or the process ends. */
export interface Lock {
  release(): Promise<void>
}

/**
 * Reserves a file for this process; undefined while another process on this machine holds it. The lock is a listening socket
 * beside the file (`<file>.lock`, mode 0600), so it works for every process that can write to that folder, in any namespace that
 * sees it. When its process dies the socket remains but does not answer, and the next process of the same user, or root, deletes
 * it. Throws LOCK_NOT_OWN, LOCK_IMPOSSIBLE, or the system's error when the folder does not exist.
 */
export async function lockFile(path: string, sleep: Sleep = systemSleep): Promise<Lock | undefined> {
  const folder = await realpath(dirname(path)).catch((error) => unreadableFolder(dirname(path), error))
  const place = join(folder, `${basename(path)}.lock`)
  for (const pause of [...PAUSES, undefined]) {
    const held = process.platform === 'win32' ? await pipeOf(place) : await socketAt(folder, place, sleep)
    if (held) return held
    if (pause !== undefined) await sleep(pause)
  }
  return undefined
}

/**
 * Pauses between attempts, in milliseconds. A lock that was just released can stay held a moment longer: a child being started
 * has a copy of every socket between fork and exec.
 */
const PAUSES = [10, 40, 150, 400] as const
/** Milliseconds: longer than another process takes from finding a dead lock to moving it away. */
const SETTLED = 25

/** Windows uses named pipes, which end with their process. */
async function pipeOf(place: string): Promise<Lock | undefined> {
  const server = await listen(`\\\\.\\pipe\\demarc-${sha256(place).slice(0, 32)}`)
  return server && { release: () => closed(server) }
}

async function socketAt(folder: string, place: string, sleep: Sleep): Promise<Lock | undefined> {
  const own = `${wantedBy(place)}${randomBytes(4).toString('hex')}.lock`
  // a socket address has at most 107 bytes (unix(7)); a path may be longer, so it goes through the folder's descriptor
  const handle =
    process.platform === 'linux' ? await open(folder).catch((error) => unreadableFolder(folder, error)) : undefined
  try {
    const server = await listen(handle ? `/proc/self/fd/${handle.fd}/${own}` : join(folder, own)).catch((error) =>
      impossible(place, error),
    )
    if (!server) return undefined
    const file = join(folder, own)
    try {
      await chmod(file, 0o600)
      const mine = await identityOf(file)
      if (mine !== undefined && (await taken(file, place, sleep)) && (await identityOf(place)) === mine)
        return { release: () => released(server, place, mine) }
    } catch (error) {
      await closed(server)
      throw error
    } finally {
      await rm(file, { force: true })
    }
    await closed(server)
    return undefined
  } finally {
    await handle?.close()
  }
}

/** Links the socket to `place`, unless a live lock is there. */
async function taken(file: string, place: string, sleep: Sleep): Promise<boolean> {
  for (let round = 0; round < 3; round++) {
    if (await linked(file, place)) {
      // another process that found a dead lock here may be moving our new socket away: check that ours is still in place
      if (await othersWant(file, place)) await sleep(SETTLED)
      return true
    }
    const found = await identityOf(place)
    if (found === undefined) continue
    if (await answers(place)) return false
    await demandLock(place)
    await moveAway(place, found)
  }
  return false
}

/**
 * The prefix of the private sockets of all processes competing for this lock; each exists from the process's first look until its
 * last.
 */
const wantedBy = (place: string): string => `.${sha256(place).slice(0, 8)}`

async function othersWant(file: string, place: string): Promise<boolean> {
  const names = await readdir(dirname(place))
  return names.some((name) => name.startsWith(wantedBy(place)) && name.endsWith('.lock') && name !== basename(file))
}

/** Throws LOCK_IMPOSSIBLE when `place` is not a lock of ours: a package manager's lock file, a folder, a link. */
async function demandLock(place: string): Promise<void> {
  const found = await lstat(place).catch(() => undefined)
  if (!found || found.isSocket() || (found.isFile() && found.size === 0)) return
  throw new DemarcError('LOCK_IMPOSSIBLE', `${place} is in the way: Demarc did not make it`, {
    hint: 'Choose another file (--state), or move this one away. Nothing was changed.',
  })
}

/** Deletes the socket with the identity `dead`, and nothing else. */
async function moveAway(place: string, dead: string): Promise<void> {
  const aside = `${place}.${randomBytes(8).toString('hex')}`
  try {
    await rename(place, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  // restore what another process put there meanwhile
  if ((await identityOf(aside)) !== dead) await linked(aside, place)
  await rm(aside, { force: true })
}

async function linked(file: string, place: string): Promise<boolean> {
  try {
    await link(file, place)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    return impossible(place, error)
  }
}

/** The identity of the socket; undefined when there is none. Throws when it belongs to another user. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { ino, dev, mtimeMs, uid } = await lstat(path)
    const self = process.getuid?.()
    if (self !== undefined && self !== 0 && uid !== self)
      throw new DemarcError('LOCK_NOT_OWN', `${path} belongs to another user`, {
        hint: 'Wait until that user has ended, and let them delete what is left. Keep the file in a folder to which no other user can write.',
      })
    return `${dev} ${ino} ${mtimeMs}`
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function released(server: Server, place: string, mine: string): Promise<void> {
  if ((await identityOf(place)) === mine) await rm(place, { force: true })
  await closed(server)
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

function impossible(place: string, cause: unknown): never {
  throw new DemarcError('LOCK_IMPOSSIBLE', `${place} cannot be made: ${systemCode(cause) ?? String(cause)}`, {
    hint: 'Keep the file in a folder on a disk of this machine to which you may write.',
    cause,
  })
}

/** A folder may be writable but not listable. Refuse it: we could not see the locks of others. */
function unreadableFolder(folder: string, error: unknown): never {
  if (systemCode(error) === 'ENOENT') throw error
  throw new DemarcError(
    'LOCK_IMPOSSIBLE',
    `the folder ${folder} cannot be read: ${systemCode(error) ?? String(error)}`,
    {
      hint: 'Keep the file in a folder that you may read and write. Nothing was changed.',
    },
  )
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })
}

async function answers(place: string): Promise<boolean> {
  const handle = process.platform === 'linux' ? await open(dirname(place)) : undefined
  try {
    return await new Promise<boolean>((resolve) => {
      const socket = connect(handle ? `/proc/self/fd/${handle.fd}/${basename(place)}` : place, () => {
        socket.destroy()
        resolve(true)
      })
      // a full queue means that a process holds the lock (unix(7), EAGAIN)
      socket.once('error', (error) => resolve(!DEAD.has(systemCode(error) ?? '')))
    })
  } finally {
    await handle?.close()
  }
}

/** Errors that mean no process listens there, or the file is not a socket. */
const DEAD: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTSOCK', 'ENOENT'])

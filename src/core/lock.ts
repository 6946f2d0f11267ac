import { randomBytes } from 'node:crypto'
import { chmod, link, lstat, open, readdir, realpath, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { type Sleep, systemSleep } from './clock.ts'
import { sha256 } from './digest.ts'
import { DemarcError, systemCode } from './errors.ts'

/** A file that only this process may use until it is released, or until the process ends in any way. */
export interface Lock {
  release(): Promise<void>
}

/**
 * Takes a file for this process; undefined while another process on this machine has it. The lock is a socket that listens beside
 * the file (`<file>.lock`, 0600): who can take it is who can write to that folder, from each namespace that sees the folder. When its
 * process dies the socket stays and no longer answers, and the next process deletes it: one of the same user, or root. Throws LOCK_NOT_OWN,
 * LOCK_IMPOSSIBLE; where there is no such folder, the system's error.
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
 * A lock that was just released may be held a moment longer: a child that this process is about to start has a copy of every socket
 * from its fork to its exec. Milliseconds.
 */
const PAUSES = [10, 40, 150, 400] as const
/** Longer than another process takes from finding a dead lock to moving it away. */
const SETTLED = 25

/** Windows has pipes, which go with their process. */
async function pipeOf(place: string): Promise<Lock | undefined> {
  const server = await listen(`\\\\.\\pipe\\demarc-${sha256(place).slice(0, 32)}`)
  return server && { release: () => closed(server) }
}

async function socketAt(folder: string, place: string, sleep: Sleep): Promise<Lock | undefined> {
  const own = `${wantedBy(place)}${randomBytes(4).toString('hex')}.lock`
  // the address of a socket has at most 107 bytes (unix(7)), a path may have more
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

/** Puts the socket in its place, where none that answers is. */
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

/** How the own sockets of those begin that want this place: each has one from before its first look until its last. */
const wantedBy = (place: string): string => `.${sha256(place).slice(0, 8)}`

async function othersWant(file: string, place: string): Promise<boolean> {
  const names = await readdir(dirname(place))
  return names.some((name) => name.startsWith(wantedBy(place)) && name.endsWith('.lock') && name !== basename(file))
}

/** Throws LOCK_IMPOSSIBLE for what no lock is, and what others may have put there: the lock file of a package manager, a folder, a link. */
async function demandLock(place: string): Promise<void> {
  const found = await lstat(place).catch(() => undefined)
  if (!found || found.isSocket() || (found.isFile() && found.size === 0)) return
  throw new DemarcError('LOCK_IMPOSSIBLE', `${place} is in the way: Demarc did not make it`, {
    hint: 'Name the file otherwise (--state), or move that one away. Nothing was changed.',
  })
}

/** Deletes a socket that no longer answers: exactly that one. */
async function moveAway(place: string, dead: string): Promise<void> {
  const aside = `${place}.${randomBytes(8).toString('hex')}`
  try {
    await rename(place, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  // what another process put there meanwhile goes back
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

/** Which socket it is; undefined where there is none. Throws where it is another user's. */
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

/** A folder that cannot be listed may be one that can be written to: that there is no lock in it must not pass for "nothing is there". */
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

/** No process listens there, or it is not a socket. */
const DEAD: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTSOCK', 'ENOENT'])

import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sha256 } from './digest.ts'

/** A file that is ours alone until it is released, or until this process ends in whatever way. */
export interface Lock {
  release(): Promise<void>
}

/**
 * Takes a file for this process; undefined while another process on this machine has it. The lock is a socket that listens, so
 * the system itself frees it when the process dies: there is no stale lock, and no number of a process that another one bears now.
 */
export async function lockFile(path: string): Promise<Lock | undefined> {
  const name = sha256(join(await realpath(dirname(path)), basename(path))).slice(0, 32)
  const address = addressOf(name)
  for (const pause of [...PAUSES, undefined]) {
    const held = (await listen(address)) ?? ((await isStale(address)) ? await listen(address) : undefined)
    if (held) return { release: () => new Promise<void>((resolve) => held.close(() => resolve())) }
    if (pause !== undefined) await setTimeout(pause)
  }
  return undefined
}

/**
 * A lock that was just released may be held a moment longer: a child that this process is about to start has a copy of every socket
 * from its fork to its exec. Milliseconds.
 */
const PAUSES = [10, 40, 150, 400] as const

/** Linux has sockets without a file, Windows has pipes: both go with their process (unix(7): the abstract namespace). */
function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0demarc-${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\demarc-${name}`
  return join(tmpdir(), `demarc-${name}.sock`)
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

/** Elsewhere the socket is a file, which stays when its process is killed: then nobody answers, and it is taken away. */
async function isStale(address: string): Promise<boolean> {
  if (process.platform === 'linux' || process.platform === 'win32') return false
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect(address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  if (!answered) await rm(address, { force: true })
  return !answered
}

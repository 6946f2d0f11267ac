import { readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type ResponsibilityId, responsibilities, responsibilityIds } from '../catalog/responsibilities.ts'
import { DemarcError, systemCode } from '../core/errors.ts'
import { demandRegularFile, refusedBySystem, writeFileAtomic } from '../core/files.ts'
import { compareText } from '../core/json.ts'
import { type Lock, lockFile } from '../core/lock.ts'
import { isGzip } from '../core/reading.ts'
import { type NewEntry, withEntry } from '../ledger/config/edit.ts'
import { CONFIG_FILE, findConfig } from './find-config.ts'

/** Something that an entry may speak of. */
export interface Open {
  readonly id: string
  readonly title: string
  /** On so many resources; undefined where no run was looked at. */
  readonly on?: number
}

/** What is open in a run, a recording, or (without either) in the catalog: responsibilities that are unknown, controls that are unmet. */
export async function openIn(
  path: string | undefined,
  list: NewEntry['list'],
  version: string,
): Promise<readonly Open[]> {
  if (path === undefined) {
    if (list === 'attestations') return responsibilityIds.map((id) => ({ id, title: responsibilities[id].says }))
    const { controls } = await import('../services/controls.gen.ts')
    return [...new Map(controls.map(({ id, title }) => [id, { id, title }])).values()]
  }
  const found = new Map<string, { title: string; resources: Set<string> }>()
  const add = (id: string, title: string, resource: string): void => {
    const known = found.get(id) ?? { title, resources: new Set() }
    known.resources.add(resource)
    found.set(id, known)
  }
  await eachResponsibility(path, version, (resource, responsibility, state, unmet) => {
    // safe: a run that passed its schema and its registry names responsibilities of the catalog; another is shown by its id
    if (list === 'attestations' && state === 'unknown')
      add(responsibility, responsibilities[responsibility as ResponsibilityId]?.says ?? responsibility, resource)
    if (list === 'exceptions') for (const { id, title } of unmet) add(id, title, resource)
  })
  return [...found]
    .map(([id, { title, resources }]) => ({ id, title, on: resources.size }))
    .sort((a, b) => b.on - a.on || compareText(a.id, b.id))
}

type Visit = (
  resource: string,
  responsibility: string,
  state: string,
  unmet: readonly { readonly id: string; readonly title: string }[],
) => void

async function eachResponsibility(path: string, version: string, visit: Visit): Promise<void> {
  if (await isGzip(path)) {
    const { replay } = await import('./scan.ts')
    const { ledger } = await replay(path, {}, { version })
    for (const { resource, layers } of ledger)
      for (const { responsibility, state, judged } of layers.flatMap((layer) => layer.responsibilities))
        visit(
          resource.id,
          responsibility,
          state,
          judged.flatMap(({ control, verdict, exception }) => (verdict.is === 'unmet' && !exception ? [control] : [])),
        )
    return
  }
  const { readRun } = await import('../ledger/run-file.ts')
  await readRun(path, {
    layer: ({ resource, responsibilities: rows }) => {
      for (const { responsibility, state, controls } of rows)
        visit(
          resource,
          responsibility,
          state,
          controls.filter(({ verdict, exception }) => verdict === 'unmet' && exception === null),
        )
    },
  })
}

/** Where an entry goes: the file that was named, else the nearest `demarc.yaml`, else a new one here. */
export async function configPath(file: string | undefined, cwd: string): Promise<string> {
  return file === undefined ? ((await findConfig(cwd)) ?? join(cwd, CONFIG_FILE)) : resolve(cwd, file)
}

/**
 * Adds an entry to a `demarc.yaml`, which is made where there is none; gives the name of the file. The file is replaced as a
 * whole, after the new one was read back: whatever goes wrong, it is as it was.
 */
export async function addEntry(path: string, cwd: string, entry: NewEntry): Promise<string> {
  const shown = relative(cwd, path) || path
  const lock = await lockFor(path, shown)
  try {
    await replaceWith(path, shown, entry)
  } finally {
    await lock.release()
  }
  return shown
}

/** How often the lock is asked for: each time it waits for half a second or so by itself. */
const TRIES = 40

/** Several may sign at once: each reads what the one before has written. */
async function lockFor(path: string, shown: string): Promise<Lock> {
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const lock = await lockFile(path)
      if (lock) return lock
    }
  } catch (error) {
    throw refusedBySystem(error, shown)
  }
  throw new DemarcError('CONFIG_BUSY', `${shown} is being written by another demarc`, { hint: 'Try again.' })
}

async function replaceWith(path: string, shown: string, entry: NewEntry): Promise<void> {
  const before = await existing(path, shown)
  const written = withEntry(before?.text ?? '', shown, entry)
  // a link stays one: the file behind it is replaced
  const target = before ? await realpath(path) : path
  await writeFileAtomic(target, written, before?.mode)
}

async function existing(path: string, shown: string): Promise<{ text: string; mode: number } | undefined> {
  await demandRegularFile(path)
  try {
    return { text: await readFile(path, 'utf8'), mode: (await stat(path)).mode & 0o777 }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw new DemarcError('CONFIG_UNREADABLE', `${shown} cannot be read: ${String(error)}`, { cause: error })
  }
}

import { realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type ResponsibilityId, responsibilities, responsibilityIds } from '../catalog/responsibilities.ts'
import { DemarcError, systemCode } from '../core/errors.ts'
import { demandRegularFile, refusedBySystem, writeFileAtomic } from '../core/files.ts'
import { compareText } from '../core/json.ts'
import { type Lock, lockFile } from '../core/lock.ts'
import { isInBlocks, whyUnreadable } from '../core/reading.ts'
import { LARGEST, readWhole } from '../core/whole-file.ts'
import { type NewEntry, withEntry } from '../ledger/config/edit.ts'
import type { RunControl, RunLayer } from '../ledger/run.ts'
import { CONFIG_FILE, findConfig } from './find-config.ts'

/** Something that an entry can cover. */
export interface Open {
  readonly id: string
  readonly title: string
  /** The number of resources; undefined without a run. */
  readonly on?: number
}

/** What is open in a run, a recording, or (without either) the catalog: responsibilities with state unknown, and unmet controls. */
export async function openIn(
  path: string | undefined,
  list: NewEntry['list'],
  version: string,
): Promise<readonly Open[]> {
  if (path === undefined) {
    if (list === 'attestations') return responsibilityIds.map((id) => ({ id, title: responsibilities[id].title }))
    const { controls } = await import('../services/controls.gen.ts')
    return [...new Map(controls.map(({ id, title }) => [id, { id, title }])).values()]
  }
  const found = new Map<string, { title: string; on: number; toAttest: number }>()
  const add: Add = (id, title, on, toAttest = false) => {
    const known = found.get(id) ?? { title, on: 0, toAttest: 0 }
    known.on += on
    if (toAttest) known.toAttest += on
    found.set(id, known)
  }
  if (await isInBlocks(path)) await addOfRecording(path, version, list, add)
  else await addOfRun(path, list, add)
  return (
    [...found]
      .filter(([, { on }]) => on > 0)
      // first what only a person can attest, by how much a statement would cover
      .sort(([a, one], [b, two]) => two.toAttest - one.toAttest || two.on - one.on || compareText(a, b))
      .map(([id, { title, on }]) => ({ id, title, on }))
  )
}

/** Adds a number of resources on which something is open; `toAttest`: for how many of them no control checks it. */
type Add = (id: string, title: string, on: number, toAttest?: boolean) => void

// safe: a run that passed its schema names responsibilities of the catalog; any other is shown by its id
const titleOf = (responsibility: string): string =>
  responsibilities[responsibility as ResponsibilityId]?.title ?? responsibility

async function addOfRecording(path: string, version: string, list: NewEntry['list'], add: Add): Promise<void> {
  const { replay } = await import('./scan.ts')
  const { ledger } = await replay(path, {}, { version })
  for (const { layers } of ledger)
    for (const { responsibility, state, judged } of layers.flatMap((layer) => layer.responsibilities)) {
      if (list === 'attestations' && state === 'unknown')
        add(responsibility, titleOf(responsibility), 1, judged.length === 0)
      if (list === 'exceptions')
        for (const { control, verdict, exception } of judged)
          if (verdict.is === 'unmet' && !exception) add(control.id, control.title, 1)
    }
}

async function addOfRun(path: string, list: NewEntry['list'], add: Add): Promise<void> {
  const { readRun } = await import('../ledger/run-file.ts')
  /** The number of resources per stack and per layer, by their places. */
  const ofStack = new Map<number, number>()
  const times = new Map<number, number>()
  const stacks = new Map<number, readonly number[]>()
  const layers = new Map<number, RunLayer>()
  const unmet = new Map<string, number>()
  let texts: Readonly<Record<string, RunControl>> = {}
  await readRun(path, {
    entry: ({ layers: places }) => {
      if (typeof places === 'number') count(ofStack, places, 1)
      else for (const place of places) count(times, place, 1)
    },
    stack: (places, place) => stacks.set(place, places),
    layer: (layer, place) => layers.set(place, layer),
    finding: ({ control, exception }) => {
      if (!exception) unmet.set(control, (unmet.get(control) ?? 0) + 1)
    },
    controls: (given) => {
      texts = given
    },
  })
  if (list === 'exceptions') {
    for (const [id, on] of unmet) add(id, (Object.hasOwn(texts, id) ? texts[id]?.title : undefined) ?? id, on)
    return
  }
  for (const [place, on] of ofStack) for (const layer of stacks.get(place) ?? []) count(times, layer, on)
  for (const [place, on] of times)
    for (const { responsibility, state, controls } of layers.get(place)?.responsibilities ?? [])
      if (state === 'unknown') add(responsibility, titleOf(responsibility), on, controls.length === 0)
}

const count = (counts: Map<number, number>, place: number, more: number): unknown =>
  counts.set(place, (counts.get(place) ?? 0) + more)

/** The file for an entry: the given one, else the nearest `demarc.yaml`, else a new one here. */
export async function configPath(file: string | undefined, cwd: string): Promise<string> {
  return file === undefined ? ((await findConfig(cwd)) ?? join(cwd, CONFIG_FILE)) : resolve(cwd, file)
}

/**
 * Adds an entry to a `demarc.yaml`, which is created if missing, and returns its name. The new content is parsed before it
 * replaces the file as a whole, so that an error leaves the old one.
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

/** How often to try to get the lock; each attempt itself waits about half a second. */
const TRIES = 40

/** Several people may sign at once: each run reads what the previous one wrote. */
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
  // a link stays a link: its target is replaced
  const target = before ? await realpath(path) : path
  await writeFileAtomic(target, written, before?.mode)
}

async function existing(path: string, shown: string): Promise<{ text: string; mode: number } | undefined> {
  await demandRegularFile(path)
  try {
    return { text: (await readWhole(path, LARGEST.yaml)).toString(), mode: (await stat(path)).mode & 0o777 }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw new DemarcError('CONFIG_UNREADABLE', `${shown} cannot be read: ${whyUnreadable(error) ?? String(error)}`, {
      cause: error,
    })
  }
}

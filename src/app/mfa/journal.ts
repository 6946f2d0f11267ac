import { createHash } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Clock, isoTime } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { isAlive, makeFolder, refusedBySystem, sweepTemporaries, writeFileAtomic } from '../../core/files.ts'
import { canonicalJson } from '../../core/json.ts'
import { LARGEST, readFound } from '../../core/whole-file.ts'
import type { EnrolmentEntry, Journal } from '../../mfa/enrolment.ts'

/** The account and its endpoint: practice accounts all have the same account id. */
export interface Whose {
  readonly account: string
  readonly endpoint: string | null
}

const shape = z.object({
  schema: z.literal('demarc.mfa-enrolment/1'),
  account: z.string(),
  endpoint: z.string().nullable(),
  user: z.string(),
  name: z.string(),
  /** The picture of the QR code, which contains the seed. */
  qr: z.string().nullable(),
  pid: z.number().int(),
  at: z.string(),
})

/** An enrolment that an earlier run did not finish. */
export type LeftEnrolment = Readonly<z.infer<typeof shape>>

/** How long a process with the same pid may still be that run, in milliseconds; later the pid belongs to another process. */
const LONGEST = 60 * 60 * 1000

/**
 * Enrolments in progress, one private file each (0600), so that the next run knows what a killed one left. Contains no seeds and
 * no codes.
 */
export class EnrolmentJournal implements Journal {
  readonly #folder: string
  readonly #whose: Whose
  readonly #now: Clock
  readonly #pictures = new Map<string, string>()

  constructor(folder: string, { account, endpoint }: Whose, now: Clock) {
    this.#folder = join(folder, 'mfa')
    this.#whose = { account, endpoint }
    this.#now = now
  }

  /** Throws CANNOT_WRITE. */
  async keep(entry: EnrolmentEntry): Promise<void> {
    const path = this.#path(entry)
    const kept: LeftEnrolment = {
      schema: 'demarc.mfa-enrolment/1',
      ...this.#whose,
      user: entry.user,
      name: entry.name,
      qr: this.#pictures.get(entry.name) ?? null,
      pid: process.pid,
      at: isoTime(this.#now()),
    }
    try {
      await makeFolder(this.#folder)
      await writeFileAtomic(path, `${canonicalJson(kept)}\n`)
    } catch (error) {
      const refused = refusedBySystem(error, path)
      if (!(refused instanceof DemarcError)) throw error
      throw new DemarcError(refused.code, refused.message, {
        cause: error,
        hint: 'What is under way is written down there, so that the next run finds what one that was killed has left. Set XDG_STATE_HOME to a folder that you may write to.',
      })
    }
  }

  /** Records where the picture of the QR code is about to be written. */
  async keepPicture(entry: EnrolmentEntry, path: string): Promise<void> {
    this.#pictures.set(entry.name, path)
    await this.keep(entry)
  }

  async forget(entry: EnrolmentEntry): Promise<void> {
    await rm(this.#path(entry), { force: true })
  }

  /** What earlier runs left in this account, except enrolments of runs that are still active. */
  async left(): Promise<readonly LeftEnrolment[]> {
    await sweepTemporaries(this.#folder)
    const names = await readdir(this.#folder).catch(() => [])
    const kept = await Promise.all(
      names
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => this.#read(name)),
    )
    return kept
      .filter((entry) => entry !== undefined)
      .filter((entry) => this.#isOurs(entry) && !this.#isUnderWay(entry))
  }

  async #read(name: string): Promise<LeftEnrolment | undefined> {
    try {
      return shape.parse(JSON.parse((await readFound(join(this.#folder, name), LARGEST.note)).toString()))
    } catch {
      // it was just removed, or is not an entry: entries are written whole
      return undefined
    }
  }

  #isOurs({ account, endpoint }: LeftEnrolment): boolean {
    return account === this.#whose.account && endpoint === this.#whose.endpoint
  }

  #isUnderWay({ pid, at }: LeftEnrolment): boolean {
    return pid !== process.pid && this.#now() - Date.parse(at) <= LONGEST && isAlive(pid)
  }

  #path({ name }: EnrolmentEntry): string {
    const digest = createHash('sha256')
      .update(canonicalJson({ ...this.#whose, name }))
      .digest('hex')
    return join(this.#folder, `${digest.slice(0, 32)}.json`)
  }
}

/** Deletes the picture that an earlier run left; a file older than that run is not its picture. */
export async function deletePicture({ qr, at }: Pick<LeftEnrolment, 'qr' | 'at'>): Promise<boolean> {
  if (qr === null) return false
  const found = await stat(qr).catch(() => undefined)
  if (!found?.isFile() || found.mtimeMs < Date.parse(at) - 1000) return false
  await rm(qr, { force: true })
  return true
}

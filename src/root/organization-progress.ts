import { appendFileSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { z } from 'zod'
import { DemarcError, systemCode } from '../core/errors.ts'
import { demandRegularFile, makePrivate, writeFileAtomic } from '../core/files.ts'
import { whyUnreadable } from '../core/reading.ts'
import { LARGEST, readWhole } from '../core/whole-file.ts'
import { measureNames, measureStates } from './audit.ts'
import type { OrganizationRow } from './organization-audit.ts'

const SCHEMA = 'demarc.root-progress/2'
const state = z.enum(measureStates)
const count = z.number().int().nonnegative().nullable()
export const rowSchema = z.strictObject({
  account: z.string(),
  name: z.string(),
  outcome: z.enum(['audited', 'blocked', 'closed', 'refused']),
  why: z.string().nullable().describe('why it was not audited'),
  at: z.string(),
  states: z.record(z.enum(measureNames), state),
  password: z.boolean().nullable().describe('whether there is one; null where that was not seen'),
  accessKeys: count,
  certificates: count,
  devices: count,
  lastSignInAt: z.string().nullable(),
  lastKeyUseAt: z.string().nullable(),
  missing: z.array(z.string()).describe('what was asked of it and refused, by IAM action and why'),
})
/** A stored row, and whether a resumed audit accepts it as it is. */
const lineSchema = z.strictObject({ settled: z.boolean(), row: rowSchema })
const head = z.strictObject({ schema: z.literal(SCHEMA), organization: z.string(), days: z.number() })

/**
 * The finished part of an organization's audit, in a JSON lines file with mode 0600: a head, then one line per account, added as
 * soon as it is done. An incomplete last line is ignored. The file is deleted when all accounts are done.
 */
export class OrganizationProgress {
  readonly #path: string
  readonly #file: FileHandle
  /** The rows to keep; accounts with refused calls are audited again. */
  readonly done: readonly OrganizationRow[]

  private constructor(path: string, file: FileHandle, done: readonly OrganizationRow[]) {
    this.#path = path
    this.#file = file
    this.done = done
  }

  /** Opens or creates the file. Throws RESUME_DAMAGED, or RESUME_OTHER when it belongs to another organization or number of days. */
  static async open(path: string, organization: string, days: number): Promise<OrganizationProgress> {
    await demandRegularFile(path)
    const about = { schema: SCHEMA, organization, days }
    const text = await readIfThere(path)
    if (text === undefined) {
      await writeFileAtomic(path, `${JSON.stringify(about)}\n`)
      return new OrganizationProgress(path, await open(path, 'a', 0o600), [])
    }
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    const [first = '', ...lines] = whole.split('\n')
    const known = parsed(path, 1, first, head)
    if (known.organization !== organization || known.days !== days)
      throw new DemarcError('RESUME_OTHER', `${path} is of another audit: ${known.organization}, ${known.days} days`, {
        hint: 'Name another file, or remove this one to start again.',
      })
    const rows = lines.filter((line) => line !== '').map((line, n) => parsed(path, n + 2, line, lineSchema))
    const file = await open(path, 'r+')
    await file.truncate(Buffer.byteLength(whole))
    await file.close()
    // for an account that was audited twice, the later row counts
    const latest = new Map(rows.map((one) => [one.row.account, one]))
    const done = [...latest.values()].flatMap(({ settled, row }) => (settled ? [row] : []))
    const more = await open(path, 'a', 0o600)
    makePrivate(more.fd)
    return new OrganizationProgress(path, more, done)
  }

  /** Adds a row with a single write that is complete when this returns. */
  add(row: OrganizationRow): void {
    appendFileSync(this.#file.fd, `${JSON.stringify({ settled: isSettled(row), row })}\n`)
  }

  /** Keeps the file for a later run. */
  async close(): Promise<void> {
    await this.#file.sync()
    await this.#file.close()
  }

  /** Everything is done; nothing is left to resume. */
  async finish(): Promise<void> {
    await this.#file.close()
    await rm(this.#path, { force: true })
  }
}

/** Whether auditing again is pointless: everything was answered, or an organization policy denies it. */
const isSettled = ({ outcome, missing }: OrganizationRow): boolean =>
  outcome === 'blocked' || outcome === 'closed' || (outcome === 'audited' && missing.length === 0)

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readWhole(path, LARGEST.journal)).toString()
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw new DemarcError('RESUME_UNREADABLE', `${path} cannot be read: ${whyUnreadable(error) ?? String(error)}`, {
      cause: error,
    })
  }
}

function parsed<T>(path: string, line: number, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new DemarcError('RESUME_DAMAGED', `${path}:${line} is not a line of an audit that can be resumed`, {
      hint: 'Remove the file to start again.',
      cause: error,
    })
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../core/digest.ts'
import { stateFolder } from '../core/folders.ts'

/** Which journal is meant. */
export interface JournalPlace {
  readonly kind: 'watch' | 'fix' | 'fix-org'
  readonly account: string
  /** What else tells one journal of the account from another: an account of another endpoint has the same number, and is another. */
  readonly apart: readonly (string | undefined)[]
  /** The file that was named. */
  readonly given: string | undefined
  /** For this run alone, and thrown away: for the practice account, which starts from the same state each time. */
  readonly passing: boolean
}

/** Gives the path of a journal: the one that was named, or one of the account's own in the user's state folder. */
export async function atJournal<T>(
  { kind, account, apart, given, passing }: JournalPlace,
  env: Readonly<Record<string, string | undefined>>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return use(given)
  const told = apart.flatMap((one) => (one === undefined ? [] : [`-${sha256(one).slice(0, 12)}`]))
  const name = `root-${kind}-${account}${told.join('')}.jsonl`
  if (!passing) return use(join(stateFolder(env), name))
  const folder = await mkdtemp(join(tmpdir(), `demarc-${kind}-`))
  try {
    return await use(join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

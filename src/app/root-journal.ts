import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../core/digest.ts'
import { stateFolder } from '../core/folders.ts'

/** Which journal to use. */
export interface JournalPlace {
  readonly kind: 'watch' | 'fix' | 'fix-org'
  readonly account: string
  /** What else distinguishes journals of an account: accounts with the same id at different endpoints are different accounts. */
  readonly apart: readonly (string | undefined)[]
  /** The file given by the user. */
  readonly given: string | undefined
  /** Temporary, for this run only: for the practice account, which starts from the same state each time. */
  readonly passing: boolean
}

/** The path of a journal: the given file, or one for the account in the user's state folder. */
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

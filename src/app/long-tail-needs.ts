import { readRun } from '../ledger/run-file.ts'
import { collectors } from '../services/collectors.gen.ts'
import { type AccountReach, type CollectIo, collectAccount } from './collect-account.ts'

/** The types in use that no collector reads, as far as something knows them. */
const withoutCollector = (types: Iterable<string>): readonly string[] => {
  const read = new Set<string>(collectors.flatMap((one) => one.types))
  return [...new Set(types)].filter((type) => !read.has(type)).sort()
}

/** Those of a run file. Errors as of `readRun`. */
export async function typesOfRun(path: string): Promise<readonly string[]> {
  const types = new Set<string>()
  await readRun(path, { resource: ({ type }) => types.add(type) })
  return withoutCollector(types)
}

/** Those of an account, by its inventory. */
export async function typesOfAccount(access: AccountReach, io: CollectIo): Promise<readonly string[]> {
  const { resources } = await collectAccount({ ...access, collectors: [], inventory: true, now: 0 }, io)
  return withoutCollector(resources.map(({ type }) => type))
}

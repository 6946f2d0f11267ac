import { readRun } from '../ledger/run-file.ts'
import { collectors } from '../services/collectors.gen.ts'
import { type AccountReach, type CollectIo, collectAccount } from './collect-account.ts'

/** The types in use that no collector reads, as far as known. */
const withoutCollector = (types: Iterable<string>): readonly string[] => {
  const read = new Set<string>(collectors.flatMap((one) => one.types))
  return [...new Set(types)].filter((type) => !read.has(type)).sort()
}

/** The types in a run file. Throws as `readRun` does. */
export async function typesOfRun(path: string): Promise<readonly string[]> {
  const types = new Set<string>()
  await readRun(path, { resource: ({ type }) => types.add(type) })
  return withoutCollector(types)
}

/** The types in an account, from its inventory. */
export async function typesOfAccount(access: AccountReach, io: CollectIo): Promise<readonly string[]> {
  const { resources } = await collectAccount({ ...access, collectors: [], inventory: true, now: 0 }, io)
  return withoutCollector(resources.map(({ type }) => type))
}

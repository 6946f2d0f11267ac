import { createRequire } from 'node:module'
import { cruise, format, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/** The violations of this project's rules that dependency-cruiser finds in src/ of a folder. */
export async function examine(folder = process.cwd()): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    { ...config.options, baseDir: folder, ruleSet: { forbidden: config.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text where its result object was asked for')
  return output
}

/** The names of the rules. */
export const rules: readonly string[] = config.forbidden.map(({ name }: { readonly name: string }) => name)

/** The violations as readable text. */
export const inWords = async (result: ICruiseResult): Promise<string> =>
  String((await format(result, { outputType: 'err' })).output).trim()

interface Held {
  readonly name: string
  readonly from: { readonly path?: string; readonly pathNot?: readonly string[] }
}

/**
 * The files, as `src/...`, that are in no folder of the rules or in no part of a service: a rule about imports misses a
 * file without imports.
 */
export function homeless(files: readonly string[]): readonly string[] {
  const held: readonly Held[] = config.forbidden.filter(
    ({ name }: Held) => name === 'a-room-of-the-law' || name === 'a-part-of-a-service',
  )
  const breaks = (file: string) => (rule: Held) =>
    new RegExp(rule.from.path ?? '').test(file) && !rule.from.pathNot?.some((path) => new RegExp(path).test(file))
  return files.filter((file) => held.some(breaks(file)))
}

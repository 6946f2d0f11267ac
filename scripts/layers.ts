import { createRequire } from 'node:module'
import { cruise, format, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/** What dependency-cruiser finds in src/ of a folder by the law of this project. */
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

/** The names of the rules of the law. */
export const rules: readonly string[] = config.forbidden.map(({ name }: { readonly name: string }) => name)

/** The violations as a person reads them. */
export const inWords = async (result: ICruiseResult): Promise<string> =>
  String((await format(result, { outputType: 'err' })).output).trim()

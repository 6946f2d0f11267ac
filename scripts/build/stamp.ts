import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const STAMP = 'node_modules/.cache/demarc/built'
/** What the package is built from, and what with. */
const SOURCES = [
  'src/**/*.*',
  'scripts/build/*',
  'tsdown.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** A digest of files, by their names and all that is in them. */
function digestOf(...patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, { exclude: (name) => name.endsWith('.test.ts') })
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const sources = (): string => digestOf(...SOURCES)
const built = (): string => digestOf('dist/**/*.*')

/** Begins a build; what it gives notes at the end what was built of which sources. */
export function beginBuild(): () => void {
  const from = sources()
  return () => {
    mkdirSync(dirname(STAMP), { recursive: true })
    writeFileSync(STAMP, `${from} ${built()}`)
  }
}

/** Whether the package that is there was built from the sources as they are. */
export const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === `${sources()} ${built()}`

import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const STAMP = 'node_modules/.cache/demarc/built'
/** The sources and tools from which the package is built. */
const SOURCES = [
  'src/**/*.*',
  'scripts/build/*',
  'tsdown.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** A digest of files: their names and contents. */
function digestOf(...patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, { exclude: (name) => name.endsWith('.test.ts') })
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const sources = (): string => digestOf(...SOURCES)
const built = (): string => digestOf('dist/**/*.*')

/** Starts a build; the returned function notes at the end which sources it was built from. */
export function beginBuild(): () => void {
  const from = sources()
  return () => {
    mkdirSync(dirname(STAMP), { recursive: true })
    writeFileSync(STAMP, `${from} ${built()}`)
  }
}

/** Whether the existing package was built from the current sources. */
export const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === `${sources()} ${built()}`

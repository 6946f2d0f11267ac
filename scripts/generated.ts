import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes generated files. With `--check` on the command line it writes nothing, and fails if a file would change. */
export function writeGenerated(files: Readonly<Record<string, string>>): void {
  const checking = process.argv.includes('--check')
  const stale = Object.entries(files).filter(([path, content]) => read(path) !== content)
  for (const [path, content] of stale) {
    if (checking) console.error(`${path} is out of date: run npm run generate`)
    else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      console.log(`wrote ${path}`)
    }
  }
  if (checking && stale.length > 0) process.exitCode = 1
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Writes the registries, src/services/*.gen.ts, by looking at what the services declare in their folders. `--check` fails on drift. */
import { readdirSync, readFileSync } from 'node:fs'
import { writeGenerated } from './generated.ts'
import { find, registries, render } from './registries.ts'

const ROOT = 'src/services'

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/') && path.endsWith('.ts') && !/\.(test|gen)\.ts$/.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, 'utf8') }))

const files: Record<string, string> = {}
for (const registry of registries) {
  const found = find(registry, sources)
  for (const mistake of found.mistakes) console.error(`${ROOT}/${mistake}`)
  if (found.mistakes.length > 0) process.exitCode = 1
  files[`${ROOT}/${registry.file}`] = render(registry, found)
}
writeGenerated(files)

/** Which modules are bundled into one file of the build. */
import { resolve } from 'node:path'

/** What the bundler knows about a module. */
interface Bundled {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

const ROOT = resolve(import.meta.dirname, '../..')
const inCli = (...names: readonly string[]): readonly string[] => names.map((name) => `src/cli/${name}.ts`)

const version = inCli('version')
const startUp = inCli('run', 'start', 'model')
const controls = ['src/app/controls.ts']
const model = ['src/app/model.ts']
const commands = inCli(
  'scan',
  'diff',
  'root',
  'mfa',
  'attest',
  'accept',
  'learn',
  'controls',
  'policy',
  'practice',
  'completion',
  'help',
)

/** All modules that the given ones import statically, including themselves; computed once per list. */
type ImportedBy = (modules: readonly string[]) => ReadonlySet<string>

/** Whether a file of the build contains a module. */
type Has = (id: string, importedBy: ImportedBy) => boolean

/**
 * The files that commands load at start; the first one that matches a module contains it. A file costs half a
 * millisecond to load, and by itself the bundler makes one for each set of modules that the same commands import: 58
 * for `demarc model`.
 */
const files: Readonly<Record<string, Has>> = {
  // separate, because the file that any Node parses imports it
  version: (id, importedBy) => importedBy(version).has(id),
  // without `start`, which waits for the commands that it imports
  'command-line': (id, importedBy) =>
    id !== resolve(ROOT, 'src/cli/start.ts') &&
    (importedBy(startUp).has(id) || (importedBy(model).has(id) && importedBy(commands).has(id))),
  model: (id, importedBy) => importedBy(model).has(id),
  commands: (id, importedBy) => importedBy(commands).has(id),
  controls: (id, importedBy) => importedBy(controls).has(id),
}

/** The option `codeSplitting` of the bundler. */
export const groups = Object.entries(files).map(([name, has], index, { length }) => {
  const known = new Map<readonly string[], ReadonlySet<string>>()
  return {
    priority: length - index,
    name(id: string, bundled: Bundled): string | null {
      const importedBy: ImportedBy = (modules) => {
        const found = known.get(modules) ?? reached(modules, bundled)
        known.set(modules, found)
        return found
      }
      return has(id, importedBy) ? name : null
    },
  }
})

function reached(modules: readonly string[], bundled: Bundled): ReadonlySet<string> {
  const found = new Set(modules.map((path) => resolve(ROOT, path)))
  for (const id of found) for (const next of bundled.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}

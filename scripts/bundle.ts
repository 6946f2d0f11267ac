/** What the built package holds of other packages: those whose modules or files the bundler took up, in dist/ and in no `dependencies`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsdown'
import { whole } from '../tsdown.config.ts'

export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** As an SPDX expression. */
  readonly license: string
  /** Where it stands under node_modules. */
  readonly folder: string
}

/** Builds into a folder of its own, and gives each package once, by name. */
export async function bundledPackages(): Promise<readonly BundledPackage[]> {
  const folders = new Set<string>()
  const outDir = mkdtempSync(join(tmpdir(), 'demarc-bundle-'))
  try {
    await build({
      ...whole,
      config: false,
      outDir,
      logLevel: 'silent',
      plugins: [
        whole.plugins,
        {
          name: 'packages',
          generateBundle(_options, bundle) {
            for (const file of Object.values(bundle))
              for (const source of file.type === 'chunk' ? file.moduleIds : file.originalFileNames) {
                const folder = packageFolder(source)
                if (folder !== undefined) folders.add(folder)
              }
          },
        },
      ],
    })
  } finally {
    rmSync(outDir, { recursive: true })
  }
  // the same version may stand in two folders
  const byName = new Map([...folders].map(described).map((one) => [`${one.name}@${one.version}`, one]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** The folder of the package that a file belongs to: the innermost one under a node_modules. */
const packageFolder = (file: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'))?.[0]

/** What a package under node_modules says of itself. */
export function described(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} states no licence: look at ${folder}, and state it here`)
  return { name, version, license, folder }
}

/**
 * The other packages inside the built package: those whose modules or files the bundler put into dist/, and which are
 * not in `dependencies`.
 */
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
  /** Its folder under node_modules. */
  readonly folder: string
}

/** Builds into a folder of its own, and returns each package once, sorted by name. */
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
  // the same version may be in two folders
  const byName = new Map([...folders].map(described).map((one) => [`${one.name}@${one.version}`, one]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** The folder of the package to which a file belongs: the innermost one under a node_modules. */
const packageFolder = (file: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'))?.[0]

/** The package.json of a package under node_modules. */
export function described(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} states no licence: look at ${folder}, and state it here`)
  return { name, version, license, folder }
}

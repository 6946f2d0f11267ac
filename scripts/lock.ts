/** The requirements on package-lock.json, and npm's check of its signatures. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const lockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()),
  /** npm's own field (https://docs.npmjs.com/cli/v12/commands/npm-approve-scripts): which packages may run a script at install. */
  allowScripts: z.record(z.string(), z.boolean()),
})

const REGISTRY = 'https://registry.npmjs.org/'

export interface LockText {
  readonly lock: string
  readonly manifest: string
}

/** The folders that have a lock file: the package's own, and the site's. */
export const lockedFolders = ['.', 'site'] as const

export const readLock = (folder: (typeof lockedFolders)[number]): LockText => ({
  lock: readFileSync(join(folder, 'package-lock.json'), 'utf8'),
  manifest: readFileSync(join(folder, 'package.json'), 'utf8'),
})

/** One sentence for each package that is not pinned to one version, one source and one digest, or that may run an install script. */
export function faultsOfLock(text: LockText): readonly string[] {
  const { packages } = lockFile.parse(JSON.parse(text.lock))
  const { dependencies, devDependencies, allowScripts } = manifest.parse(JSON.parse(text.manifest))
  const faults: string[] = []
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && version !== 'file:tools/node')
      faults.push(`package.json: ${name} is "${version}": name one version`)

  const scripted = new Set<string>()
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || entry.link || entry.inBundle) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (entry.hasInstallScript) scripted.add(name)
    // without `resolved` npm asks the registry for this name and version
    if (entry.resolved !== undefined && !entry.resolved.startsWith(REGISTRY))
      faults.push(`package-lock.json: ${path} comes from ${entry.resolved}, and not from ${REGISTRY}`)
    if (!/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? ''))
      faults.push(`package-lock.json: ${path} has no SHA-512 digest`)
  }
  for (const name of scripted)
    if (!Object.hasOwn(allowScripts, name))
      faults.push(`${name} wants to run a script at install: look at it, and name it in allowScripts of package.json`)
  for (const name of Object.keys(allowScripts))
    if (!scripted.has(name)) faults.push(`package.json: allowScripts names ${name}, which has no script`)
  return faults
}

export type Signatures =
  | { readonly verified: true; readonly said: string }
  | { readonly verified: false; readonly said: string }
  /** Neither good nor bad: the registry, or the keys that it signs with, could not be reached. */
  | { readonly verified: undefined; readonly said: string }

/** What `npm audit signatures` found, from its exit code and what it printed. */
export function readSignatures(status: number | null, printed: string): Signatures {
  const lines = printed
    .split('\n')
    .map((line) => line.replace(/^npm error /, '').trim())
    .filter((line) => line !== '' && !line.startsWith('A complete log'))
  if (status === 0) return { verified: true, said: lines.slice(0, 4).join('; ') }
  // npm's messages about a bad package; all other messages are about reaching the registry or Sigstore's keys
  if (lines.some((line) => /\b(invalid|missing) (registry )?(signature|attestation)s?\b/.test(line)))
    return { verified: false, said: lines.slice(0, 10).join('; ') }
  if (status === null) return { verified: undefined, said: 'npm gave no answer within a minute' }
  return { verified: undefined, said: lines.slice(0, 3).join('; ') || `npm ended with ${status}, and said nothing` }
}

/** Asks npm for the signature and the provenance of each package that is installed. Takes up to a minute. */
export function signatures(): Signatures {
  const { status, stdout, stderr } = spawnSync('npm', ['audit', 'signatures', '--fetch-retries=0'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return readSignatures(status, `${stdout}\n${stderr}`)
}

/**
 * Makes the files of a release: the package, its bill of materials, the notes and the digests. `npm run release -- --out FOLDER`.
 * Refuses a commit that may not be released, with all reasons at once. .github/workflows/release.yml publishes the files.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { faultsOfLock, readLock, signatures } from './lock.ts'
import { inTheWay, notesOf, staleIn } from './releasable.ts'

let out: string | undefined
try {
  out = parseArgs({ options: { out: { type: 'string' } } }).values.out
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
}
if (out === undefined) {
  console.error('npm run release -- --out FOLDER')
  process.exit(2)
}
if (existsSync(out) && readdirSync(out).length > 0) {
  console.error(`${out} is not empty: name a new folder`)
  process.exit(2)
}

const lines = (...args: string[]): readonly string[] =>
  execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean)
const manifest = z
  .object({ version: z.string(), private: z.boolean().default(false) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const changelog = readFileSync('CHANGELOG.md', 'utf8')
const truth = spawnSync('npm', ['run', '--silent', 'truth'], { encoding: 'utf8' })

const faults = inTheWay({
  ...manifest,
  tags: lines('tag', '--points-at', 'HEAD'),
  onMain: ['main', 'origin/main'].some(
    (branch) => spawnSync('git', ['merge-base', '--is-ancestor', 'HEAD', branch]).status === 0,
  ),
  changed: lines('status', '--porcelain').map((line) => line.slice(3)),
  changelog,
  lockFaults: faultsOfLock(readLock('.')),
  signatures: signatures(),
  stale: truth.status === 0 ? undefined : staleIn(`${truth.stdout}${truth.stderr}`),
})
if (faults.length > 0) {
  for (const fault of faults) console.error(fault)
  process.exit(1)
}

mkdirSync(out, { recursive: true })
execFileSync('npm', ['pack', '--silent', '--pack-destination', out], { stdio: 'inherit' })
execFileSync('npm', ['run', '--silent', 'sbom'], { stdio: 'inherit' })
copyFileSync('demarc.cdx.json', join(out, 'demarc.cdx.json'))
writeFileSync(join(out, 'NOTES.md'), `${notesOf(changelog, manifest.version)}\n`)
const sums = readdirSync(out)
  .sort()
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex')}  ${name}`,
  )
writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`)
console.log(sums.join('\n'))

/**
 * Runs all that CI runs, one step after the other, and ends with a line `N passed, N failed`: the tests of vitest one by one,
 * each other step as one. `npm run check -- types lint` runs only those; `--without tests` leaves some out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
}

// vitest.config.ts writes its counts there; .ci/run has run `npm test` before and hands its report over
const handedOver = process.env['DEMARC_TEST_REPORT']
const scratch = mkdtempSync(join(tmpdir(), 'demarc-check-'))
const vitestReport = handedOver ?? join(scratch, 'vitest.json')

const steps: readonly Step[] = [
  { name: 'lock', command: ['npx', 'tsx', 'scripts/check-lock.ts'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', command: ['npx', 'biome', 'check', '--error-on-warnings'] },
  { name: 'layers', command: ['npx', 'tsx', 'scripts/check-layers.ts'] },
  { name: 'truth', command: ['npm', 'run', '--silent', 'truth', '--', '--on-any-day'] },
  { name: 'dead-code', command: ['npx', 'knip'] },
  { name: 'generated', command: ['npm', 'run', '--silent', 'generate', '--', '--check'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'package', command: ['npx', 'tsx', 'scripts/check-package.ts'] },
  { name: 'sbom', command: ['npm', 'run', '--silent', 'sbom'] },
  { name: 'runtimes', command: ['npx', 'tsx', 'scripts/check-runtimes.ts'] },
  { name: 'image', command: ['npx', 'tsx', 'scripts/check-docker.ts'] },
  { name: 'coverage', command: ['npm', 'run', '--silent', 'coverage'] },
  { name: 'tests', command: ['npm', 'test'] },
  {
    name: 'sweeps',
    command: ['npx', 'vitest', 'run', '--reporter=dot', ...sweeps()],
    env: { DEMARC_ALL: '1', DEMARC_TEST_REPORT: '' },
  },
  { name: 'interop', command: ['npm', 'run', '--silent', 'test:interop'] },
  { name: 'site', command: ['npm', 'run', '--silent', 'site'] },
  { name: 'browser', command: ['npm', 'run', '--silent', 'test:browser'] },
]

const args = process.argv.slice(2)
const without = args.includes('--without') ? args.slice(args.indexOf('--without') + 1) : []
const only = args.includes('--without') ? args.slice(0, args.indexOf('--without')) : args
const unknown = [...without, ...only].filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`no step named ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`)
  process.exit(2)
}

const chosen = steps.filter(({ name }) => !without.includes(name) && (only.length === 0 || only.includes(name)))
const count = { passed: 0, failed: 0 }
const failures: string[] = []
const before = without.includes('tests') && handedOver !== undefined ? testCounts() : undefined
count.passed += before?.passed ?? 0
count.failed += before?.failed ?? 0
for (const { name, command, env } of chosen) {
  console.log(`\n== ${name}`)
  const started = process.hrtime.bigint()
  const [program, ...rest] = command
  const { status, error } = spawnSync(program, rest, {
    stdio: 'inherit',
    env: { ...process.env, DEMARC_TEST_REPORT: vitestReport, ...env },
  })
  const ok = status === 0
  if (error) console.error(String(error))
  if (!ok) failures.push(name)
  const tests = name === 'tests' ? testCounts() : undefined
  count.passed += tests?.passed ?? (ok ? 1 : 0)
  // a step that failed without a failed test of its own (a crash, a timeout) counts as one
  count.failed += Math.max(tests?.failed ?? 0, ok ? 0 : 1)
  console.log(
    `== ${name} ${ok ? 'ok' : 'FAILED'} (${Number((process.hrtime.bigint() - started) / 100_000_000n) / 10} s)`,
  )
}
rmSync(scratch, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`)
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0

/** The tests of which `npm test` runs a sample (test/sample.ts): here all of their cases are gone through. */
function sweeps(): readonly string[] {
  const sources = globSync('test/**/*.ts').filter((file) => file !== 'test/sample.test.ts')
  const sampling = sources.filter((file) => /from '\.{1,2}\/sample\.ts'/.test(readFileSync(file, 'utf8')))
  const through = sampling.filter((file) => !file.endsWith('.test.ts')).map((file) => `/${basename(file)}'`)
  return sources.filter((file) => {
    if (!file.endsWith('.test.ts')) return false
    const text = readFileSync(file, 'utf8')
    return sampling.includes(file) || through.some((end) => text.includes(end))
  })
}

function testCounts(): { passed: number; failed: number } | undefined {
  if (!existsSync(vitestReport)) return undefined
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(vitestReport, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

/**
 * Runs all that CI runs, two steps at a time where there are two cores, and ends with a line `N passed, N failed`: the tests of
 * vitest one by one, each other step as one. `npm run check -- types lint` runs only those; `--without tests` leaves some out.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMarked } from '../test/sample.ts'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
  /** The step that must end first, if both run. */
  readonly after?: string
  /** It keeps all cores busy by itself. */
  readonly alone?: true
}

// vitest.config.ts writes its counts there; .ci/run runs `npm test` first and passes its report
const handedOver = process.env['DEMARC_TEST_REPORT']
const scratch = mkdtempSync(join(tmpdir(), 'demarc-check-'))
const vitestReport = handedOver ?? join(scratch, 'vitest.json')

// long steps come first, so that no core waits for one of them at the end
const steps: readonly Step[] = [
  { name: 'lock', command: ['npx', 'tsx', 'scripts/check-lock.ts'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', command: ['npx', 'biome', 'check', '--error-on-warnings'] },
  { name: 'layers', command: ['npx', 'tsx', 'scripts/check-layers.ts'] },
  { name: 'truth', command: ['npm', 'run', '--silent', 'truth', '--', '--on-any-day'] },
  { name: 'interop', command: ['npm', 'run', '--silent', 'test:interop'], after: 'build' },
  { name: 'browser', command: ['npm', 'run', '--silent', 'test:browser'] },
  { name: 'generated', command: ['npm', 'run', '--silent', 'generate', '--', '--check'] },
  { name: 'runtimes', command: ['npx', 'tsx', 'scripts/check-runtimes.ts'], after: 'build' },
  { name: 'image', command: ['npx', 'tsx', 'scripts/check-docker.ts'], after: 'build' },
  { name: 'site', command: ['npm', 'run', '--silent', 'site'] },
  { name: 'coverage', command: ['npm', 'run', '--silent', 'coverage'] },
  { name: 'dead-code', command: ['npx', 'knip'] },
  { name: 'package', command: ['npx', 'tsx', 'scripts/check-package.ts'], after: 'build' },
  { name: 'sbom', command: ['npm', 'run', '--silent', 'sbom'] },
  { name: 'tests', command: ['npm', 'test'], after: 'build', alone: true },
  {
    name: 'sweeps',
    command: ['npx', 'vitest', 'run', '--reporter=dot', '--tags-filter=sweep', ...sweeps()],
    env: { DEMARC_ALL: '1', DEMARC_TEST_REPORT: '' },
    after: 'build',
    alone: true,
  },
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
await inLanes(chosen)
rmSync(scratch, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`)
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0

/** Runs each step when a core is free, in order, except for steps that wait for another. */
async function inLanes(all: readonly Step[]): Promise<void> {
  const lanes = Math.min(2, availableParallelism())
  const waiting = [...all]
  const running = new Map<Step, Promise<void>>()
  const mayBegin = ({ after, alone }: Step): boolean => {
    if (running.size >= (alone ? 1 : lanes) || [...running.keys()].some((one) => one.alone)) return false
    return ![...waiting, ...running.keys()].some(({ name }) => name === after)
  }
  while (waiting.length + running.size > 0) {
    const next = waiting.find(mayBegin)
    if (next === undefined) {
      await Promise.race(running.values())
      continue
    }
    waiting.splice(waiting.indexOf(next), 1)
    // the output of two steps at once would be unreadable: each is shown as a whole when it ends
    const isShown = next.alone === true || all.length === 1 || lanes === 1
    running.set(
      next,
      run(next, isShown).then(() => void running.delete(next)),
    )
  }
}

/** Runs a step, counts it, and shows its output. */
async function run({ name, command, env }: Step, isShown: boolean): Promise<void> {
  if (isShown) console.log(`\n== ${name}`)
  const started = process.hrtime.bigint()
  const [program, ...rest] = command
  const child = spawn(program, rest, {
    stdio: ['inherit', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    env: { ...process.env, DEMARC_TEST_REPORT: vitestReport, ...env },
  })
  const written: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void written.push(chunk))
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      written.push(Buffer.from(`${error}\n`))
      resolve(null)
    })
    child.once('close', resolve)
  })
  const ok = status === 0
  if (!ok) failures.push(name)
  const tests = name === 'tests' ? testCounts() : undefined
  count.passed += tests?.passed ?? (ok ? 1 : 0)
  // a step that failed without a failed test of its own (a crash, a timeout) counts as one
  count.failed += Math.max(tests?.failed ?? 0, ok ? 0 : 1)
  if (!isShown) console.log(`\n== ${name}`)
  process.stdout.write(Buffer.concat(written))
  console.log(
    `== ${name} ${ok ? 'ok' : 'FAILED'} (${Number((process.hrtime.bigint() - started) / 100_000_000n) / 10} s)`,
  )
}

/** The test files of which `npm test` runs a sample (test/sample.ts): here all their cases run. */
function sweeps(): readonly string[] {
  return globSync('{src,test}/**/*.test.ts').filter((file) => isMarked(readFileSync(file, 'utf8')))
}

function testCounts(): { passed: number; failed: number } | undefined {
  if (!existsSync(vitestReport)) return undefined
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(vitestReport, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

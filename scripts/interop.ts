/**
 * Runs test/interop: Demarc's collectors against an AWS implementation that we did not write (moto), and the AWS CLI and boto3
 * against the practice account. Python's packages go to a virtual environment under node_modules/.cache, made when it is
 * missing or when the requirements changed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { aptInstall } from './apt.ts'

const requirements = 'test/interop/requirements.txt'
const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex')
const home = resolve('node_modules/.cache/demarc-interop')
const stamp = join(home, 'requirements.sha256')

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env })
  if (error) console.error(String(error))
  return status === 0
}

/** Debian has the module venv without ensurepip, which it needs, in a package of its own. */
const asked = 'import sys, venv, ensurepip; print(sys.version_info >= (3, 9))'
const pythonHere = (): string | undefined =>
  ['python3', 'python'].find((name) => {
    const { status, stdout } = spawnSync(name, ['-c', asked], { encoding: 'utf8' })
    return status === 0 && stdout.trim() === 'True'
  })

function findPython(): string {
  if (pythonHere() === undefined) aptInstall('python3', 'python3-venv')
  const found = pythonHere()
  if (found) return found
  console.error('error: the interop tests need Python 3.9 or newer with its venv module, and found none.')
  console.error('hint: apt-get install python3 python3-venv, or leave them out: npm run check -- --without interop')
  process.exit(1)
}

function installed(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

const python = findPython()
if (!installed()) {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  console.log(`installing ${requirements} into ${home}`)
  const made =
    run(python, ['-m', 'venv', home]) && run(join(home, 'bin', 'pip'), ['install', '--quiet', '-r', requirements])
  if (!made) {
    rmSync(home, { recursive: true, force: true })
    console.error('error: the Python packages of the interop tests could not be installed.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
const passed = run('npx', ['vitest', 'run', '--project', 'interop', ...process.argv.slice(2)], {
  ...process.env,
  // its counts are a step of their own, not those of `npm test`
  DEMARC_TEST_REPORT: undefined,
  DEMARC_INTEROP: join(home, 'bin'),
})
process.exitCode = passed ? 0 : 1

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { isBuilt } from '../scripts/build/stamp.ts'

const scratch = inject('scratch')
/** Exists once the package is built. Holds the error; empty after a success. */
const built = join(scratch, 'built')

async function build(): Promise<void> {
  if (isBuilt()) return writeFileSync(built, '')
  const child = spawn('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [wrong, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  writeFileSync(`${built}.part`, code === 0 ? '' : `the build failed: ${wrong}`)
  renameSync(`${built}.part`, built)
}

/** True if no other thread builds the package. */
function isFirst(): boolean {
  try {
    mkdirSync(join(scratch, 'building'))
    return true
  } catch {
    return false
  }
}

if (isFirst()) await build()
while (!existsSync(built)) await sleep(20)
const wrong = readFileSync(built, 'utf8')
if (wrong !== '') throw new Error(wrong)

/**
 * The folder of the built package. A run of tests that needs it builds it first if it was built from other sources, so that no test runs
 * an old package.
 */
export const BUILT = resolve('dist')

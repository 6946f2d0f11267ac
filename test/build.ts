import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { refusal } from '../src/cli/runtime.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for files that several files of tests share. */
    scratch: string
    /** The file that is there once the package is built: what went wrong, empty where nothing did. */
    built: string
  }
}

/**
 * Builds the package that is run by tests of whole commands, so that they never run an old one. The unit tests, which need none, go
 * on meanwhile: `built.ts` waits for its end.
 */
export default function build(project: TestProject): () => Promise<void> {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const refused = refusal(process.versions.node, engines.node.replace(/^>=/, ''))
  if (refused !== undefined) throw new Error(`${refused}, or run npm ci, which puts Node 24 into node_modules/.bin`)
  const scratch = mkdtempSync(join(tmpdir(), 'demarc-tests-'))
  const built = join(scratch, 'built')
  project.provide('scratch', scratch)
  project.provide('built', built)
  const ended = runBuild(built)
  return async () => {
    await ended
    rmSync(scratch, { recursive: true })
  }
}

async function runBuild(path: string): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [wrong, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  writeFileSync(`${path}.part`, code === 0 ? '' : `the build failed: ${wrong}`)
  renameSync(`${path}.part`, path)
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { refusal } from '../src/cli/runtime.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for files that several files of tests share. */
    scratch: string
  }
}

/** Builds the package before the tests that run it, so that they never run an old one. */
export default function build(project: TestProject): () => void {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const refused = refusal(process.versions.node, engines.node.replace(/^>=/, ''))
  if (refused !== undefined) throw new Error(`${refused}, or run npm ci, which puts Node 24 into node_modules/.bin`)
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build failed: ${stderr}`)
  const scratch = mkdtempSync(join(tmpdir(), 'demarc-tests-'))
  project.provide('scratch', scratch)
  return () => rmSync(scratch, { recursive: true })
}

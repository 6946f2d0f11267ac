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

/** Makes the folder that the files of tests share, and removes it at the end. */
export default function scratch(project: TestProject): () => void {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const refused = refusal(process.versions.node, engines.node.replace(/^>=/, ''))
  if (refused !== undefined) throw new Error(`${refused}, or run npm ci, which puts Node 24 into node_modules/.bin`)
  const folder = mkdtempSync(join(tmpdir(), 'demarc-tests-'))
  project.provide('scratch', folder)
  return () => rmSync(folder, { recursive: true })
}

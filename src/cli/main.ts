#!/usr/bin/env node
import { refusal } from './runtime.ts'
import { version } from './version.ts'

declare const DEMARC_SHORT_WAY: string | undefined

/** Set by the build. */
const SHORT_WAY: string = typeof DEMARC_SHORT_WAY === 'string' ? DEMARC_SHORT_WAY : './short-way.ts'

// This file must parse in any Node, even one too old for the rest: no syntax newer than dynamic import, and no other imports.
const [first, second] = process.argv.slice(2)
const refused = refusal(process.versions.node)
if (refused !== undefined) {
  process.stderr.write(`${refused}\n`)
  process.exitCode = 2
} else if ((first === '--version' || first === '-V') && second === undefined) {
  // before anything else is loaded, so that it is as fast as starting Node
  print(`${version}\n`)
} else if (first === 'mfa' && second === 'session') {
  // a credential_process runs often, so a kept session is printed before the command line is loaded
  const answer = shortWay(process.argv)
  if (answer === undefined) void import('./start.ts')
  else print(answer)
} else {
  void import('./start.ts')
}

/**
 * Writes to standard output. Importing `node:fs` or creating the stream would take longer than everything else; only a full pipe
 * needs the stream.
 */
function print(text: string): void {
  const { writeSync } = process.getBuiltinModule('node:fs')
  const bytes = Buffer.from(text)
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(1, bytes, at)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EAGAIN') process.stdout.write(bytes.subarray(at))
    // a reader that has gone (head) is no error
    else if (code !== 'EPIPE') {
      process.exitCode = 2
      process.stderr.write(`error: standard output cannot be written: ${code} [CANNOT_WRITE]\n`)
    }
  }
}

/** Loads `short-way.ts` by require: importing CommonJS would first load the parser that finds its exports. */
function shortWay(words: readonly string[]): string | undefined {
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
  // safe: it is that file, or its built form
  const way = require(SHORT_WAY) as typeof import('./short-way.ts')
  return way.shortWay(words)
}

#!/usr/bin/env node
import { refusal } from './runtime.ts'
import { version } from './version.ts'

declare const DEMARC_SHORT_WAY: string | undefined

/** Set when it is built. */
const SHORT_WAY: string = typeof DEMARC_SHORT_WAY === 'string' ? DEMARC_SHORT_WAY : './short-way.ts'

// This file is parsed by any Node, also by one too old for the rest: no syntax newer than a dynamic import, nothing else imported.
const [first, second] = process.argv.slice(2)
const refused = refusal(process.versions.node)
if (refused !== undefined) {
  process.stderr.write(`${refused}\n`)
  process.exitCode = 2
} else if ((first === '--version' || first === '-V') && second === undefined) {
  // before anything else is loaded: it answers as fast as Node starts
  print(`${version}\n`)
} else if (first === 'mfa' && second === 'session') {
  // a credential_process is started often: what is kept is printed before the command line is loaded
  const answer = shortWay(process.argv)
  if (answer === undefined) void import('./start.ts')
  else print(answer)
} else {
  void import('./start.ts')
}

/**
 * Writes to standard output. An import of `node:fs`, and making the stream, take Node longer than all the rest; a pipe that is full has
 * need of the stream.
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

/** What stands in `short-way.ts`, required and not imported: an import of CommonJS first loads what finds its exports. */
function shortWay(words: readonly string[]): string | undefined {
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
  // safe: it is that file, or what it is built into
  const way = require(SHORT_WAY) as typeof import('./short-way.ts')
  return way.shortWay(words)
}

#!/usr/bin/env node
import { refusal } from './runtime.ts'
import { version } from './version.ts'

// This file is parsed by any Node, also by one too old for the rest: no syntax newer than a dynamic import, nothing else imported.
const [first, second] = process.argv.slice(2)
const refused = refusal(process.versions.node)
if (refused !== undefined) {
  process.stderr.write(`${refused}\n`)
  process.exitCode = 2
} else if ((first === '--version' || first === '-V') && second === undefined) {
  // before anything else is loaded: it answers as fast as Node starts
  process.stdout.write(`${version}\n`)
} else {
  void import('./start.ts')
}

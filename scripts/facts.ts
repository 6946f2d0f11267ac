/**
 * The facts about the controls of AWS Security Hub. `npm run facts -- compare FILE` lists what a newer facts file changes
 * (exit 1 where it changes something); `npm run facts -- vendor FILE` puts it into scripts/reference/, without AWS's titles.
 */
import { writeFileSync } from 'node:fs'
import { prettifyError, ZodError } from 'zod'
import { compareFacts } from './reference/compare.ts'
import { type Facts, factsPath, readFacts, securityHub } from './reference/security-hub.ts'

const [command, file, ...more] = process.argv.slice(2)
if ((command !== 'compare' && command !== 'vendor') || file === undefined || more.length > 0) {
  console.error('npm run facts -- compare FILE | vendor FILE')
  process.exit(2)
}
let facts: Facts
try {
  facts = readFacts(file)
} catch (error) {
  const why = error instanceof ZodError ? prettifyError({ issues: error.issues.slice(0, 5) }) : String(error)
  console.error(`${file} is not a facts file:\n${why}`)
  process.exit(2)
}

if (command === 'vendor') {
  const { controls, ...head } = facts
  const lines = [
    ...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`),
    '"controls":[',
    // one control a line, so that a later comparison reads as a diff
    controls.map((control) => JSON.stringify(control)).join(',\n'),
    ']}',
  ]
  writeFileSync(factsPath, `{${lines.join('\n')}\n`)
  console.log(`wrote ${controls.length} controls, compiled ${facts.compiled}`)
} else {
  const changes = compareFacts(securityHub, facts)
  for (const { id, member, before, after } of changes)
    console.log(`${id} ${member}: ${before ?? '(none)'} -> ${after ?? '(none)'}`)
  console.log(
    changes.length === 0
      ? `No control changed between ${securityHub.compiled} and ${facts.compiled}.`
      : `${changes.length} changes between ${securityHub.compiled} and ${facts.compiled}.`,
  )
  process.exitCode = changes.length > 0 ? 1 : 0
}

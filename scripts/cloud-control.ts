/**
 * Writes the tables of Cloud Control's handlers from a wheel of cfn-lint: `pip download cfn-lint --no-deps`, then
 * `tsx scripts/cloud-control.ts FILE.whl`. By hand, since it needs a file that npm does not have; `npm run generate` holds the tables to the digest that
 * stands in them.
 */
import { statSync, writeFileSync } from 'node:fs'
import { tablesOf } from './cloud-control/tables.ts'
import { readWheel } from './cloud-control/wheel.ts'
import { optionsOf } from './options.ts'

const usage = 'tsx scripts/cloud-control.ts WHEEL'
const { positionals } = optionsOf(usage, { allowPositionals: true })
const [path, ...more] = positionals
if (path === undefined || more.length > 0) {
  console.error(usage)
  process.exit(2)
}
// the day on which the wheel was fetched, so that the same file gives the same tables
const day = statSync(path).mtime.toISOString().slice(0, 10)
for (const [file, text] of Object.entries(tablesOf(readWheel(path), day))) {
  writeFileSync(file, text)
  console.log(`wrote ${file}: ${text.length} characters`)
}

/**
 * Writes the tables of Cloud Control's handlers from a cfn-lint wheel: `pip download cfn-lint --no-deps`, then `tsx
 * scripts/cloud-control.ts FILE.whl`. It is run by hand, because npm does not have the wheel; `npm run generate` checks
 * the tables against their digest.
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
// the day of the download, so that the same file gives the same tables
const day = statSync(path).mtime.toISOString().slice(0, 10)
for (const [file, text] of Object.entries(tablesOf(readWheel(path), day))) {
  writeFileSync(file, text)
  console.log(`wrote ${file}: ${text.length} characters`)
}

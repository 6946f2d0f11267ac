/**
 * Writes the HTML of a synthetic account to a file in chunks. Runs in a process of its own, so that its peak memory is
 * its own. Arguments: the file, the number of resources. Prints JSON.
 */
import { statSync } from 'node:fs'
import { writeFileAtomic } from '../src/core/files.ts'
import { ledger } from '../src/ledger/ledger.ts'
import { place } from '../src/model/model.ts'
import { runHtml } from '../src/report/html/page.ts'
import { controls } from '../src/services/controls.gen.ts'
import { milliseconds } from './figures.ts'
import { synthetic } from './synthetic.ts'

const [file = '', size = '0'] = process.argv.slice(2)
const NOW = '2026-11-24T00:00:00.000Z'
const model = place(synthetic(Number(size)), [])
const run = {
  head: {
    id: 'bench',
    startedAt: NOW,
    finishedAt: NOW,
    source: { kind: 'account' as const, account: '111122223333', regions: ['eu-central-1'], name: 'bench' },
    tool: { name: 'demarc' as const, version: '0' },
    config: null,
    selection: null,
  },
  model,
  ledger: { [Symbol.iterator]: () => ledger(model, controls, [], NOW) },
}
const before = process.resourceUsage().maxRSS / 1024
const start = process.hrtime.bigint()
await writeFileAtomic(file, runHtml(run))
console.log(
  JSON.stringify({
    ms: milliseconds(start),
    mb: statSync(file).size / 1e6,
    before,
    peak: process.resourceUsage().maxRSS / 1024,
  }),
)

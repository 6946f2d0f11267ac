/**
 * Evaluates a synthetic account and makes its ledger, compared with a plain loop over the same objects that looks up
 * every property that the same controls read. Runs in a process of its own, so that its peak memory is its own. Prints
 * JSON: CPU milliseconds per round.
 */

import { evaluate } from '../src/evaluate/evaluate.ts'
import { ledger } from '../src/ledger/ledger.ts'
import { Summary } from '../src/ledger/summary.ts'
import { place } from '../src/model/model.ts'
import { valueAt } from '../src/model/paths.ts'
import { controls } from '../src/services/controls.gen.ts'
import { cpuTime } from './figures.ts'
import { synthetic } from './synthetic.ts'

const ROUNDS = 5
const model = place(synthetic(100_000), [])
const byType = new Map<string, (typeof controls)[number][]>()
for (const control of controls) byType.set(control.on, [...(byType.get(control.on) ?? []), control])

function bareLoop(): number {
  let seen = 0
  for (const resource of model.resources)
    for (const { reads } of byType.get(resource.type) ?? [])
      for (const path of reads) if (valueAt(resource, path) !== undefined) seen++
  return seen
}

function whole(): number {
  const summary = new Summary()
  for (const entry of ledger(model, controls, [], '2026-11-24T00:00:00Z')) summary.add(entry)
  return Object.values(summary.responsibilities).reduce((sum, n) => sum + n, 0)
}

let verdicts = 0
for (const { judged } of evaluate(model, controls)) verdicts += judged.length

const times = { bare: [] as number[], whole: [] as number[] }
let responsibilities = 0
let seen = 0
for (let round = 0; round < ROUNDS; round++) {
  times.bare.push(
    await cpuTime(() => {
      seen = bareLoop()
    }),
  )
  times.whole.push(
    await cpuTime(() => {
      responsibilities = whole()
    }),
  )
}
console.log(JSON.stringify({ verdicts, responsibilities, seen, times, peakMiB: process.resourceUsage().maxRSS / 1024 }))

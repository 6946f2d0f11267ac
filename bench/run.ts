/**
 * `npm run bench`: our figures, each compared with a baseline of the same run, because machines differ. Exits 1 if an
 * aim is missed. `npm run bench -- PART...`: only some parts, e.g. `pace`. `--check`, for CI: exits 1 if a figure is
 * more than twice its aim.
 */
import { execFileSync } from 'node:child_process'
import { optionsOf } from '../scripts/options.ts'
import { benchCalls } from './calls.ts'
import { benchCodes } from './codes.ts'
import { atMost, type Figure, median, milliseconds, type Pair, peakMemory, ratio, reported } from './figures.ts'
import { benchOrganization } from './organization.ts'
import { benchEverything, benchPace } from './pace.ts'
import { benchPage } from './page.ts'
import { benchScan } from './scan.ts'
import { benchStart } from './start.ts'
import { benchFiles } from './written.ts'

function benchLedger(): Figure[] {
  const { verdicts, times, peakMiB, responsibilities } = JSON.parse(
    execFileSync(process.execPath, ['bench/ledger.ts'], { encoding: 'utf8' }),
  )
  const pairs: readonly Pair[] = times.whole.map((ours: number, round: number) => ({ ours, base: times.bare[round] }))
  const perSecond = (verdicts / median(times.whole)) * 1000
  const size = `100,000 resources, ${verdicts.toLocaleString('en-US')} verdicts, ${responsibilities.toLocaleString('en-US')} responsibilities`
  return [
    reported(`evaluate and ledger, ${size}`, `${(perSecond / 1e6).toFixed(2)} million verdicts a second`),
    ratio('evaluate and ledger against a bare loop over the same properties (4 is what we want)', pairs, 5),
    peakMemory('its peak memory', peakMiB, 572),
  ]
}

/**
 * A recording of 100,000 resources: the time to judge it, including the check that it is complete, and to write its
 * run.
 */
function benchReplay(): Figure[] {
  const args = ['bench/replay.ts']
  const { unpacked, replayed, bare, json, written, peakMiB } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  )
  const speed = (bytes: number, ms: number): string => `${(bytes / 1e6 / (ms / 1000)).toFixed(0)} MB/s`
  return [
    atMost(
      'replay of 100,000 resources against a bare gunzip and JSON.parse',
      replayed / bare,
      8,
      `${(replayed / bare).toFixed(1)} times, ${speed(unpacked, replayed)} (${replayed.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
    ),
    reported(
      'the run of these as JSON, judged and streamed',
      `${speed(written, json)} (${(written / 1e6).toFixed(0)} MB in ${json.toFixed(0)} ms)`,
    ),
    peakMemory('the peak memory of both', peakMiB, 572),
  ]
}

const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  ledger: benchLedger,
  replay: benchReplay,
  codes: benchCodes,
  start: benchStart,
  organization: benchOrganization,
  scan: benchScan,
  page: benchPage,
  pace: benchPace,
  everything: benchEverything,
  calls: benchCalls,
  files: benchFiles,
}

/** The factor by which a figure may exceed its aim with `--check`: CI machines are shared. */
const WIDE = 2

const { values, positionals: asked } = optionsOf(`npm run bench -- [--check] [${Object.keys(parts).join(' | ')} ...]`, {
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const strange = asked.filter((name) => !(name in parts))
if (strange.length > 0) {
  console.error(`there is no part ${strange.join(', ')}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const passes = ({ reached, excess = Number.POSITIVE_INFINITY }: Figure): boolean =>
  reached || (values.check && excess <= WIDE)
let missed = 0
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const start = process.hrtime.bigint()
  for (const figure of (await parts[name]?.()) ?? []) {
    const { what, value, aim, reached } = figure
    if (!passes(figure)) missed++
    const word = reached ? 'ok    ' : passes(figure) ? 'wide  ' : 'MISSED'
    console.log(`${word}  ${what}: ${value} (aim: ${aim})`)
  }
  console.log(`        ${name}: ${(milliseconds(start) / 1000).toFixed(0)} s`)
}
process.exitCode = missed === 0 ? 0 : 1

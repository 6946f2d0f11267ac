/**
 * `npm run bench`: our figures, each against a baseline of the same run, since machines differ. Exits 1 where an aim is missed.
 * `npm run bench -- PART...`: some parts alone, e.g. `pace`.
 */
import { execFileSync } from 'node:child_process'
import { benchCalls } from './calls.ts'
import { benchCodes } from './codes.ts'
import type { Figure } from './figures.ts'
import { benchPace } from './pace.ts'
import { benchPage } from './page.ts'
import { benchScan } from './scan.ts'
import { benchStart } from './start.ts'

function benchLedger(): Figure[] {
  const args = ['bench/ledger.ts']
  const { verdicts, bare, whole, peakMiB, responsibilities } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  )
  const perSecond = (verdicts / whole) * 1000
  return [
    {
      what: `evaluate and ledger, 100,000 resources, ${verdicts.toLocaleString('en-US')} verdicts, ${responsibilities.toLocaleString('en-US')} responsibilities`,
      value: `${(perSecond / 1e6).toFixed(2)} million verdicts a second`,
      aim: 'over 2 million',
      reached: perSecond > 2e6,
    },
    {
      what: 'evaluate and ledger against a bare loop over the same properties',
      value: `${(whole / bare).toFixed(1)} times (${whole.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
      aim: 'told, not aimed at',
      reached: true,
    },
    { what: 'its peak memory', value: `${peakMiB.toFixed(0)} MiB`, aim: 'under 600 MB', reached: peakMiB < 572 },
  ]
}

/** A recording of 100,000 resources: how fast it is judged, proven whole at that, and how fast its run is written. */
function benchReplay(): Figure[] {
  const args = ['bench/replay.ts']
  const { unpacked, replayed, bare, json, written, peakMiB } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  )
  const speed = (bytes: number, ms: number): string => `${(bytes / 1e6 / (ms / 1000)).toFixed(0)} MB/s`
  return [
    {
      what: `replay of 100,000 resources against a bare gunzip and JSON.parse`,
      value: `${(replayed / bare).toFixed(1)} times, ${speed(unpacked, replayed)} (${replayed.toFixed(0)} ms against ${bare.toFixed(0)} ms)`,
      aim: 'at most 8',
      reached: replayed / bare <= 8,
    },
    {
      what: 'the run of these as JSON, judged and streamed',
      value: `${speed(written, json)} (${(written / 1e6).toFixed(0)} MB in ${json.toFixed(0)} ms)`,
      aim: 'told, not aimed at',
      reached: true,
    },
    {
      what: 'the peak memory of both',
      value: `${peakMiB.toFixed(0)} MiB`,
      aim: 'under 600 MB',
      reached: peakMiB < 572,
    },
  ]
}

/**
 * An organization of 1,000 simulated accounts, each answer 60 ms away, behind the buckets of Organizations, STS and IAM: against the
 * listing, whose pages come one after the other, and then calls x latency / calls in flight.
 */
function benchOrganization(): Figure[] {
  const [accounts, latencyMs, inFlight] = [1000, 60, 48]
  const args = ['bench/organization.ts', `${accounts}`, `${latencyMs}`]
  const { audited, calls, pages, ms, peakMiB } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  const { perSecond, burst } = LIST_ACCOUNTS
  const listing = Math.max(pages * latencyMs, ((pages - burst) / perSecond) * 1000)
  const ideal = listing + ((calls - pages) * latencyMs) / inFlight
  return [
    {
      what: `audit of an organization of ${accounts} accounts, ${calls.toLocaleString('en-US')} calls of ${latencyMs} ms at --pace full, against ${pages} pages one after the other and the other calls x latency / ${inFlight}`,
      value: `${(ms / ideal).toFixed(2)} times (${(ms / 1000).toFixed(1)} s against ${(ideal / 1000).toFixed(1)} s)`,
      aim: 'at most 1.3, every account audited',
      reached: ms / ideal <= 1.3 && audited === accounts,
    },
    { what: 'its peak memory', value: `${peakMiB.toFixed(0)} MiB`, aim: 'under 400 MiB', reached: peakMiB < 400 },
  ]
}

/** The quota of organizations:ListAccounts. */
const LIST_ACCOUNTS = { perSecond: 8, burst: 12 }

const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  ledger: benchLedger,
  replay: benchReplay,
  codes: benchCodes,
  start: benchStart,
  organization: benchOrganization,
  scan: benchScan,
  page: benchPage,
  pace: benchPace,
  calls: benchCalls,
}

const asked = process.argv.slice(2)
const strange = asked.filter((name) => !(name in parts))
if (strange.length > 0) {
  console.error(`there is no part ${strange.join(', ')}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const figures: Figure[] = []
for (const name of asked.length > 0 ? asked : Object.keys(parts)) figures.push(...((await parts[name]?.()) ?? []))
for (const { what, value, aim, reached } of figures)
  console.log(`${reached ? 'ok    ' : 'MISSED'}  ${what}: ${value} (aim: ${aim})`)
process.exitCode = figures.every(({ reached }) => reached) ? 0 : 1

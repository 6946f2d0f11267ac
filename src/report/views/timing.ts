import type { RunHead } from '../../ledger/run.ts'

/** The share of its time that a scan must have waited to be mentioned. */
const MUCH = 0.2
/** The most services to name. */
const NAMED = 3

/** What AWS's request quotas cost a scan, if more than a fifth of its time. `isFull`: the scan ran with pace `full`. */
export function waitingText({ startedAt, finishedAt, timing }: RunHead, isFull = false): string | undefined {
  const whole = Date.parse(finishedAt) - Date.parse(startedAt)
  if (!timing || timing.waitedMs <= whole * MUCH) return undefined
  const most = [...timing.services]
    .sort((a, b) => b.waitedMs - a.waitedMs)
    .slice(0, NAMED)
    .map(({ service, region, waitedMs }) => `${service} in ${region} ${seconds(waitedMs)} s`)
  return `AWS's request quotas took ${seconds(timing.waitedMs)} of ${seconds(whole)} s (most of it: ${most.join(', ')})${isFull ? '' : '; --pace full uses all of each quota'}`
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)

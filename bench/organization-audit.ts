/**
 * The audit of an organization of simulated accounts, in a process of its own, so that its peak memory is its own.
 * Arguments: accounts, latency, pace, and `virtual` for a clock that only latency and rate limits advance. Prints JSON.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { auditWholeOrganization } from '../src/app/root-org.ts'
import type { RequestHandler } from '../src/collect/aws.ts'
import type { Time } from '../src/collect/limiter.ts'
import type { Pace } from '../src/collect/quotas.ts'
import { systemClock } from '../src/core/clock.ts'
import { inProcess } from '../src/practice/in-process.ts'
import { AwsBuckets } from './simulated/buckets.ts'
import { answerOf } from './simulated/organization.ts'
import { VirtualTime } from './simulated/virtual-time.ts'

const [accounts = '1000', latency = '60', pace = 'full', clock = ''] = process.argv.slice(2)
const latencyMs = Number(latency)

async function audit(endpointUrl: string, time: Time, requestHandler?: RequestHandler): Promise<void> {
  let calls = 0
  const start = time.now()
  const { total } = await auditWholeOrganization(
    {
      endpointUrl,
      ...(requestHandler ? { requestHandler } : {}),
      defaultRegion: 'us-east-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 's' },
      days: 90,
      pace: pace as Pace, // safe: its parent names one
    },
    { clock: time.now, time, userAgent: 'bench', env: {}, onCall: () => calls++ },
  )
  const ms = time.now() - start
  const cpuMs = process.cpuUsage().user / 1000
  const peakMiB = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ audited: total.outcomes.audited, calls, ms, cpuMs, peakMiB }))
}

if (clock === 'virtual') {
  const time = new VirtualTime()
  const buckets = new AwsBuckets(time.now)
  const handler = inProcess(async ({ headers, body }) => {
    const { status, type, text } = answerOf(headers, Buffer.from(body).toString(), Number(accounts), buckets)
    await time.sleep(latencyMs)
    return { status, headers: { 'content-type': type, 'x-amzn-requestid': 'bench' }, body: text }
  })
  await audit('http://127.0.0.1:1', time, handler)
} else {
  const server = spawn(process.execPath, ['bench/organization-server.ts', accounts, latency], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(createInterface({ input: server.stdout }), 'line')
  try {
    await audit(`http://127.0.0.1:${port}`, { now: systemClock, sleep })
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
}

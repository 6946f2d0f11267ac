/** The audit of an organization of simulated accounts, in a process of its own, so that its peak memory is its own. Prints JSON. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { auditWholeOrganization } from '../src/app/root-org.ts'
import { systemClock } from '../src/core/clock.ts'
import { milliseconds } from './figures.ts'

const [accounts = 1000, latencyMs = 60] = process.argv.slice(2).map(Number)
const server = spawn(process.execPath, ['bench/organization-server.ts', `${accounts}`, `${latencyMs}`], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [port] = await once(createInterface({ input: server.stdout }), 'line')
try {
  let calls = 0
  let pages = 0
  const start = process.hrtime.bigint()
  const { rows, total } = await auditWholeOrganization(
    {
      endpointUrl: `http://127.0.0.1:${port}`,
      defaultRegion: 'us-east-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 's' },
      days: 90,
      pace: 'full',
    },
    {
      clock: systemClock,
      time: { now: systemClock, sleep },
      userAgent: 'bench',
      env: {},
      onCall: ({ operation }) => {
        calls++
        if (operation === 'ListAccounts') pages++
      },
    },
  )
  const ms = milliseconds(start)
  const peakMiB = process.resourceUsage().maxRSS / 1024
  const cpuMs = process.cpuUsage().user / 1000
  console.log(
    JSON.stringify({ accounts: rows.length, audited: total.outcomes.audited, calls, pages, ms, cpuMs, peakMiB }),
  )
} finally {
  server.kill('SIGTERM')
  await once(server, 'close')
}

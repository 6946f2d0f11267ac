/**
 * A scan of a practice account (in another process) against a bare loop that makes the very same SDK calls with as many in
 * flight.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { scan } from '../src/app/scan.ts'
import { Aws, type CallEvent } from '../src/collect/aws.ts'
import { systemClock } from '../src/core/clock.ts'
import { sdk } from '../src/services/sdk.gen.ts'
import { type Figure, median, milliseconds, ratio } from './figures.ts'

const ROUNDS = 7
const IN_FLIGHT = 48
const time = { now: systemClock, sleep }

export async function benchScan(): Promise<Figure[]> {
  const child = spawn(process.execPath, ['dist/main.js', 'practice', '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const { endpoint, region, principals } = JSON.parse(line)
    const calls: CallEvent[] = []
    const ours = async (onCall: (call: CallEvent) => void): Promise<void> => {
      const done = await scan(
        { endpointUrl: endpoint, credentials: principals.auditor, defaultRegion: region, concurrency: IN_FLIGHT },
        { clock: systemClock, time, runId: () => 'bench', version: '0', userAgent: 'bench', env: {}, onCall },
      )
      for (const _ of done.ledger);
    }
    await ours((call) => calls.push(call))
    const bare = async (): Promise<void> => {
      const aws = new Aws({
        sdk,
        credentials: async () => principals.auditor,
        endpointUrl: endpoint,
        time,
        concurrency: IN_FLIGHT,
        userAgent: 'bench',
      })
      const left = [...calls]
      const worker = async (): Promise<void> => {
        for (let call = left.pop(); call; call = left.pop()) {
          // safe: the name of an operation in lower camel case is a method of its client
          const client = (await aws.client(call.service, call.region)) as unknown as Record<
            string,
            (input: unknown) => Promise<unknown>
          >
          const method = call.operation.charAt(0).toLowerCase() + call.operation.slice(1)
          await client[method]?.(call.input).catch(() => undefined) // some answer "there is none"
        }
      }
      await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
      await aws.close()
    }
    const times = { ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      let start = process.hrtime.bigint()
      await bare()
      times.bare.push(milliseconds(start))
      start = process.hrtime.bigint()
      await ours(() => {})
      times.ours.push(milliseconds(start))
    }
    return [
      ratio(
        `scan of the practice account, ${calls.length} calls, against a bare loop`,
        median(times.ours),
        median(times.bare),
        1.3,
      ),
    ]
  } finally {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
}

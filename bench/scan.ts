/**
 * A scan of a practice account (in another process), compared with plain SDK clients that make the same calls with the
 * same concurrency.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { scan } from '../src/app/scan.ts'
import type { CallEvent } from '../src/collect/aws.ts'
import type { ServiceId } from '../src/collect/sdk.ts'
import { systemClock } from '../src/core/clock.ts'
import { sdk } from '../src/services/sdk.gen.ts'
import { type Figure, milliseconds, type Pair, ratio } from './figures.ts'

const ROUNDS = 7
const IN_FLIGHT = 48
const time = { now: systemClock, sleep }

export async function benchScan(): Promise<Figure[]> {
  const child = spawn(process.execPath, ['dist/main.js', 'practice', 'company', '--port', '0', '--format', 'json'], {
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
    // the SDK's clients without changes of ours
    const clients = new Map<string, Promise<PlainClient>>()
    const clientOf = (service: ServiceId, at: string): Promise<PlainClient> => {
      const made = clients.get(`${service} ${at}`) ?? plainClient(service, at, endpoint, principals.auditor)
      clients.set(`${service} ${at}`, made)
      return made
    }
    const bare = async (): Promise<void> => {
      clients.clear()
      const left = [...calls]
      const worker = async (): Promise<void> => {
        for (let call = left.pop(); call; call = left.pop()) {
          const client = await clientOf(call.service, call.region)
          const method = call.operation.charAt(0).toLowerCase() + call.operation.slice(1)
          await client[method]?.(call.input).catch(() => undefined) // some calls answer "there is none"
        }
      }
      await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
      for (const client of clients.values()) (await client)['destroy']?.({})
    }
    const timed = async (work: () => Promise<void>): Promise<number> => {
      const start = process.hrtime.bigint()
      await work()
      return milliseconds(start)
    }
    await bare()
    const pairs: Pair[] = []
    for (let round = 0; round < ROUNDS; round++)
      pairs.push({ base: await timed(bare), ours: await timed(() => ours(() => {})) })
    return [
      ratio(
        `scan of the practice account, ${calls.length} calls, against plain SDK clients with as many in flight`,
        pairs,
        1.3,
      ),
    ]
  } finally {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
}

/** Every operation of a client, by its name in lower camel case. */
type PlainClient = Readonly<Record<string, (input: unknown) => Promise<unknown>>>

async function plainClient(
  service: ServiceId,
  region: string,
  endpoint: string,
  credentials: object,
): Promise<PlainClient> {
  const { load, options } = sdk[service]
  const Client = await load()
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
  const client = new Client({
    region,
    credentials,
    endpoint,
    forcePathStyle: true,
    requestHandler: { httpAgent: agent },
    ...(await options({ endpointUrl: endpoint, attempts: 1 })),
  })
  return client as unknown as PlainClient // safe: an aggregated client has a method for each of its operations
}

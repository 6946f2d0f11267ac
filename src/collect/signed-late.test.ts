import { Readable } from 'node:stream'
import { afterEach, expect, test, vi } from 'vitest'
import { sdk } from '../services/sdk.gen.ts'
import { Aws, type RequestHandler } from './aws.ts'
import { Hands } from './hands-in-test.ts'

const START = Date.parse('2026-11-30T00:00:00Z')
const OLDEST = 5_000
const CALLS = 60

afterEach(() => void vi.useRealTimers())

const bodies = {
  contact: { AlternateContact: { AlternateContactType: 'SECURITY' } },
  throttled: { message: 'Rate exceeded' },
} as const

/** An AWS that throttles each tenth request, and keeps how old each signature was when it came, and which call sent it. */
function receiver() {
  const ages: number[] = []
  const calls: string[] = []
  const signatures = new Set<string>()
  const requestHandler: RequestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle({ headers }) {
      const signed = headers['x-amz-date']?.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z') ?? ''
      ages.push(Date.now() - Date.parse(signed))
      calls.push(headers['amz-sdk-invocation-id'] ?? '')
      signatures.add(headers['authorization'] ?? '')
      const isThrottled = ages.length % 10 === 0
      const answer = JSON.stringify(isThrottled ? bodies.throttled : bodies.contact)
      const type = { 'x-amzn-requestid': 'r', 'content-type': 'application/json' }
      return {
        response: {
          statusCode: isThrottled ? 429 : 200,
          headers: isThrottled ? { ...type, 'x-amzn-errortype': 'TooManyRequestsException' } : type,
          body: Readable.from([Buffer.from(answer)]),
        },
      }
    },
  }
  return { ages, calls, signatures, requestHandler }
}

test('however long a call waits, it is signed when it leaves; so is a retry, which goes before the calls that wait', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  const time = new Hands((now) => void vi.setSystemTime(START + now))
  const { ages, calls, signatures, requestHandler } = receiver()
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId: 'AKIA', secretAccessKey: 's' }),
    requestHandler,
    time,
    userAgent: 'test',
    // a quarter of 10 a second: the last of them waits for more than 20 seconds
    pace: 'gentle',
  })
  const account = await aws.client('account', 'us-east-1')
  let answered = 0
  const call = async (): Promise<void> => {
    await account.getAlternateContact({ AlternateContactType: 'SECURITY' })
    answered++
  }
  // with its first call the client reads its configuration, which takes time of its own
  const first = call()
  await time.run(() => answered === 1)
  const all = Promise.all([first, ...Array.from({ length: CALLS - 1 }, call)])
  await time.run(() => answered === CALLS)
  await all
  expect(time.now()).toBeGreaterThan(20_000)
  expect(Math.max(...ages)).toBeLessThanOrEqual(OLDEST)
  // each attempt is signed for itself
  expect(signatures.size).toBeGreaterThan(CALLS / 3)
  const throttled = calls.filter((_, n) => n % 10 === 9)
  expect(throttled.length).toBeGreaterThan(5)
  for (const [n, id] of throttled.entries()) expect(calls[n * 10 + 10]).toBe(id)
  const [timing] = aws.timing.services
  expect(timing).toMatchObject({ calls: CALLS, throttled: throttled.length, retried: throttled.length })
  await aws.close()
})

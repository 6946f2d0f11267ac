import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { RequestHandler } from '../collect/aws.ts'
import { Hands } from '../collect/hands-in-test.ts'
import { type AccountReach, withAws } from './collect-account.ts'

const CALLS = 20

const contacts: RequestHandler = {
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async () => ({
    response: {
      statusCode: 200,
      headers: { 'x-amzn-requestid': 'r', 'content-type': 'application/json' },
      body: Readable.from([Buffer.from('{"AlternateContact":{"AlternateContactType":"SECURITY"}}')]),
    },
  }),
}

/** How long twenty calls take, whose quota is 10 a second and 15 at once. */
async function millisecondsOf(reach: Partial<AccountReach>): Promise<number> {
  const time = new Hands()
  const where = { requestHandler: contacts, credentials: { accessKeyId: 'AKIA', secretAccessKey: 's' }, ...reach }
  const options = { ...where, defaultRegion: 'us-east-1' }
  let done = false
  const work = withAws(options, { time, userAgent: 'test', env: {} }, async (aws) => {
    const account = await aws.client('account', 'us-east-1')
    const calls = Array.from({ length: CALLS }, () => account.getAlternateContact({ AlternateContactType: 'SECURITY' }))
    await Promise.all(calls)
    done = true
  })
  await time.run(() => done)
  await work
  return time.now()
}

test('AWS is asked at half of its quotas, unless another pace is named', async () => {
  expect(await millisecondsOf({ pace: 'full' })).toBe(500)
  expect(await millisecondsOf({})).toBe(await millisecondsOf({ pace: 'normal' }))
  expect(await millisecondsOf({})).toBe(2500)
  expect(await millisecondsOf({ pace: 'gentle' })).toBe(6500)
})

test('an endpoint of your own is asked without limit, unless a pace is named', async () => {
  const endpointUrl = 'http://127.0.0.1:1'
  expect(await millisecondsOf({ endpointUrl })).toBe(0)
  expect(await millisecondsOf({ endpointUrl, pace: 'gentle' })).toBe(6500)
})

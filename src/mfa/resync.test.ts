import { expect, test } from 'vitest'
import { type ResyncCall, resyncDevice } from './resync.ts'

const device = { user: 'anna', serial: 'GAKT12345678' }
const codes = ['123456', '654321'] as const
const answers =
  (answer: Awaited<ReturnType<ResyncCall>>): ResyncCall =>
  async () =>
    answer

test('two codes that AWS takes', async () => {
  const asked: unknown[] = []
  const resync: ResyncCall = async (...call) => {
    asked.push(call)
    return 'resynced'
  }
  expect(await resyncDevice(device, codes, resync)).toBeUndefined()
  expect(asked).toEqual([['anna', 'GAKT12345678', codes]])
})

test('codes that AWS must refuse are not given to it', async () => {
  const resync: ResyncCall = () => Promise.reject(new TypeError('asked'))
  expect(await resyncDevice(device, ['123456', '123456'], resync)).toMatchObject({ code: 'MFA_CODES_SAME' })
  expect(await resyncDevice(device, ['12345', '123456'], resync)).toMatchObject({ code: 'MFA_CODE_MALFORMED' })
})

test('a refusal, another one, and an answer that was lost', async () => {
  expect(await resyncDevice(device, codes, answers('codes-refused'))).toMatchObject({ code: 'MFA_CODES_REFUSED' })
  await expect(resyncDevice(device, codes, answers({ refused: new TypeError('AccessDenied') }))).rejects.toThrow(
    'AccessDenied',
  )
  await expect(resyncDevice(device, codes, () => Promise.reject(new TypeError('ECONNRESET')))).rejects.toThrow(
    expect.objectContaining({ code: 'MFA_RESYNC_UNSURE' }),
  )
})

import { expect, test } from 'vitest'
import type { OpenedSession } from '../../mfa/session/kept.ts'
import { heldOpen } from './profile-session.ts'

const HOUR = 3_600_000
const opened = (number: number, at: number): OpenedSession => ({
  accessKeyId: `ASIA${number}`,
  secretAccessKey: 'x',
  sessionToken: 'x',
  device: 'arn:aws:iam::111122223333:mfa/anna',
  openedAt: new Date(at).toISOString(),
  expiresAt: new Date(at + HOUR).toISOString(),
})

test('clients that ask together wait for one session, which serves until five minutes before its end', async () => {
  let now = 0
  let times = 0
  const session = heldOpen(
    async () => opened(++times, now),
    () => now,
  )
  const ids = async () => (await Promise.all([session(), session()])).map(({ accessKeyId }) => accessKeyId)
  expect(await ids()).toEqual(['ASIA1', 'ASIA1'])
  now = HOUR - 5 * 60_000 - 1
  expect(await ids()).toEqual(['ASIA1', 'ASIA1'])
  now++
  expect(await ids()).toEqual(['ASIA2', 'ASIA2'])
})

test('where no person gives a code, the old session serves to its end, and then the reason is told', async () => {
  let now = 0
  let asks = 0
  const session = heldOpen(
    async () => {
      if (asks++ > 0) throw new TypeError('no code')
      return opened(1, now)
    },
    () => now,
  )
  await session()
  now = HOUR - 2 * 60_000
  expect((await session()).accessKeyId).toBe('ASIA1')
  now = HOUR
  await expect(session()).rejects.toThrow('no code')
})

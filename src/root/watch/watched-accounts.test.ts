import { expect, test } from 'vitest'
import { type Seen, seen, unseen } from '../../collect/seen.ts'
import { WatchedAccounts } from './watched-accounts.ts'

const { signal } = new AbortController()

test('accounts that come to the organization while the watch runs are watched; the list is asked for every five minutes', async () => {
  let now = 0
  let asked = 0
  let list: Seen<readonly string[]> = seen(['1', '2'])
  const watched = new WatchedAccounts(
    '1',
    async () => {
      asked++
      return list
    },
    () => now,
  )
  expect([watched.has('1'), watched.has('2'), watched.has(null)]).toEqual([true, false, false])
  expect(await watched.refresh(signal)).toBeUndefined()
  expect(watched.has('2')).toBe(true)
  list = seen(['1', '3'])
  now = 299_999
  await watched.refresh(signal)
  expect([watched.has('3'), asked]).toEqual([false, 1])
  now = 300_000
  await watched.refresh(signal)
  expect([watched.has('2'), watched.has('3'), asked]).toEqual([true, true, 2])
})

test('a list that is refused is said, and what was known stays', async () => {
  let now = 0
  let list: Seen<readonly string[]> = seen(['1', '2'])
  const watched = new WatchedAccounts(
    '1',
    async () => list,
    () => now,
  )
  await watched.refresh(signal)
  now = 300_000
  list = unseen({ is: 'hidden', why: 'access denied' })
  expect(await watched.refresh(signal)).toBe('access denied')
  expect(await watched.refresh(signal)).toBe('access denied')
  expect(watched.has('2')).toBe(true)
})

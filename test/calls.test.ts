import { expect, test } from 'vitest'
import { measureCalls, stated } from '../bench/calls.ts'

test('each collector makes as many calls a resource as bench/calls.json states, and no more', async () => {
  const measured = await measureCalls()
  const now = Object.fromEntries([...measured].map(([name, { perResource }]) => [name, perResource]))
  expect(now).toEqual(Object.fromEntries(Object.entries(stated).map(([name, { now }]) => [name, now])))
})

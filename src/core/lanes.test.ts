import { expect, test } from 'vitest'
import { inLanes } from './lanes.ts'

test('never more than so many are under way, and each result stands in its place', async () => {
  let [now, most] = [0, 0]
  const doubled = await inLanes([5, 1, 4, 2, 3], 2, async (one) => {
    most = Math.max(most, ++now)
    for (let turn = 0; turn < one; turn++) await Promise.resolve()
    now--
    return one * 2
  })
  expect(doubled).toEqual([10, 2, 8, 4, 6])
  expect(most).toBe(2)
})

test('the first that throws ends it', async () => {
  const begun: number[] = []
  const failing = inLanes([1, 2, 3], 1, async (one) => {
    begun.push(one)
    if (one === 2) throw new Error('two')
  })
  await expect(failing).rejects.toThrow('two')
  expect(begun).toEqual([1, 2])
})

test('nothing is done for nothing', async () => {
  expect(await inLanes([], 4, async () => 1)).toEqual([])
})

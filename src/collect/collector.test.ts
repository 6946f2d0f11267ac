import { expect, test } from 'vitest'
import { chunks } from './collector.ts'

async function* listed(count: number, failure?: Error): AsyncGenerator<number> {
  for (let n = 1; n <= count; n++) yield n
  if (failure) throw failure
}

test('a listing comes so many at a time, the rest last', async () => {
  const found: (readonly number[])[] = []
  for await (const some of chunks(listed(5), 2)) found.push(some)
  expect(found).toEqual([[1, 2], [3, 4], [5]])
})

test('what was listed before an error is not lost by it', async () => {
  const found: number[] = []
  const read = async () => {
    for await (const some of chunks(listed(3, new Error('refused')), 2)) found.push(...some)
  }
  await expect(read()).rejects.toThrow('refused')
  expect(found).toEqual([1, 2, 3])
})

import { expect, test } from 'vitest'
import { readAhead } from './read-ahead.ts'

async function* numbers(count: number, read: number[], failure?: Error): AsyncGenerator<number> {
  for (let n = 1; n <= count; n++) {
    read.push(n)
    yield n
  }
  if (failure) throw failure
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

test('all is read before the first item is taken, and given in its order', async () => {
  const read: number[] = []
  const ahead = readAhead(numbers(4, read))
  await turns()
  expect(read).toEqual([1, 2, 3, 4])
  const given: number[] = []
  for await (const one of ahead) given.push(one)
  expect(given).toEqual([1, 2, 3, 4])
})

test('items that come later are waited for', async () => {
  let send = (): void => {}
  const later = new Promise<void>((resolve) => {
    send = resolve
  })
  const slow = async function* () {
    yield 'first'
    await later
    yield 'second'
  }
  const given: string[] = []
  for await (const one of readAhead(slow())) {
    given.push(one)
    send()
  }
  expect(given).toEqual(['first', 'second'])
})

test('an error comes after what came before it, and is not heard where nothing is taken', async () => {
  const ahead = readAhead(numbers(2, [], new Error('refused')))
  await turns()
  const given: number[] = []
  const take = async (): Promise<void> => {
    for await (const one of ahead) given.push(one)
  }
  await expect(take()).rejects.toThrow('refused')
  expect(given).toEqual([1, 2])
})

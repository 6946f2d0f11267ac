import { expect, test } from 'vitest'
import { pages } from './collector.ts'

/** Takes a listing whose token of page `n` is `token(n)` to its end or its error, and counts what came before. */
async function taken(token: (page: number) => string | undefined) {
  let asked = 0
  let items = 0
  const listing = pages(
    async () => asked++,
    () => ['one'],
    (page) => token(page),
  )
  try {
    for await (const _ of listing) items++
  } catch (error) {
    return { asked, items, error: String(error) }
  }
  return { asked, items, error: undefined }
}

test('a listing ends where there is no token, or an empty one', async () => {
  expect(await taken((page) => (page < 2 ? `t${page}` : undefined))).toEqual({ asked: 3, items: 3, error: undefined })
  expect(await taken((page) => (page < 2 ? `t${page}` : ''))).toEqual({ asked: 3, items: 3, error: undefined })
})

test.each([1, 2, 3])(
  'a listing whose tokens go in a circle of %i is broken off at the first that comes back',
  async (length) => {
    const { asked, error } = await taken((page) => `t${page % length}`)
    expect(asked).toBe(length + 1)
    expect(error).toContain('RepeatedTokenError')
  },
)

test('a listing of ever new tokens is broken off', async () => {
  const { asked, error } = await taken((page) => `t${page}`)
  expect(asked).toBe(20_000)
  expect(error).toContain('the listing has no end (20000 pages)')
})

import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { closePractice } from './practice.ts'
import { properties } from './properties.ts'

afterAll(closePractice)

test.each(properties.map((one) => [one.name, one] as const))('%s', async (_, { property, runs }) => {
  await fc.assert(property(), { numRuns: runs })
})

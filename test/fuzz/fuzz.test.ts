import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { endProperties, properties } from './properties.ts'

afterAll(endProperties)

test.each(properties.map((one) => [one.name, one] as const))('%s', async (_, { property, runs }) => {
  await fc.assert(property(), { numRuns: runs })
})

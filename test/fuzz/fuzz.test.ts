/** @module-tag sweep */
import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { runs } from '../sample.ts'
import { endProperties, properties } from './properties.ts'

afterAll(endProperties)

test.each(properties.map((one) => [one.name, one] as const))('%s', async (_, { property, runs: many }) => {
  await fc.assert(property(), { numRuns: runs(Math.ceil(many / 4), many) })
})

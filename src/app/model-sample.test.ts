import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { layerIds } from '../catalog/layers.ts'
import { splitOf } from '../services/describe.ts'
import { findSubject } from '../services/subject.ts'
import { withGiven } from './given.ts'

/**
 * Who is responsible for layers of types, most of them picked at random, as people who had not seen the catalog read it from AWS's pages
 * (src/catalog/sample.json). Where the model and the page differ, one of the two is wrong: find out which, and never change an answer to fit.
 */
const parties = ['aws', 'customer', 'shared', 'third-party', 'none'] as const
const { cells } = z
  .object({
    cells: z.array(
      z.object({
        type: z.string(),
        layer: z.enum(layerIds),
        given: z.array(z.string()).optional(),
        party: z.array(z.enum(parties)).min(1),
        also: z.enum(parties).optional(),
        page: z.url(),
        says: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('src/catalog/sample.json', 'utf8')))

function rowsOf(type: string, given: readonly string[]) {
  if (given.length === 0) return splitOf(type)
  const subject = findSubject(type)
  return subject && withGiven(subject, given).subject.layers
}

describe("cells read from AWS's pages without the catalog", () => {
  test.each(cells)('$type $layer: $says', ({ type, layer, given = [], party: possible, also }) => {
    const party = rowsOf(type, given)?.find((row) => row.layer === layer)?.party
    expect(party).toBeOneOf(also === undefined ? possible : [...possible, also])
  })
})

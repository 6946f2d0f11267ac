import { describe, expect, test } from 'vitest'
import { layerIds } from '../catalog/layers.ts'
import { split } from '../catalog/owners.ts'
import type { Move, ServiceEntry, TypeEntry } from '../catalog/service.ts'
import { services } from './catalog.gen.ts'

interface Moving {
  readonly service: ServiceEntry
  readonly type: string
  readonly entry: TypeEntry
  readonly moves: readonly Move[]
}
const moving: readonly Moving[] = services.flatMap((service) =>
  Object.entries(service.types).flatMap(([type, entry]) =>
    entry.moves?.length ? [{ service, type, entry, moves: entry.moves }] : [],
  ),
)
const nothing = { properties: {}, state: {} }

/** The split of a type where each of its moves answers as given: of so many moves, no other configuration exists. */
const where = ({ service, entry, moves }: Moving, answers: readonly (boolean | undefined)[]) =>
  split(
    { ...entry, moves: moves.map((move, at) => ({ ...move, when: () => answers[at] })) },
    service.category,
    service.source,
    nothing,
    () => [],
  )
const owners = (one: Moving, answers: readonly (boolean | undefined)[]): string =>
  where(one, answers)
    .map(({ owner, between = [] }) => owner + between.join())
    .join(' ')
/** Every combination of the answers of so many moves. */
const combinations = (many: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** many }, (_, bits) => Array.from({ length: many }, (_one, at) => ((bits >> at) & 1) === 1))

describe.each(moving)('the moves of $type', (one) => {
  const all = combinations(one.moves.length)

  test('leave each layer with one party, in every combination', () => {
    const open = one.moves.map(() => undefined)
    for (const answers of [...all, open]) {
      const rows = where(one, answers)
      expect(rows.map(({ layer }) => layer)).toEqual(layerIds)
      for (const { owner, between = [], because, source } of rows) {
        expect(between.length > 1).toBe(owner === 'unknown')
        expect(new Set(between).size).toBe(between.length)
        if (owner === 'unknown') expect(because).toContain('not read')
        expect(source).toMatch(/^https:\/\//)
      }
    }
  })
  test('each change something in a combination', () => {
    const idle = one.moves.filter((_, at) =>
      all.every((answers) => {
        const without = answers.map((answer, other) => other !== at && answer)
        return owners(one, answers) === owners(one, without)
      }),
    )
    expect(idle.map(({ says, to }) => `${says} -> ${to}`)).toEqual([])
  })
})

test('each layer of a type that is described in full has a page that speaks of it', () => {
  const unsure = services.flatMap(({ category, source, types }) =>
    Object.entries(types).flatMap(([type, entry]) =>
      split(entry, category, source)
        .filter(({ exact }) => !exact)
        .map(({ layer }) => `${type} ${layer}`),
    ),
  )
  expect(unsure).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { setAt } from '../model/paths.ts'
import type { LayerId, SeenParty } from './layers.ts'
import { pathsOfMoves, pathsReadOn } from './move-reads.ts'
import { type LayerSplit, split } from './parties.ts'
import type { Configured, ServiceEntry } from './service.ts'

/** Property values by name; `state.Zones` is in the state. */
type Given = Readonly<Record<string, unknown>>
/** Changes to the calm configuration, and the parties that follow. */
type MoveCase = readonly [given: Given, parties: Partial<Readonly<Record<LayerId, SeenParty>>>]

function configured(given: Given): Configured {
  const bags = { properties: {}, state: {} }
  for (const [path, value] of Object.entries(given)) setAt(bags, path, value)
  return bags
}

/**
 * Tests the moves of a type. In the configuration `calm` none holds. Every move must change a party in one of the cases, every
 * case must change what it states, and when the deciding property was not read, a party must be unknown.
 */
export function moveCases(service: ServiceEntry, type: string, calm: Given, cases: readonly MoveCase[]): void {
  const entry = service.types[type]
  const rowsOf = (given: Given): readonly LayerSplit[] =>
    entry ? split(entry, entry.category ?? service.category, service.source, configured(given)) : []
  const partiesOf = (rows: readonly LayerSplit[]) => Object.fromEntries(rows.map(({ layer, party }) => [layer, party]))
  const still = rowsOf(calm)

  describe(`the moves of ${type}`, () => {
    test('none holds in the calm case', () => {
      expect(still.length).toBeGreaterThan(0)
      expect(still.flatMap(({ because }) => because ?? [])).toEqual([])
    })
    test.each(cases)('%o', (given, parties) => {
      expect(partiesOf(rowsOf({ ...calm, ...given }))).toMatchObject(parties)
      for (const [layer, party] of Object.entries(parties)) expect(partiesOf(still)[layer], layer).not.toBe(party)
    })
    test('what decides is known before the resource is read', () => {
      const moves = entry?.moves ?? []
      const known = pathsOfMoves(moves)
      for (const given of [calm, ...cases.map(([one]) => ({ ...calm, ...one }))])
        for (const { when } of moves)
          expect([...known]).toEqual(expect.arrayContaining([...pathsReadOn(configured(given), {}, when)]))
    })
    test('each changes a party in one of the cases', () => {
      const changed = cases.flatMap(([given]) =>
        rowsOf({ ...calm, ...given }).filter(({ layer, party }) => partiesOf(still)[layer] !== party),
      )
      const says = new Set(changed.map(({ because }) => because))
      expect(entry?.moves?.map((move) => move.says).filter((one) => !says.has(one))).toEqual([])
    })
    test.each([...new Set(cases.flatMap(([given]) => Object.keys(given)))])('without %s a party is unknown', (name) => {
      const { [name]: _, ...rest } = calm
      const parties = [rest, ...cases.map(([given]) => ({ ...rest, ...without(given, name) }))].flatMap((one) =>
        rowsOf(one).map(({ party }) => party),
      )
      expect(parties).toContain('unknown')
    })
  })
}

function without(given: Given, name: string): Given {
  const { [name]: _, ...rest } = given
  return rest
}

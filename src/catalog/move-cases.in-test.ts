import { describe, expect, test } from 'vitest'
import { setAt } from '../model/paths.ts'
import type { LayerId, SeenOwner } from './layers.ts'
import { type LayerSplit, split } from './owners.ts'
import type { Configured, ServiceEntry } from './service.ts'

/** Names and values; `state.Zones` stands in the state. */
type Given = Readonly<Record<string, unknown>>
/** What is configured other than in the calm case, and the parties that follow from it. */
type MoveCase = readonly [given: Given, owners: Partial<Readonly<Record<LayerId, SeenOwner>>>]

function configured(given: Given): Configured {
  const bags = { properties: {}, state: {} }
  for (const [path, value] of Object.entries(given)) setAt(bags, path, value)
  return bags
}

/**
 * The cases of a type's moves: `calm` is a configuration in which none holds. Each move changes a party in one of the cases, each case
 * changes what it says, and what decides, when it was not read, leaves a party unknown.
 */
export function moveCases(service: ServiceEntry, type: string, calm: Given, cases: readonly MoveCase[]): void {
  const entry = service.types[type]
  const partiesOf = (given: Given): readonly LayerSplit[] =>
    entry ? split(entry, entry.category ?? service.category, service.source, configured(given)) : []
  const ownersOf = (rows: readonly LayerSplit[]) => Object.fromEntries(rows.map(({ layer, owner }) => [layer, owner]))
  const still = partiesOf(calm)

  describe(`the moves of ${type}`, () => {
    test('none holds in the calm case', () => {
      expect(still.length).toBeGreaterThan(0)
      expect(still.flatMap(({ because }) => because ?? [])).toEqual([])
    })
    test.each(cases)('%o', (given, owners) => {
      expect(ownersOf(partiesOf({ ...calm, ...given }))).toMatchObject(owners)
      for (const [layer, owner] of Object.entries(owners)) expect(ownersOf(still)[layer], layer).not.toBe(owner)
    })
    test('each changes a party in one of the cases', () => {
      const changed = cases.flatMap(([given]) =>
        partiesOf({ ...calm, ...given }).filter(({ layer, owner }) => ownersOf(still)[layer] !== owner),
      )
      const says = new Set(changed.map(({ because }) => because))
      expect(entry?.moves?.map((move) => move.says).filter((one) => !says.has(one))).toEqual([])
    })
    test.each([...new Set(cases.flatMap(([given]) => Object.keys(given)))])('without %s a party is unknown', (name) => {
      const { [name]: _, ...rest } = calm
      const owners = [rest, ...cases.map(([given]) => ({ ...rest, ...without(given, name) }))].flatMap((one) =>
        partiesOf(one).map(({ owner }) => owner),
      )
      expect(owners).toContain('unknown')
    })
  })
}

function without(given: Given, name: string): Given {
  const { [name]: _, ...rest } = given
  return rest
}

import { describe, expect, test } from 'vitest'
import { services } from '../services/catalog.gen.ts'
import { splitOf } from '../services/describe.ts'
import { layerIds, partyIds } from './layers.ts'
import { type LayerSplit, split } from './parties.ts'
import { responsibilities } from './responsibilities.ts'
import type { ServiceEntry, TypeEntry } from './service.ts'
import { unpublished } from './unpublished.ts'

type Answer = boolean | undefined

const types = services.flatMap((service) =>
  Object.entries(service.types).map(([type, entry]) => ({ service, type, entry, moves: entry.moves ?? [] })),
)
const moving = types.filter(({ moves }) => moves.length > 0)
const somewhere = { properties: {}, state: {} }

test('there are types to try, and moves', () => {
  expect(types.length).toBeGreaterThan(110)
  expect(moving.length).toBeGreaterThan(30)
  expect(moving.flatMap(({ moves }) => moves).length).toBeGreaterThan(75)
})

/** The parties of a type where its moves answer so. */
function partiesOf(service: ServiceEntry, entry: TypeEntry, answers: readonly Answer[]): readonly LayerSplit[] {
  const moves = (entry.moves ?? []).map((move, index) => ({ ...move, near: {}, when: () => answers[index] }))
  return split({ ...entry, moves }, entry.category ?? service.category, service.source, somewhere)
}

/** Every way in which a number of moves can answer, or as many of them as `limit`. */
function combinations(length: number, limit: number): readonly (readonly Answer[])[] {
  const all = 3 ** length
  const step = Math.max(1, Math.floor(all / limit))
  return Array.from({ length: Math.ceil(all / step) }, (_, n) =>
    Array.from({ length }, (_, at) => [false, true, undefined][Math.floor((n * step) / 3 ** at) % 3]),
  )
}

/** Every combination of moves that hold or do not. */
const decided = (length: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** length }, (_, bits) => Array.from({ length }, (_one, at) => ((bits >> at) & 1) === 1))

describe.each(moving)('$type, whatever holds', ({ service, entry, moves }) => {
  const unread = moves.map(() => undefined)
  const still = partiesOf(
    service,
    entry,
    moves.map(() => false),
  )

  test('each layer has one party, that of the first move that holds', () => {
    // collected, since a matcher takes longer than all of it
    const wrong: unknown[] = []
    for (const answers of [...combinations(moves.length, 300), ...decided(moves.length), unread]) {
      const rows = partiesOf(service, entry, answers)
      if (rows.map(({ layer }) => layer).join() !== layerIds.join()) wrong.push({ answers, rows })
      for (const [index, row] of rows.entries()) {
        const { layer, party, between, because, source } = row
        const those = moves
          .map((move, at) => ({ move, answer: answers[at] }))
          .filter(({ move }) => move.layers.includes(layer))
        const first = those.findIndex(({ answer }) => answer === true)
        const settled = those[first]?.move.to ?? still[index]?.party
        const open = those.slice(0, first < 0 ? undefined : first).filter(({ answer }) => answer === undefined)
        const possible = [...new Set([...open.map(({ move }) => move.to), settled])].sort()
        const isRight =
          possible.length > 1
            ? party === 'unknown' && between?.toSorted().join() === possible.join()
            : party === settled && between === undefined
        const isSaid = source.startsWith('https://') && (party !== 'unknown' || because?.includes('not read'))
        if (!isRight || !isSaid) wrong.push({ answers, row, possible })
      }
    }
    expect(wrong).toEqual([])
  })
  test.each(moves.map((move, index) => ({ says: move.says, layers: move.layers, index })))(
    '"$says" changes a party in one of the cases',
    ({ layers, index }) => {
      const changed = combinations(moves.length, 300).flatMap((answers) => {
        const [off, on] = [false, true].map((answer) => partiesOf(service, entry, answers.with(index, answer)))
        return layerIds.filter((_, at) => off?.[at]?.party !== on?.[at]?.party)
      })
      expect(changed.length).toBeGreaterThan(0)
      expect(changed.filter((layer) => !layers.includes(layer))).toEqual([])
    },
  )
})

test.each(moving)('$type has no move without effect where each holds or does not', ({ service, entry, moves }) => {
  const said = (answers: readonly boolean[]): string =>
    JSON.stringify(partiesOf(service, entry, answers).map(({ party }) => party))
  const idle = moves.filter((_, at) =>
    decided(moves.length).every((answers) => said(answers) === said(answers.with(at, false))),
  )
  expect(idle.map(({ says, to }) => `${says} -> ${to}`)).toEqual([])
})

test.each(types.flatMap(({ type, entry }) => (entry.remarks ?? []).map((remark) => ({ type, ...remark }))))(
  'a remark of $type is on layers that exist, in which you have a part',
  ({ type, layers: on }) => {
    const parties = (splitOf(type) ?? []).filter(({ layer }) => on.includes(layer)).map(({ party }) => party)
    expect(parties).toHaveLength(on.length)
    for (const party of parties) expect(['customer', 'shared']).toContain(party)
  },
)

test('a move goes to a party, and names a third one', () => {
  for (const { type, moves } of moving)
    for (const { to, thirdParty } of moves) {
      expect(partyIds, type).toContain(to)
      if (to === 'third-party') expect(thirdParty, type).toBeDefined()
    }
})

test('what a move asks lies in its layers, in which you have a part', () => {
  const asking = moving.flatMap(({ type, moves }) => moves.map((move) => ({ type, ...move })))
  const others = asking.filter(
    ({ responsibilities: own = [], layers, to }) =>
      own.some((id) => !layers.includes(responsibilities[id].layer)) ||
      (own.length > 0 && to !== 'customer' && to !== 'shared'),
  )
  expect(others.map(({ type, says }) => `${type}: ${says}`)).toEqual([])
})

test('each layer of a fully described type has a page of its own, or the reason why it has none', () => {
  const unsure = types.flatMap(({ type }) =>
    (splitOf(type) ?? [])
      .filter(({ exact, layer }) => !exact && unpublished(type, layer) === undefined)
      .map(({ layer }) => `${type} ${layer}`),
  )
  expect(unsure).toEqual([])
})

/** @module-tag sweep */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { layerIds } from '../../src/catalog/layers.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import { ledger } from '../../src/ledger/ledger.ts'
import { runSchema } from '../../src/ledger/run.ts'
import { type Model, place } from '../../src/model/model.ts'
import { pathsOf, withoutAt } from '../../src/model/paths.ts'
import type { BlindSpot, Resource } from '../../src/model/resource.ts'
import { runJson } from '../../src/report/json.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { runs } from '../sample.ts'
import { asItBegins, jsonOf } from './in-test.ts'
import { rowsIn } from './rows-in-test.ts'

let scan: Scan
beforeAll(async () => {
  scan = (await asItBegins()).scan
})

const rowsOf = (model: Model) => ledger(model, controls, [], scan.head.startedAt)
const runOf = (model: Model): string => [...runJson(scan.head, model, rowsOf(model))].join('')

/** `resource control` -> verdict. */
function verdictsOf(model: Model): Map<string, string> {
  const verdicts = new Map<string, string>()
  for (const { resource, judged } of evaluate(model, controls))
    for (const { control, verdict } of judged) verdicts.set(`${resource.id} ${control.id}`, verdict.is)
  return verdicts
}

/** Each key of a bag in the reverse order. */
const reversed = <T extends object>(bag: T): T => Object.fromEntries(Object.entries(bag).reverse()) as T // safe: the same entries

test('the run is the same under any order of resources, of their properties, and of blind spots; and however often one came', () => {
  const blindSpots: BlindSpot[] = ['AWS::EC2::VPC', 'AWS::S3::Bucket', 'AWS::KMS::Key'].map((type, n) => ({
    type,
    call: `x:Call${n}`,
    why: 'access denied',
    region: 'eu-central-1',
    account: '111122223333',
    listing: n < 2,
  }))
  const expected = runOf(place(scan.model.resources, blindSpots))
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...scan.model.resources], { minLength: scan.model.resources.length }),
      fc.shuffledSubarray(blindSpots, { minLength: blindSpots.length }),
      fc.array(fc.nat(scan.model.resources.length - 1), { maxLength: 20 }),
      fc.boolean(),
      (resources, someBlindSpots, again, turned) => {
        const turn = (one: Resource): Resource =>
          turned
            ? { ...one, tags: reversed(one.tags), properties: reversed(one.properties), state: reversed(one.state) }
            : one
        const all = [...resources, ...again.flatMap((n) => resources[n] ?? [])].map(turn)
        expect(runOf(place(all, [...someBlindSpots, ...someBlindSpots]))).toBe(expected)
      },
    ),
    { numRuns: runs(4, 20) },
  )
})

describe('what is hidden', () => {
  type Hide = { readonly listing: boolean; readonly at: number; readonly path: number }
  const hides = fc.array(fc.record({ listing: fc.boolean(), at: fc.nat(10_000), path: fc.nat(10_000) }), {
    minLength: 1,
    maxLength: 60,
  })

  /** The account as a caller with fewer permissions sees it: without some properties, and without some types of a region. */
  function hidden(model: Model, what: readonly Hide[]): Model {
    const resources = new Map(model.all.map((one) => [one.id, one]))
    const blindSpots: BlindSpot[] = []
    for (const { listing, at, path } of what) {
      const one = model.resources[at % model.resources.length]
      if (!one) continue
      const why = { call: 'x:Describe', why: 'access denied' }
      if (listing) {
        blindSpots.push({ ...why, type: one.type, region: one.region, account: one.account, listing: true })
        for (const other of model.ofType(one.type)) if (other.region === one.region) resources.delete(other.id)
        continue
      }
      const still = resources.get(one.id)
      const paths = pathsOf(one)
      const gone = paths[path % paths.length]
      if (!still || gone === undefined) continue
      resources.set(one.id, { ...withoutAt(still, gone), unseen: { ...still.unseen, [gone]: why } })
    }
    return place(resources.values(), [...model.blindSpots, ...blindSpots])
  }

  test('makes verdicts unknown and never another; above all, it never makes one met', () => {
    const whole = verdictsOf(scan.model)
    let unknown = 0
    fc.assert(
      fc.property(hides, (what) => {
        const changed: string[] = []
        for (const [key, verdict] of verdictsOf(hidden(scan.model, what))) {
          if (verdict === 'unknown') unknown++
          else if (verdict !== whole.get(key)) changed.push(`${key}: ${whole.get(key)} -> ${verdict}`)
        }
        expect(changed).toEqual([])
      }),
      { numRuns: runs(15, 150) },
    )
    expect(unknown).toBeGreaterThan(100)
  })

  test('is named: every unknown verdict says what would have to be seen', () => {
    fc.assert(
      fc.property(hides, (what) => {
        const silent = [...rowsOf(hidden(scan.model, what))].flatMap(({ layers }) =>
          layers.flatMap(({ responsibilities }) =>
            responsibilities.flatMap(({ judged }) =>
              judged.filter(({ verdict }) => verdict.is === 'unknown' && verdict.missing.join() === ''),
            ),
          ),
        )
        expect(silent).toEqual([])
      }),
      { numRuns: runs(4, 10) },
    )
  })
})

describe('the JSON of a run', () => {
  test('is what its shipped schema says, and what the types say', () => {
    const run: unknown = JSON.parse(jsonOf(scan))
    const schema = JSON.parse(readFileSync('schema/run.schema.json', 'utf8'))
    const validate = new Ajv2020({ strict: true, validateFormats: false, allErrors: true }).compile(schema)
    expect(validate(run) ? [] : validate.errors).toEqual([])
    expect(runSchema.safeParse(run).error).toBeUndefined()
  })

  test('has each layer of each resource once, and of no other', () => {
    const run = runSchema.parse(JSON.parse(jsonOf(scan)))
    const wanted = run.resources.flatMap(({ id }) => layerIds.map((layer) => `${id} ${layer}`))
    expect(rowsIn(jsonOf(scan)).map(({ resource, layer }) => `${resource} ${layer}`)).toEqual(wanted)
    expect(new Set(wanted).size).toBe(wanted.length)
  })

  test('agrees with itself: states are the worst of their responsibilities, the summary counts them', () => {
    const rows = rowsIn(jsonOf(scan))
    const { summary } = runSchema.parse(JSON.parse(jsonOf(scan)))
    const rank = ['not-applicable', 'met', 'attested', 'unknown', 'unmet']
    const worst = (some: readonly string[]) => rank[Math.max(...some.map((one) => rank.indexOf(one)))]
    const wrong = rows.filter(({ party, state, responsibilities, onAccount }) => {
      const empty = responsibilities.length === 0
      const fine =
        party === 'aws' || party === 'none'
          ? empty
          : onAccount
            ? empty && state === 'not-applicable'
            : state === worst(responsibilities.map((one) => one.state))
      return !(
        fine &&
        responsibilities.every(
          ({ controls: told, state: is }) => told.length === 0 || is === worst(told.map(({ verdict }) => verdict)),
        )
      )
    })
    expect(wrong).toEqual([])
    const states = Object.entries(summary.byState)
    for (const [name, count] of states) expect(count).toBe(rows.filter(({ state }) => state === name).length)
  })

  test('every verdict shows what it rests on, and every unmet one what to do', () => {
    const told = rowsIn(jsonOf(scan)).flatMap(({ responsibilities }) =>
      responsibilities.flatMap((responsibility) => responsibility.controls),
    )
    const wrong = told.filter(
      ({ verdict, evidence, fix }) =>
        (verdict === 'met' && Object.keys(evidence).length === 0) || (fix !== null) !== (verdict === 'unmet'),
    )
    expect(wrong).toEqual([])
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { replay, type Scan } from '../../src/app/scan.ts'
import { decidingPaths } from '../../src/app/select.ts'
import type { Collector } from '../../src/collect/collector.ts'
import { narrow } from '../../src/collect/narrow.ts'
import type { Verdict } from '../../src/controls/basis.ts'
import type { Control } from '../../src/controls/control.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import { type Model, place } from '../../src/model/model.ts'
import { withoutAt } from '../../src/model/paths.ts'
import type { Resource } from '../../src/model/resource.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { SWEEP, sample } from '../sample.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from './in-test.ts'

/** `resource control` -> verdict. */
function verdictsOf(model: Model, asked: readonly Control[] = controls): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>()
  for (const { resource, judged } of evaluate(model, asked))
    for (const { control, verdict } of judged) verdicts.set(`${resource.id} ${control.id}`, verdict)
  return verdicts
}

/** What a narrower run decides otherwise than the whole one. */
function turned(part: ReadonlyMap<string, Verdict>, whole: ReadonlyMap<string, Verdict>): readonly string[] {
  return [...part].flatMap(([key, { is }]) =>
    is === 'unknown' || is === whole.get(key)?.is ? [] : [`${key}: ${whole.get(key)?.is} -> ${is}`],
  )
}

let whole: Scan
let verdicts: ReadonlyMap<string, Verdict>
beforeAll(async () => {
  whole = (await asItBegins()).scan
  verdicts = verdictsOf(whole.model)
})

describe('fewer regions', () => {
  interface Narrowed {
    readonly part: Scan
    readonly recording: string
  }
  const narrowed = new Map<string, Promise<Narrowed>>()
  /** The account in one region alone, scanned and recorded once. */
  const inRegion = (region: string): Promise<Narrowed> => {
    const known = narrowed.get(region)
    if (known) return known
    const scanned = withPractice(async (practice) => {
      const recording = `${(await asItBegins()).recording}.${region}`
      return { part: await scanOf(practice, { regions: [region], record: recording }), recording }
    })
    narrowed.set(region, scanned)
    return scanned
  }

  const ACCOUNT = 'Demarc::Account::Account/111122223333/global'

  test('turn no verdict but to unknown, and a blind spot says what was not read', async () => {
    for (const region of whole.head.source.regions) {
      const { model } = (await inRegion(region)).part
      const part = verdictsOf(model)
      expect(turned(part, verdicts)).toEqual([])
      expect(part.size).toBeGreaterThan(500)
      const [choice, ...others] = model.blindSpots
      expect(others).toEqual([])
      expect(choice).toMatchObject({ call: `--region ${region}`, chosen: true, listing: true })
      expect(choice?.why).toMatch(/^\S+ was not read; leave --region out to read all$/)
      // a filter on the log group of a trail may stand in any region
      expect(part.get(`${ACCOUNT} CloudWatch.3`)).toEqual({
        is: 'unknown',
        missing: [`${choice?.call} (${choice?.why})`],
      })
    }
  })

  test('show a trail of all regions whose home is elsewhere, as its shadow', async () => {
    const part = verdictsOf((await inRegion('us-east-1')).part.model)
    for (const id of ['CloudTrail.1', 'CloudTrail.3', 'S3.22']) expect(part.get(`${ACCOUNT} ${id}`)?.is).toBe('met')
    // none records what is read of objects, and another trail may
    expect([verdicts.get(`${ACCOUNT} S3.23`)?.is, part.get(`${ACCOUNT} S3.23`)?.is]).toEqual(['unmet', 'unknown'])
  })

  test('stay a choice in a recording', async () => {
    const { part, recording } = await inRegion('us-east-1')
    const again = await replay(recording, {}, { version: '0.0.0' })
    expect(again.model.blindSpots).toEqual(part.model.blindSpots)
    const asReplay = { ...part, head: { ...part.head, source: { ...part.head.source, kind: 'replay' as const } } }
    expect(jsonOf(again)).toBe(jsonOf(asReplay))
  })
})

/** By type, the paths that details would have filled which a narrower run does not ask, and that nothing else fills. */
function pathsNotRead(kept: readonly Collector[]): ReadonlyMap<string, ReadonlySet<string>> {
  const filled = (some: readonly Collector[]) => some.flatMap(({ details }) => details)
  const asked = new Set(filled(kept).flatMap(({ on, fills }) => fills.map((path) => `${on} ${path}`)))
  const unread = new Map<string, Set<string>>()
  for (const { on, fills } of filled(collectors))
    for (const path of fills) if (!asked.has(`${on} ${path}`)) unread.set(on, (unread.get(on) ?? new Set()).add(path))
  return unread
}

/** A resource as it is where some details were not asked: what only they answered is not there. */
function withoutPaths(resource: Resource, unread: ReadonlyMap<string, ReadonlySet<string>>): Resource {
  const paths = [...(unread.get(resource.type) ?? [])].filter((path) => resource.answers?.details[path] !== undefined)
  return paths.reduce((one, path) => withoutAt(one, path), resource)
}

test('each control alone, with no more read than what it rests on, decides as among all', SWEEP, () => {
  const judged: string[] = []
  const wrong: string[] = []
  // one that asks of several types stands there for each
  const wanted = new Set(sample(controls, [({ on }) => on]).map(({ id }) => id))
  for (const control of controls.filter(({ id }) => wanted.has(id))) {
    const { notRead, collectors: kept } = narrow(collectors, [control], decidingPaths)
    const gone = new Set<string>(notRead)
    const unread = pathsNotRead(kept)
    const model = place(
      whole.model.all.filter(({ type }) => !gone.has(type)).map((one) => withoutPaths(one, unread)),
      whole.model.blindSpots,
      undefined,
      whole.model.day,
    )
    for (const [key, { is }] of verdictsOf(model, [control])) {
      judged.push(key)
      if (is !== verdicts.get(key)?.is) wrong.push(`${key}: ${is}`)
    }
  }
  expect(wrong).toEqual([])
  expect(judged.toSorted()).toEqual(
    [...verdicts.keys()].filter((key) => wanted.has(key.slice(key.lastIndexOf(' ') + 1))).toSorted(),
  )
})

test('what no selected control reads and no party depends on is not asked', async () => {
  await withPractice(async (practice) => {
    const select = { controls: ['S3.1', 'S3.5', 'S3.8', 'S3.9'], services: [], frameworks: [], severities: [] }
    const before = practice.requests.length
    const part = await scanOf(practice, { select })
    const asked = new Set(practice.requests.slice(before).map(({ operation }) => operation))
    // S3.5, S3.8 and S3.9 read these
    for (const one of ['GetBucketPolicy', 'GetPublicAccessBlock', 'GetBucketLogging']) expect(asked).toContain(one)
    // a rule of it decides who answers for the resilience of a bucket
    expect(asked).toContain('GetBucketLifecycleConfiguration')
    for (const one of ['GetBucketVersioning', 'GetBucketReplication', 'GetObjectLockConfiguration', 'GetBucketAcl'])
      expect(asked).not.toContain(one)
    const selected = controls.filter(({ id }) => select.controls.includes(id))
    const found = verdictsOf(part.model, selected)
    expect(found.size).toBeGreaterThan(10)
    for (const [key, { is }] of found) expect([key, is]).toEqual([key, verdicts.get(key)?.is])
    const partiesOf = ({ ledger }: Scan): readonly string[] =>
      [...ledger].flatMap(({ resource: { id, type }, layers }) =>
        type === 'AWS::S3::Bucket' ? layers.map(({ layer, party }) => `${id} ${layer} ${party}`) : [],
      )
    expect(partiesOf(part)).toEqual(partiesOf(whole))
  })
})

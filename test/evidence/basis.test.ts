/** @module-tag sweep */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay, type Scan } from '../../src/app/scan.ts'
import { evidenceOf } from '../../src/ledger/evidence.ts'
import { runs } from '../sample.ts'
import { asItBegins } from '../scan/in-test.ts'
import { linesOf, packLines, withoutAnswers } from './in-test.ts'

interface Told {
  readonly resource: string
  readonly type: string
  readonly verdict: string
  readonly answers: readonly string[]
}

let folder: string
let lines: string[]
let whole: ReadonlyMap<string, Told>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-basis-'))
  const { scan, recording } = await asItBegins()
  whole = verdictsOf(scan)
  lines = linesOf(recording)
})
afterAll(() => rm(folder, { recursive: true }))

/** Every verdict, by its resource and its control, with the answers that it names. */
function verdictsOf(scan: Scan): Map<string, Told> {
  const verdicts = new Map<string, Told>()
  for (const { resource, layers } of scan.ledger)
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const one of judged) {
          const { answers } = evidenceOf(one, resource, scan.model)
          const told = { resource: resource.id, type: resource.type, verdict: one.verdict.is, answers }
          verdicts.set(`${resource.id} ${one.control.id}`, told)
        }
  return verdicts
}

/** What is told without some answers, and which types may have lost resources. */
async function without(gone: ReadonlySet<string>): Promise<{ verdicts: Map<string, Told>; unlisted: Set<string> }> {
  const path = join(folder, 'part.rec.gz')
  await packLines(path, withoutAnswers(lines, gone))
  const scan = await replay(path, {}, { version: '0.0.0' })
  return {
    verdicts: verdictsOf(scan),
    unlisted: new Set(scan.model.blindSpots.flatMap(({ listing, type }) => (listing ? [type] : []))),
  }
}

/** What is wrong with what became of a verdict when some answers were taken away. */
function wrong(before: Told, after: Told | undefined, gone: ReadonlySet<string>, unlisted: ReadonlySet<string>) {
  const named = before.answers.some((name) => gone.has(name))
  if (!after) return unlisted.has(before.type) ? undefined : 'the resource is gone, and no blind spot says so'
  // a resource that its service lists no more, the inventory still shows, unread
  if (after.verdict === 'unknown')
    return named || before.verdict === 'unknown' || unlisted.has(before.type) ? undefined : 'it named none of them'
  if (after.verdict !== before.verdict) return `it became ${after.verdict}`
  // something else that was seen decides it as well
  if (named && after.answers.some((name) => gone.has(name))) return 'it still names one of them'
  return undefined
}

test('a verdict rests on the answers that it names: without one it is unknown, or others decide it', async () => {
  const names = [...new Set([...whole.values()].flatMap(({ answers }) => answers))]
  let turned = 0
  // by turns, so that each is tried however few the runs are
  const counts = [40, 8, 1]
  let tried = 0
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(names.length - 1)), async (places) => {
      const count = counts[tried++ % counts.length] ?? 1
      const gone = new Set(Array.from({ length: count }, () => names[places.next().value ?? 0] ?? ''))
      const { verdicts, unlisted } = await without(gone)
      const problems: string[] = []
      for (const [key, before] of whole) {
        const after = verdicts.get(key)
        const problem = wrong(before, after, gone, unlisted)
        if (problem !== undefined) problems.push(`${key} (${before.verdict}): ${problem}`)
        if (before.verdict !== 'met' || !before.answers.some((name) => gone.has(name))) continue
        if (after?.verdict !== 'met') turned++
      }
      expect(problems).toEqual([])
    }),
    { numRuns: runs(4, 8), endOnFailure: true },
  )
  expect(turned).toBeGreaterThan(runs(0, 20))
})

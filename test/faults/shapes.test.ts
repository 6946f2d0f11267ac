/** @module-tag sweep */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { outcomeOfScan } from '../../src/app/scan.ts'
import type { RequestHandler } from '../../src/collect/aws.ts'
import { ALL } from '../sample.ts'
import { jsonOf, scanOf, withPractice } from '../scan/in-test.ts'

/** What stands where AWS documents a text, and where it documents a list. */
const kinds: Readonly<Record<string, readonly [text: unknown, list: unknown]>> = {
  nothing: [null, [null]],
  text: [{}, 'x'],
  object: [[], {}],
  number: [5, 5],
}

/** The same numbers every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An answer with values of other kinds at random, below its outermost members: the account and its regions stay known. */
function strange(value: unknown, names: readonly string[], random: () => number): unknown {
  const [forText, forList] = [0, 1].map((n) => () => kinds[names[Math.floor(random() * names.length)] ?? '']?.[n])
  const changed = (one: unknown, depth: number): unknown => {
    if (Array.isArray(one))
      return depth >= 3 && random() < 0.5 ? forList?.() : one.map((item: unknown) => changed(item, depth + 1))
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, changed(member, depth + 1)]))
    return typeof one === 'string' && depth >= 2 && random() < 0.15 ? forText?.() : one
  }
  return changed(value, 0)
}

/** The practice account, whose answers in JSON are changed on their way. */
const through = (handler: RequestHandler, change: (value: unknown) => unknown): RequestHandler => ({
  ...handler,
  async handle(request, options) {
    const { response } = await handler.handle(request, options)
    const { statusCode, headers, body } = response
    if (statusCode !== 200 || !/json/.test(headers['content-type'] ?? '')) return { response }
    const answer = JSON.stringify(change(JSON.parse(await text(body))))
    const { 'content-length': _, ...rest } = headers
    return { response: { statusCode, headers: rest, body: Readable.from([Buffer.from(answer)]) } as typeof response } // safe: the same response, with another body
  },
})

const names = Object.keys(kinds)

test.each(ALL ? names.map((name) => [name]) : [names])(
  'a scan survives answers with a wrong %s at random',
  async (...wrong) => {
    await withPractice(async (practice) => {
      const random = seeded(9)
      const requestHandler = through(practice.requestHandler, (value) => strange(value, wrong, random))
      const done = await scanOf(practice, { requestHandler, regions: ['eu-central-1'] })
      expect([0, 1, 3]).toContain(outcomeOfScan(done, { failOn: 'low', strict: true }).code)
      expect(JSON.parse(jsonOf(done))).toMatchObject({ resources: expect.any(Array) })
      const unexpected = done.model.blindSpots.filter(({ why }) => why.includes('an answer of an unexpected shape'))
      // a number is taken as the text that it is
      if (`${wrong}` !== 'number') expect(unexpected.length).toBeGreaterThan(0)
      for (const { id, name, region, tags } of done.model.all)
        for (const one of [id, name, region, ...Object.values(tags)]) expect(one).toBeTypeOf('string')
    })
  },
  120_000,
)

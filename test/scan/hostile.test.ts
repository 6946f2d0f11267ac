/** @module-tag sweep */
import type { NormalizedSchema } from '@smithy/core/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { reportText } from '../../src/app/report.ts'
import type { Scan } from '../../src/app/scan.ts'
import type { PracticeService } from '../../src/practice/service.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import { formats } from '../../src/report/formats/names.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'
import { sample } from '../sample.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from './in-test.ts'
import { rowsOf } from './rows-in-test.ts'

/** Starts a colour, a title and a link; turns the text around and hides; then a formula, an element and a name that every object has. */
const EVIL =
  '=cmd|\u001b[36mEVIL\u001b[2J\u001b]0;t\u0007\u202e\u2066\u200b"><script>alert(1)</script><img src=x onerror=alert(1)>\',;=HYPERLINK("http://evil.example")\t@SUM(1)__proto__'
/** Tag keys that every object of JavaScript has a member of. */
const INHERITED = ['__proto__', 'toString', 'constructor', 'hasOwnProperty']

/** What people write and nothing is judged by. */
const FREE_TEXT = /(Description|Comment|Message|Title)$/i
/** What resources, and what belongs to them, are called; with it many settings, whose verdicts then differ. */
const NAME = /(Name|Alias|Description|Comment|Value|Key|Message|Identifier|Title|Label)$/i
/** By these AWS says where something is. */
const PLACE = /^(RegionName|AvailabilityZone.*)$/

type Marked = 'free text' | 'names'

/** The answers of one service, with something hostile behind each text of a kind. */
class Hostile {
  readonly kind: Marked
  /** The tag keys that were put in place of others, each in order. */
  readonly keys = new Map<string, string>()
  touched = 0
  /** While a service tells another one of its resources, its answers stay as they are. */
  describing = 0

  constructor(kind: Marked) {
    this.kind = kind
  }

  #marks(schema: NormalizedSchema, member: string, value: string): boolean {
    const pattern = this.kind === 'names' ? NAME : FREE_TEXT
    return pattern.test(member) && !PLACE.test(member) && !schema.getMergedTraits().mediaType && !value.startsWith('{')
  }

  #tagKey(key: string): string {
    const known = this.keys.get(key) ?? INHERITED[this.keys.size] ?? `${key}${EVIL}`
    this.keys.set(key, known)
    return known
  }

  #text(schema: NormalizedSchema, member: string, value: string): string {
    if (member === 'a tag key') return this.#tagKey(value)
    if (member !== 'a tag value' && !this.#marks(schema, member, value)) return value
    this.touched++
    return value + EVIL
  }

  value(schema: NormalizedSchema, value: unknown, member = ''): unknown {
    if (value === null || value === undefined) return value
    if (schema.isStructSchema() && typeof value === 'object') {
      const members = new Map(schema.structIterator())
      const isTag = /tag/i.test(schema.getName() ?? '')
      const entries = Object.entries(value).map(([name, item]) => {
        const its = members.get(name)
        const said =
          isTag && /^(Tag)?Key$/i.test(name) ? 'a tag key' : isTag && /^(Tag)?Value$/i.test(name) ? 'a tag value' : name
        return [name, its ? this.value(its, item, said) : item]
      })
      return Object.fromEntries(entries)
    }
    if (schema.isListSchema() && Array.isArray(value))
      return value.map((item) => this.value(schema.getValueSchema(), item, member))
    if (schema.isMapSchema() && typeof value === 'object') {
      const ofTags = /tags?$/i.test(member)
      const entries = Object.entries(value).map(([key, item]) => [
        ofTags ? this.#tagKey(key) : key,
        this.value(schema.getValueSchema(), item, ofTags ? 'a tag value' : member),
      ])
      return Object.fromEntries(entries)
    }
    return typeof value === 'string' && schema.isStringSchema() ? this.#text(schema, member, value) : value
  }

  async service(service: PracticeService): Promise<PracticeService> {
    const client = readClient(service.id, await service.sdk.module())
    const operations = [...service.operations].map(([name, operation]) => {
      const output = client.operations.get(name)?.output
      if (operation.kind !== 'read' || !output || output.isUnitSchema()) return [name, operation] as const
      const handle: typeof operation.handle = (call) => {
        if (this.describing > 0) return operation.handle(call)
        // what is asked by a name that was answered is found by its own
        const answer = operation.handle({ ...call, input: plain(call.input) })
        // safe: what a structure is made of makes a structure
        return this.value(output, structuredClone(answer ?? {})) as object
      }
      return [name, { ...operation, handle }] as const
    })
    const describes = [...service.describes].map(([type, list]): [string, typeof list] => [
      type,
      (...asked) => {
        this.describing++
        try {
          return list(...asked)
        } finally {
          this.describing--
        }
      },
    ])
    return { ...service, operations: new Map(operations), describes: new Map(describes) }
  }
}

function plain<T>(value: T): T {
  // safe: each keeps its type
  if (typeof value === 'string') return value.replaceAll(EVIL, '') as T
  if (Array.isArray(value)) return value.map(plain) as T
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) as T
}

async function hostileScan(kind: Marked): Promise<{ readonly scan: Scan; readonly hostile: Hostile }> {
  const hostile = new Hostile(kind)
  const services = await Promise.all(practiceServices.map((one) => hostile.service(one)))
  return { hostile, scan: await withPractice((practice) => scanOf(practice, {}), { services }) }
}

/** Each verdict, by the resource and the control. */
function verdictsOf(json: string): readonly string[] {
  return rowsOf(JSON.parse(json))
    .flatMap(({ resource, responsibilities }) =>
      responsibilities.flatMap(({ controls }) => controls.map(({ id, verdict }) => `${resource} ${id} ${verdict}`)),
    )
    .sort()
}

describe('tags, descriptions and comments that are hostile, of every service', () => {
  let found: Awaited<ReturnType<typeof hostileScan>>
  beforeAll(async () => {
    found = await hostileScan('free text')
  })

  test('turn no verdict, and hide no resource', async () => {
    expect([...found.hostile.keys.values()]).toEqual(expect.arrayContaining(INHERITED))
    expect(found.hostile.touched).toBeGreaterThan(200)
    expect(found.scan.model.blindSpots).toEqual([])
    expect(verdictsOf(jsonOf(found.scan))).toEqual(verdictsOf((await asItBegins()).json))
  })

  test('a tag whose key every object has a member of is a tag as any other', () => {
    const keys = new Set(found.scan.model.resources.flatMap(({ tags }) => Object.keys(tags ?? {})))
    expect([...keys]).toEqual(expect.arrayContaining(INHERITED))
  })
})

describe('names of everything that are hostile, of every service', () => {
  let found: Scan
  beforeAll(async () => {
    found = (await hostileScan('names')).scan
  })

  test('hide no resource', async () => {
    const { scan } = await asItBegins()
    expect(found.model.resources.length).toBe(scan.model.resources.length)
  })

  test.each(sample(formats, [() => 'any']))('stand harmless in the report of format %s', async (format) => {
    const look = { paint: (_: unknown, text: string) => text, width: 100, unicode: true }
    const text = [...(await reportText(format, found, look))].join('')
    expect(text).toContain('EVIL')
    const raw = /(?![\n\r\t]|\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]|\r(?!\n)/u.exec(text)
    expect(raw && JSON.stringify(text.slice(Math.max(0, raw.index - 60), raw.index + 30))).toBeNull()
    if (format === 'html') expect(text).not.toMatch(/<script>alert|<img src=x/)
    // a cell that begins as a formula does has a quote mark before it (OWASP, CSV injection)
    if (format === 'csv' || format === 'ledger-csv') expect(text).not.toMatch(/(?:^|,)"?[=+@\t]/m)
  })
})

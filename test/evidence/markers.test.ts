/** @module-tag sweep */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { NormalizedSchema } from '@smithy/core/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportText } from '../../src/app/report.ts'
import type { Scan } from '../../src/app/scan.ts'
import type { PracticeService } from '../../src/practice/service.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import { formats } from '../../src/report/formats/names.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'
import { reads } from '../../src/services/reads.gen.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { sample } from '../sample.ts'
import { jsonOf, scanOf, withPractice } from '../scan/in-test.ts'

/** What stands in place of every text that no code of Demarc's reads, and of every secret. */
const MARKER = 'planted'
/** Each member in which one was planted. */
const planted = new Set<string>()

const notSecret = new Set(Object.values(sdk).flatMap((client) => client.notSecret))

/** What a secret shows of itself by declaration: the name of a variable, and not its value (`src/services/ecs/sdk.ts`). */
const shown = new Set(['ecs#KeyValuePair.name'])

/** A value with markers: `hidden` where all of it is to be gone before it is recorded. */
function withMarkers(schema: NormalizedSchema, value: unknown, where: string, hidden: boolean, depth = 0): unknown {
  if (depth > 6) return value
  if (schema.isStructSchema()) return structure(schema, value, hidden, depth)
  if (schema.isListSchema()) {
    const given = Array.isArray(value) && value.length > 0 ? value : hidden ? [undefined] : []
    const items = given.map((item) => withMarkers(schema.getValueSchema(), item, where, hidden, depth + 1))
    return items.some((item) => item === undefined) ? value : items
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(value ?? {})
    if (entries.length === 0 && !hidden) return value
    const given = entries.length > 0 ? entries : [['key', undefined] as const]
    const filled = given.map(
      ([key, item]) => [key, withMarkers(schema.getValueSchema(), item, where, hidden, depth + 1)] as const,
    )
    return filled.some(([, item]) => item === undefined) ? value : Object.fromEntries(filled)
  }
  if (!hidden || !schema.isStringSchema() || schema.getMergedTraits().mediaType) return value
  planted.add(where)
  return `${MARKER}-${where.replace(/\W/g, '-')}`
}

function structure(schema: NormalizedSchema, value: unknown, hidden: boolean, depth: number): unknown {
  if ((typeof value !== 'object' || value === null) && !hidden) return value
  if (schema.isUnionSchema()) return value
  const struct = (schema.getName(true) ?? '').replace(/^com\.amazonaws\./, '')
  const declared = new Set((reads[struct] ?? '').split(' '))
  const filled = new Map<string, unknown>(Object.entries(value ?? {}))
  for (const [name, member] of schema.structIterator()) {
    const path = `${struct}.${name}`
    const traits = member.getMergedTraits()
    // a status and a stream are no texts
    if (traits.httpResponseCode || traits.httpPayload || (member.isBlobSchema() && member.isStreaming())) continue
    const isSecret = Boolean(traits.sensitive) && !notSecret.has(path)
    const gone = hidden || !declared.has(name) || isSecret
    // a secret that is read is a secret where it is there
    if (isSecret && declared.has(name) && !filled.has(name)) continue
    if (shown.has(path)) continue
    const put = withMarkers(member, filled.get(name), path, gone, depth + 1)
    if (put !== undefined) filled.set(name, put)
  }
  return Object.fromEntries(filled)
}

/** While a service tells another one of its resources, its answers stay as they are: a token that is planted leads to no end of pages. */
let describing = 0

/** The service, whose answers to what a scan asks have a marker in each text that is to be gone. */
async function plantedIn(service: PracticeService): Promise<PracticeService> {
  const client = readClient(service.id, await service.sdk.module())
  const operations = [...service.operations].map(([name, operation]) => {
    const output = client.operations.get(name)?.output
    if (operation.kind !== 'read' || !output || output.isUnitSchema()) return [name, operation] as const
    const handle: typeof operation.handle = (call) => {
      if (describing > 0) return operation.handle(call)
      const answer = structuredClone(operation.handle(call) ?? {})
      // safe: the markers of a structure make a structure
      return withMarkers(output, answer, name, false) as object
    }
    return [name, { ...operation, handle }] as const
  })
  const describes = [...service.describes].map(([type, list]): [string, typeof list] => [
    type,
    (...asked) => {
      describing++
      try {
        return list(...asked)
      } finally {
        describing--
      }
    },
  ])
  return { ...service, operations: new Map(operations), describes: new Map(describes) }
}

let folder: string
let recording: string
let done: Scan
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-markers-'))
  recording = join(folder, 'a.rec.gz')
  const services = await Promise.all(practiceServices.map(plantedIn))
  done = await withPractice((practice) => scanOf(practice, { record: recording }), { services })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The markers in a text, each once. */
const markersIn = (text: string): readonly string[] => [...new Set(text.match(/planted-[\w-]+/g) ?? [])]

test('a marker was planted in every member that an answer can have and no code reads', () => {
  expect(planted.size).toBeGreaterThan(1000)
  // and the scan went on
  expect(done.model.resources.length).toBeGreaterThan(300)
})

test('none is in the recording', () => {
  expect(markersIn(gunzipSync(readFileSync(recording)).toString('utf8'))).toEqual([])
})

test('none is in the run', () => {
  expect(markersIn(jsonOf(done))).toEqual([])
})

const look = { paint: (_: unknown, text: string) => text, width: 100, unicode: true }

test.each(sample(formats, [() => 'any']))('none is in the report of format %s', async (format) => {
  expect(markersIn([...(await reportText(format, done, look))].join(''))).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { byText } from '../../src/core/by-text.ts'

/** Where the wheel has the schemas: per region, a file that maps a type to the name of its schema. */
const DATA = 'cfnlint/data/schemas'
/** The types of this region come first: it has nearly all types. */
const FIRST = 'us-east-1.json'

const handler = z.object({
  permissions: z.array(z.string()).default([]),
  handlerSchema: z
    .object({
      required: z.array(z.string()).default([]),
      oneOf: z.array(z.object({ required: z.array(z.string()).default([]) })).optional(),
      anyOf: z.array(z.object({ required: z.array(z.string()).default([]) })).optional(),
    })
    .optional(),
})

const schemaOfType = z.looseObject({
  typeName: z.string(),
  properties: z.record(z.string(), z.unknown()),
  primaryIdentifier: z.array(z.string()).default([]),
  readOnlyProperties: z.array(z.string()).default([]),
  writeOnlyProperties: z.array(z.string()).default([]),
  handlers: z.object({ list: handler.optional(), read: handler.optional() }).default({}),
  tagging: z.object({ tagProperty: z.string().optional() }).optional(),
})

/** The schema of a CloudFormation type, with the parts that Cloud Control needs. */
export type TypeSchema = z.infer<typeof schemaOfType>

/** The content of a cfn-lint wheel, and its version. */
export interface Wheel {
  readonly name: string
  readonly sha256: string
  /** By type. */
  readonly schemas: Readonly<Record<string, TypeSchema>>
}

/** Reads the schemas of a wheel of cfn-lint (MIT-0): `pip download cfn-lint --no-deps`. */
export function readWheel(path: string): Wheel {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-wheel-'))
  try {
    execFileSync('unzip', ['-q', path, `${DATA}/*`, '-d', folder])
    const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, DATA, name), 'utf8'))
    const regions = readdirSync(join(folder, DATA, 'providers')).filter((name) => name !== FIRST)
    const files = byText<string>({})
    for (const region of [FIRST, ...regions.sort()])
      for (const [type, file] of Object.entries(z.record(z.string(), z.string()).parse(json(`providers/${region}`))))
        if (type.startsWith('AWS::')) files[type] ??= file
    const schemas = Object.entries(files).map(
      ([type, file]) => [type, schemaOfType.parse(json(`resources/${file}.json`))] as const,
    )
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    return { name: basename(path), sha256, schemas: Object.fromEntries(schemas) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

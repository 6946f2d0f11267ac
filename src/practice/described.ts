import { byText } from '../core/by-text.ts'
import { isRecord } from '../core/record.ts'
import { type CloudFormationShape, cloudFormationShapes } from './cloudformation.gen.ts'
import type { Place } from './kind.ts'
import { AwsError, type Described, type Shown } from './service.ts'
import { tagsFrom } from './tags.ts'

/** The result of an operation, or undefined if the resource does not exist. Rethrows any other error. */
export function ifThere<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof AwsError && error.status < 500 && !DENIED.test(error.code)) return undefined
    throw error
  }
}
const DENIED = /denied|unauthori[sz]ed/i

/** A policy document: an object in CloudFormation, text in the service. */
export const document = (text: string | null | undefined): object | undefined => {
  if (text === undefined || text === null || text === '') return undefined
  const parsed: unknown = JSON.parse(text)
  return isRecord(parsed) ? parsed : undefined
}

/** A resource in CloudFormation's shape. */
export function described(type: string, shown: Shown, place: Place): Described {
  const shape = shapeOf(type)
  const properties: Record<string, unknown> = shaped(shape, 0, shown.is ?? {})
  for (const [name, value] of Object.entries(shown.also ?? {}))
    if (value === undefined || value === null) delete properties[name]
    else properties[name] = value
  putTags(properties, shape, shown.tags)
  const identifier = shape.id
    .split(' ')
    .map((name) => properties[name])
    .join('|')
  const arn =
    shown.arn === null ? undefined : (shown.arn ?? arnIn(properties) ?? arnBy(shape.arn, identifier, properties, place))
  return { type, identifier, arn, region: shown.region ?? place.region, properties }
}

const shapeOf = (type: string): CloudFormationShape => {
  const shape = cloudFormationShapes[type]
  if (shape) return shape
  throw new TypeError(`src/practice/cloudformation.gen.ts lacks ${type}: npm run generate`)
}

interface Property {
  readonly name: string
  readonly isMap: boolean
  /** The row with the properties of its nested object. */
  readonly row: number | undefined
}
type Row = Readonly<Record<string, Property>>

const read = new WeakMap<CloudFormationShape, Map<number, Row>>()

/** The properties of one row, by lower-case name. */
function rowOf(shape: CloudFormationShape, index: number): Row {
  const rows = read.get(shape) ?? new Map<number, Row>()
  read.set(shape, rows)
  const known = rows.get(index)
  if (known) return known
  const names = (shape.rows[index] ?? '').split(' ').filter((text) => text !== '')
  const row = byText(
    names.map((text) => {
      const [, name = '', map = '', to] = /^([^*>]+)(\**)(?:>(\d+))?$/.exec(text) ?? []
      return [name.toLowerCase(), { name, isMap: map !== '', row: to === undefined ? undefined : Number(to) }] as const
    }),
  )
  rows.set(index, row)
  return row
}

function shaped(shape: CloudFormationShape, index: number, value: object): Record<string, unknown> {
  const row = rowOf(shape, index)
  const out: Record<string, unknown> = {}
  for (const [member, one] of Object.entries(value)) {
    const property = row[member.toLowerCase()]
    if (property && one !== undefined && one !== null) out[property.name] = readValue(shape, property, one)
  }
  return out
}

function readValue(shape: CloudFormationShape, property: Property, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((one) => readValue(shape, property, one))
  if (!isRecord(value)) return value
  if (property.isMap)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, readValue(shape, { ...property, isMap: false }, one)]),
    )
  return property.row === undefined ? value : shaped(shape, property.row, value)
}

/** The property with the tags of a type, followed by `*` if they are a map; undefined without one. */
export const tagPropertyOf = (type: string): string | undefined => shapeOf(type).tags

/** Sets the tags in the type's form: pairs or a map. */
function putTags(
  properties: Record<string, unknown>,
  { tags: named }: CloudFormationShape,
  given: Shown['tags'],
): void {
  if (named === undefined || given === undefined) return
  const pairs = Object.entries(Array.isArray(given) ? tagsFrom(given) : given).map(([Key, Value]) => ({ Key, Value }))
  const name = named.replace('*', '')
  delete properties[name]
  if (pairs.length === 0) return
  properties[name] = named.endsWith('*') ? Object.fromEntries(pairs.map(({ Key, Value }) => [Key, Value])) : pairs
}

const arnIn = (properties: Readonly<Record<string, unknown>>): string | undefined =>
  typeof properties['Arn'] === 'string' ? properties['Arn'] : undefined

/** The ARN, from the template of its type; undefined if a part of it is not known. */
function arnBy(
  form: string | undefined,
  identifier: string,
  properties: Readonly<Record<string, unknown>>,
  place: Place,
): string | undefined {
  if (form === undefined) return undefined
  const parts: Readonly<Record<string, unknown>> = {
    ...properties,
    Partition: place.partition,
    Region: place.region,
    Account: place.account,
  }
  const names = [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const unknown = names.filter((name) => typeof parts[name] !== 'string')
  // the template has another source than the properties, and may have its own name for the identifier
  if (unknown.length > 1 || identifier.includes('|')) return undefined
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => (unknown.includes(name) ? identifier : String(parts[name])))
}

import { visibleJson } from '../../core/visible.ts'
import { evidenceOf } from '../../ledger/evidence.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { xml } from '../formats/xml.ts'

/** Longer evidence is cut; the JSON report has all of it. */
const LONG = 400
/** A longer value is shown only among the raw ones. */
const READABLE = 160
/** The most values shown, and the most items of a list. */
const [VALUES, ITEMS] = [6, 4]
/** The most AWS answers to name. */
const ANSWERS = 3

/**
 * What a finding rests on: readable values, and on demand the raw values from AWS with the calls that returned them. Raw values
 * that would only repeat the readable ones are left out.
 */
export function evidenceHtml(told: LedgerVerdict, resource: Resource, model: Model): string {
  const { evidence, answers } = evidenceOf(told, resource, model)
  const { lines, isWhole } = readable(evidence)
  const values = lines.map(([name, value]) => `<span class="ev"><b>${xml(name)}</b> ${xml(value)}</span>`).join(' ')
  const raw = isWhole ? '' : `<code>${xml(shortened(visibleJson(evidence)))}</code> `
  const from = namesOf(answers)
  if (raw === '' && from === '') return values
  return `${values}<details class="raw"><summary>Raw answer</summary>${raw}${from === '' ? '' : `<span class="muted">from ${xml(from)}</span>`}</details>`
}

interface Readable {
  readonly lines: readonly (readonly [name: string, value: string])[]
  /** Whether every value is shown exactly as AWS sent it. */
  readonly isWhole: boolean
}

/** The values by name; values inside objects by their path. */
export function readable(evidence: Readonly<Record<string, unknown>>): Readable {
  const flat = flattened(evidence, '')
  const lines = flat
    .map(({ name, value }) => [name, textOf(value)] as const)
    .filter(([, text]) => text.length <= READABLE)
  const isWhole =
    lines.length === flat.length && flat.length <= VALUES && flat.every(({ value }) => !Array.isArray(value))
  return { lines: lines.slice(0, VALUES), isWhole }
}

interface Value {
  readonly name: string
  readonly value: unknown
}

const flattened = (values: Readonly<Record<string, unknown>>, path: string): readonly Value[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`
    return isObject(value) && Object.keys(value).length > 0 ? flattened(value, name) : [{ name, value }]
  })

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value in words; says so when it is not set or empty. */
function textOf(value: unknown): string {
  if (value === null) return 'not set'
  if (value === '') return 'empty'
  if (!Array.isArray(value)) return isObject(value) ? 'empty' : String(value)
  if (value.length === 0) return 'none'
  const items = value.slice(0, ITEMS).map((one: unknown) => (isObject(one) ? fieldsOf(one) : textOf(one)))
  const parted = value.some((one: unknown) => typeof one === 'object') ? '; ' : ', '
  return `${items.join(parted)}${value.length > ITEMS ? ` and ${value.length - ITEMS} more` : ''}`
}

/** An object in a list: `FromPort 22, ToPort 22`. */
const fieldsOf = (fields: Readonly<Record<string, unknown>>): string =>
  flattened(fields, '')
    .map(({ name, value }) => `${name} ${textOf(value)}`)
    .join(', ')

const namesOf = (answers: readonly string[]): string =>
  answers.length === 0
    ? ''
    : `${answers.slice(0, ANSWERS).map(shortened).join('; ')}${answers.length > ANSWERS ? ` and ${answers.length - ANSWERS} more` : ''}`

const shortened = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

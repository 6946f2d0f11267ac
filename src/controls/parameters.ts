import { canonicalJson } from '../core/json.ts'

/** The value of a parameter. Null when AWS gives no default; the control then asks nothing until a user sets one. */
export type ParameterValue = boolean | number | string | readonly number[] | readonly string[] | null
export type ParameterValues = Readonly<Record<string, ParameterValue>>

type Of<V> = V | readonly V[] | null
/** For a list whose default is null; `atMost` is its greatest length. */
interface Many {
  readonly many?: true
  readonly atMost?: number
}

/**
 * A parameter of a control with AWS's name and default. Without a range it is fixed (AWS calls it not customizable). With a
 * range, users can set it in `demarc.yaml`: a number `from` .. `to`, values `among` a few, or text `matching` a pattern (`like`
 * describes it: `a KMS key ARN`).
 */
export type Parameter =
  | { readonly value: ParameterValue }
  | ({ readonly value: Of<number>; readonly from: number; readonly to: number } & Many)
  | ({ readonly value: ParameterValue; readonly among: readonly (boolean | number | string)[] } & Many)
  | ({ readonly value: Of<string>; readonly matching: RegExp; readonly like: string } & Many)
export type Parameters = Readonly<Record<string, Parameter>>

type Wide<V> = V extends boolean ? boolean : V extends number ? number : V extends string ? string : never
type One<P> = P extends { readonly among: readonly (infer A)[] }
  ? Wide<A>
  : P extends { readonly from: number }
    ? number
    : string
type Valued<P, V> = V extends null
  ? null | (P extends { readonly many: true } ? readonly One<P>[] : One<P>)
  : V extends readonly (infer I)[]
    ? readonly Wide<I>[]
    : Wide<V>

/** The values as `holds` and `applies` see them, typed as widely as each parameter allows. */
export type ValuesOf<P> = {
  readonly [K in keyof P]: P[K] extends { readonly value: infer V } ? Valued<P[K], V> : never
}

export const defaultsOf = (parameters: Parameters): ParameterValues =>
  Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))

interface Parameterized {
  readonly parameters: Parameters
  readonly values?: ParameterValues | undefined
}
type Changed = readonly (readonly [name: string, value: ParameterValue])[]

const changed = new WeakMap<Parameterized, Changed>()

/** The values that differ from AWS's defaults, by name; cached, since a control judges many resources. */
export function changedValues(one: Parameterized): Changed {
  const known = changed.get(one)
  if (known) return known
  const { parameters, values = {} } = one
  const found = Object.entries(values).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(parameters[name]?.value),
  )
  changed.set(one, found)
  return found
}

/** Whether users may set it, by AWS's page. */
export const isCustomizable = (parameter: Parameter): boolean =>
  'from' in parameter || 'among' in parameter || 'matching' in parameter

/** Whether its value is a list. */
const holdsList = (parameter: Parameter): boolean => Array.isArray(parameter.value) || 'many' in parameter

/** A value as shown in a sentence. */
export const valueText = (value: ParameterValue): string =>
  value === null ? 'none' : Array.isArray(value) ? value.join(', ') : String(value)

/** The allowed values in words; undefined for a fixed parameter. */
export function rangeText(parameter: Parameter): string | undefined {
  const most = 'atMost' in parameter && parameter.atMost !== undefined ? `, at most ${parameter.atMost}` : ''
  if ('from' in parameter) return `${parameter.from} to ${parameter.to}${most}`
  if ('among' in parameter) return `${valueText(parameter.among.map(String))}${most}`
  return 'matching' in parameter ? `${parameter.like}${most}` : undefined
}

/** A remark on one parameter: ` (required keys: {requiredTagKeys})`, ` Required keys: {requiredTagKeys}.` */
const REMARK = / \([\w ]+: \{(\w+)\}\)| [A-Z][\w ]+: \{(\w+)\}\./g

/**
 * Inserts values into a sentence that names their parameters: `for {maxCredentialUsageAge} days`. A remark on a parameter without
 * a value is left out.
 */
export const withValuesIn = (text: string, values: ParameterValues): string =>
  text
    .replace(REMARK, (whole, within?: string, own?: string) => (values[within ?? own ?? ''] === null ? '' : whole))
    .replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? valueText(values[name] ?? null) : whole,
    )

/**
 * Parses a user's value for a parameter, given as text (or a list of texts), or says what is wrong: `must be a whole number from
 * 14 to 365`. A fixed parameter accepts no value.
 */
export function readParameter(
  parameter: Parameter,
  given: string | readonly string[],
): { readonly value: ParameterValue } | { readonly wrong: string } {
  const range = rangeText(parameter)
  if (range === undefined)
    return { wrong: `cannot be changed: AWS lets customers set no other value than ${valueText(parameter.value)}` }
  const list = holdsList(parameter)
  if (!list && typeof given !== 'string') return { wrong: `must be one value: ${range}` }
  const texts = typeof given === 'string' ? [given] : given
  const most = 'atMost' in parameter ? parameter.atMost : undefined
  if (texts.length === 0 || (most !== undefined && texts.length > most))
    return { wrong: `must be ${most === undefined ? 'one value at least' : `1 to ${most} values`}` }
  const values = texts.map((text) => readOne(parameter, text))
  if (values.includes(undefined)) return { wrong: `must be ${wantedText(parameter)}` }
  // safe: `readOne` returns the same type for every value of a parameter
  return { value: list ? (values as string[]) : (values[0] ?? null) }
}

function wantedText(parameter: Parameter): string {
  const list = holdsList(parameter)
  if ('among' in parameter) return `${list ? 'a list out of' : 'one of'} ${parameter.among.join(', ')}`
  if ('matching' in parameter) return list ? `a list, and each of it ${parameter.like}` : parameter.like
  if (!('from' in parameter)) return ''
  const one = isWhole(parameter) ? 'whole number' : 'number'
  return `${list ? `a list of ${one}s` : `a ${one}`} from ${parameter.from} to ${parameter.to}`
}

const isWhole = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
  Number.isInteger(from) && Number.isInteger(to)

function readOne(parameter: Parameter, text: string): boolean | number | string | undefined {
  if ('among' in parameter) return parameter.among.find((one) => String(one) === text)
  if ('matching' in parameter) return parameter.matching.test(text) ? text : undefined
  if (!('from' in parameter) || !/^\d+(\.\d+)?$/.test(text)) return undefined
  const number = Number(text)
  const fits = number >= parameter.from && number <= parameter.to && (!isWhole(parameter) || Number.isInteger(number))
  return fits ? number : undefined
}

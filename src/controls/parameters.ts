import { canonicalJson } from '../core/json.ts'

/** What a parameter of a control may hold; null where AWS gives no default, and nothing is asked until a user sets one. */
export type ParameterValue = boolean | number | string | readonly number[] | readonly string[] | null
export type ParameterValues = Readonly<Record<string, ParameterValue>>

type Of<V> = V | readonly V[] | null
/** `value: null` does not show whether it is a list: `many` does. `atMost`: the longest list. */
interface Many {
  readonly many?: true
  readonly atMost?: number
}

/**
 * A parameter of a control under AWS's name, with AWS's default. Without a range it is fixed: AWS calls it not customizable. With
 * one, users may set it in `demarc.yaml`: a number `from` .. `to`, values `among` a few, or text that is `matching` a pattern
 * (`like` names it for people: `a KMS key ARN`).
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

/** The values as `holds` and `applies` read them: each as wide as its parameter allows. */
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

/** The values that are not AWS's defaults, by name. A control is asked of many resources: they are compared once. */
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

/** May users set it, by AWS's page? */
export const isCustomizable = (parameter: Parameter): boolean =>
  'from' in parameter || 'among' in parameter || 'matching' in parameter

/** Does it hold a list? */
const holdsList = (parameter: Parameter): boolean => Array.isArray(parameter.value) || 'many' in parameter

/** A value as a sentence shows it. */
export const valueText = (value: ParameterValue): string =>
  value === null ? 'none' : Array.isArray(value) ? value.join(', ') : String(value)

/** The allowed values in words; undefined for a parameter that is fixed. */
export function rangeText(parameter: Parameter): string | undefined {
  const most = 'atMost' in parameter && parameter.atMost !== undefined ? `, at most ${parameter.atMost}` : ''
  if ('from' in parameter) return `${parameter.from} to ${parameter.to}${most}`
  if ('among' in parameter) return `${valueText(parameter.among.map(String))}${most}`
  return 'matching' in parameter ? `${parameter.like}${most}` : undefined
}

/** Puts values into a sentence, where it names their parameters: `for {maxCredentialUsageAge} days`. */
export const withValuesIn = (text: string, values: ParameterValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? valueText(values[name] ?? null) : whole,
  )

/**
 * The value that a user gave for a parameter, as text (or a list of it), or what is wrong with it: `must be a whole number from
 * 14 to 365`. A fixed parameter takes none.
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
  // safe: `readOne` reads every value of one parameter as the same type
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

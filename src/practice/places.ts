import { DemarcError } from '../core/errors.ts'
import { partitionCalled, partitionOf, practicePartitions } from '../core/partition.ts'
import type { Size } from './principals.ts'

/**
 * The practice account in another partition. Internally everything is in the standard partition; ARNs and regions are
 * translated in requests and responses, so that services need not know about it.
 */
export interface Places {
  readonly partition: string
  /** The internal region of a request; undefined if its keys are unknown there. */
  readonly regionWithin: (region: string) => string | undefined
  /** It has one region, in which everything global lies too. */
  readonly isOneRegion: boolean
  readonly within: <T>(value: T) => T
  readonly outside: <T>(value: T) => T
}

/** The regions of the account in each partition, the home region of global services second, as the standard one has them; or the only one. */
const regions = {
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-cn': ['cn-northwest-1', 'cn-north-1'],
  'aws-eusc': ['eusc-de-east-1'],
} as const satisfies Readonly<Record<string, readonly [string, string?]>>
const within: Readonly<Record<Size, readonly [string, string]>> = {
  company: ['eu-central-1', 'us-east-1'],
  small: ['eu-west-1', 'us-east-1'],
}

const isTranslated = (partition: string): partition is keyof typeof regions => Object.hasOwn(regions, partition)

/** Undefined for the standard partition, where nothing is to be translated. Throws PRACTICE_PARTITION for one that it cannot be in. */
export function placesIn(partition: string, size: Size = 'company'): Places | undefined {
  if (partition === 'aws') return undefined
  if (!isTranslated(partition))
    throw new DemarcError('PRACTICE_PARTITION', `The practice account cannot be in the partition ${partition}.`, {
      hint: `It can be in: ${practicePartitions.join(', ')}.`,
    })
  const own: readonly [string, string?] = regions[partition]
  const host = hosts[partition]
  const standard = within[size]
  const [theirs, ours] = [partitionCalled('aws').console, partitionCalled(partition).console]
  const outward = translator([
    [/(?<![A-Za-z])arn(:|%3A)aws\1/g, `arn$1${partition}$1`],
    ...standard.map((name, index) => [regionNamed(name), own[index] ?? own[0]] as const),
    ...(host ? [host.outward] : []),
    [literal(theirs), ours],
  ])
  const inward = translator([
    [new RegExp(`(?<![A-Za-z])arn(:|%3A)${partition}\\1`, 'g'), 'arn$1aws$1'],
    ...(host ? [host.inward] : []),
    [literal(ours), theirs],
    ...own.flatMap((name, index) =>
      name === undefined ? [] : [[regionNamed(name), standard[index] ?? name] as const],
    ),
  ])
  return {
    partition,
    isOneRegion: own.length === 1,
    regionWithin: (region) => (partitionOf(region) === partition ? inward.text(region) : undefined),
    within: inward.value,
    outside: outward.value,
  }
}

/** The host name suffixes of regions, in partitions where they differ from the standard one. */
const hosts: Readonly<Partial<Record<string, { readonly outward: Rule; readonly inward: Rule }>>> = {
  'aws-cn': {
    outward: [/(\.cn-[a-z]+-1\.amazonaws\.com)(?!\.cn)/g, '$1.cn'],
    inward: [/(\.cn-[a-z]+-1\.amazonaws\.com)\.cn\b/g, '$1'],
  },
  'aws-eusc': {
    outward: [/(\.eusc-de-east-1\.amazonaws)\.com\b/g, '$1.eu'],
    inward: [/(\.eusc-de-east-1\.amazonaws)\.eu\b/g, '$1.com'],
  },
}

type Rule = readonly [pattern: RegExp, by: string]

/** The address of a console, which sign-in records have in `LoginTo`. */
const literal = (address: string): RegExp => new RegExp(address.replaceAll('.', '\\.'), 'g')

/** A region as a word, with or without the letter of a zone after it. */
const regionNamed = (name: string): RegExp => new RegExp(`(?<![a-z0-9])${name}(?!\\d)`, 'g')

function translator(rules: readonly Rule[]) {
  const text = (given: string): string => rules.reduce((so, [pattern, by]) => so.replace(pattern, by), given)
  const value = <T>(given: T): T => translated(given, text) as T // safe: strings become strings, and everything else is unchanged
  return { text, value }
}

/** A copy with each string translated: only values, not keys, which are names of members or of tags. */
function translated(value: unknown, text: (given: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (value instanceof Uint8Array) return translatedBytes(value, text)
  if (Array.isArray(value)) return value.map((one) => translated(one, text))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return value
  const copy = Object.create(null) as Record<string, unknown> // safe: it has no member yet
  for (const [key, member] of Object.entries(value)) copy[key] = translated(member, text)
  return copy
}

/** Translates bytes that are text, such as the credential report; other bytes are unchanged. */
function translatedBytes(bytes: Uint8Array, text: (given: string) => string): Uint8Array {
  try {
    return new TextEncoder().encode(text(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)))
  } catch {
    return bytes
  }
}

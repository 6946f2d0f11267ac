import type { NormalizedSchema } from '@smithy/core/schema'
import { put } from '../core/by-text.ts'
import { sha256 } from '../core/digest.ts'
import { isBag } from '../core/record.ts'
import { outputOf } from './schema.ts'
import type { SdkClient, SecretMember } from './sdk.ts'

/** Replaces a secret by a text of the same truthiness: an empty secret stays empty. */
export const REDACTED = '(redacted)'

/** Removes the secrets of a value, in place where possible, and returns its replacement. */
type Redactor = (value: unknown) => unknown

/** The members that Demarc reads, separated by spaces, by structure of the SDK's schemas (`ec2#Instance`). */
export type ReadMembers = Readonly<Record<string, string>>

/**
 * Reduces AWS's answers to what Demarc reads, before any other code sees them. Removes members that our code never names. Hides
 * the values (not the keys) of the others where the SDK's schemas mark them sensitive
 * (smithy.io/2.0/spec/documentation-traits.html#sensitive-trait), unless we know they are not secret, and where a service's
 * `sdk.ts` lists them as secrets. Removes the query, fragment and user of URLs. Each operation's schema is analysed once.
 */
export class Redaction {
  readonly #byOperation = new WeakMap<object, Redactor | null>()
  readonly #byStruct = new Map<string, { redactor: Redactor | undefined }>()
  readonly #secrets: ReadonlyMap<string, SecretMember>
  readonly #notSecret: ReadonlySet<string>
  readonly #reads: ReadMembers
  /** The input of the call being redacted. */
  #input: unknown

  constructor(clients: readonly Pick<SdkClient, 'secrets' | 'notSecret'>[], reads: ReadMembers) {
    this.#reads = reads
    this.#secrets = new Map(clients.flatMap(({ secrets }) => Object.entries(secrets)))
    this.#notSecret = new Set(clients.flatMap(({ notSecret }) => notSecret))
  }

  /** Redacts the answer of an operation, given its static schema and input. */
  redact(operation: readonly unknown[], answer: unknown, input?: unknown): void {
    this.#input = input
    let redactor = this.#byOperation.get(operation)
    if (redactor === undefined) {
      redactor = this.#redactorOf(outputOf(operation)) ?? null
      this.#byOperation.set(operation, redactor)
    }
    redactor?.(answer)
  }

  /** Undefined when nothing has to be removed at any depth. */
  #redactorOf(schema: NormalizedSchema, spared = false): Redactor | undefined {
    if (!spared && schema.getMergedTraits().sensitive) return hiddenBy(schema)
    if (schema.isStructSchema()) return this.#structRedactor(schema)
    if (schema.isListSchema()) {
      const item = this.#redactorOf(schema.getValueSchema())
      return item && ((value) => (Array.isArray(value) ? replaceItems(value, item) : value))
    }
    if (schema.isMapSchema()) {
      const one = this.#redactorOf(schema.getValueSchema())
      return one && ((value) => (isBag(value) ? replaceAll(value, one) : value))
    }
    return schema.isStringSchema() ? withoutAccess : undefined
  }

  #structRedactor(schema: NormalizedSchema): Redactor | undefined {
    const name = schema.getName(true) ?? ''
    const known = this.#byStruct.get(name)
    if (known) return known.redactor
    // a recursive struct: resolved when it occurs in an answer
    const held: { redactor: Redactor | undefined } = { redactor: (value) => held.redactor?.(value) }
    this.#byStruct.set(name, held)
    const struct = name.replace(/^com\.amazonaws\./, '')
    const read = new Set((this.#reads[struct] ?? '').split(' '))
    const members = new Map<string, (value: unknown, of: Record<string, unknown>) => unknown>()
    for (const [member, memberSchema] of schema.structIterator()) {
      if (!read.has(member)) continue
      const path = `${struct}.${member}`
      const rule = this.#secrets.get(path)
      const redactor = this.#redactorOf(memberSchema, this.#notSecret.has(path)) ?? same
      const hide = rule && this.#hiding(rule, memberSchema)
      members.set(member, hide ? (value, of) => ((rule.when?.(of) ?? true) ? hide(value) : redactor(value)) : redactor)
    }
    held.redactor = (value) => {
      if (!isBag(value)) return value
      for (const member of Object.keys(value)) {
        // added by the SDK, not part of AWS's answer
        if (member === '$metadata') continue
        const redactor = members.get(member)
        if (!redactor) delete value[member]
        else if (value[member] !== undefined) value[member] = redactor(value[member], value)
      }
      return value
    }
    return held.redactor
  }

  #hiding({ as, without }: SecretMember, schema: NormalizedSchema): Redactor {
    if (without === undefined) return hiddenBy(schema, as)
    return (value) => (typeof value === 'string' ? without(value, this.#input) : hiddenLeaf(value))
  }
}

const same: Redactor = (value) => value

function replaceItems(list: unknown[], redactor: Redactor): unknown[] {
  for (const [index, item] of list.entries()) list[index] = redactor(item)
  return list
}

function replaceAll(bag: Record<string, unknown>, redactor: Redactor): Record<string, unknown> {
  for (const [key, one] of Object.entries(bag)) put(bag, key, redactor(one))
  return bag
}

/** Names kept in a name-value pair that holds a secret: `{ name: 'DB_PASSWORD', value: ... }` in a container's environment. */
const KEYS = new Set(['name', 'key'])

/** The scheme of a URL, including forms such as `jdbc:`. */
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)+\/\//i

/** A URL without anything that may grant access (user and password, query, fragment). Any other text is returned unchanged. */
function withoutAccess(value: unknown): unknown {
  if (typeof value !== 'string' || !SCHEME.test(value)) return value
  return value.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)[^/]*@/, '$1')
}

/** Hides a secret value completely: replaces its strings and bytes, keeps its keys and their number. */
function hiddenBy(schema: NormalizedSchema, as?: SecretMember['as']): Redactor {
  if (as === 'digest') return (value) => (typeof value === 'string' ? `sha256:${sha256(value)}` : hiddenLeaf(value))
  if (schema.isListSchema()) {
    const item = hiddenBy(schema.getValueSchema())
    return (value) => (Array.isArray(value) ? replaceItems(value, item) : value)
  }
  if (schema.isMapSchema()) {
    const one = hiddenBy(schema.getValueSchema())
    return (value) => (isBag(value) ? replaceAll(value, one) : value)
  }
  // built lazily, since a struct may contain itself
  return schema.isStructSchema() ? (value) => (isBag(value) ? hideMembers(schema, value) : value) : hiddenLeaf
}

function hideMembers(schema: NormalizedSchema, struct: Record<string, unknown>): Record<string, unknown> {
  for (const [member, one] of schema.structIterator())
    if (struct[member] !== undefined)
      struct[member] = KEYS.has(member.toLowerCase()) ? withoutAccess(struct[member]) : hiddenBy(one)(struct[member])
  return struct
}

function hiddenLeaf(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : REDACTED
  if (typeof value === 'number') return 0
  if (value instanceof Uint8Array) return value.length === 0 ? value : new TextEncoder().encode(REDACTED)
  // a document type, which has no schema
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? null : value
}

import { NormalizedSchema } from '@smithy/core/schema'
import type { SdkClient, SecretMember } from './sdk.ts'

/** What stands in place of a secret: as true as it was (an empty one stays empty), and of the same type. */
export const REDACTED = '(redacted)'

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]
/** Takes the secrets out of a value, in place where it can, and gives what is to stand there. */
type Redactor = (value: unknown) => unknown

/**
 * Takes the secrets out of AWS's answers before anybody sees them: what the SDK's own schemas call sensitive
 * (smithy.io/2.0/spec/documentation-traits.html#sensitive-trait), except what we know to be none, and what the `sdk.ts` of a
 * service adds. Keys and names stay, values go. Each operation's schema is looked through once.
 */
export class Redaction {
  readonly #byOperation = new WeakMap<object, Redactor | null>()
  readonly #byStruct = new Map<string, { redactor: Redactor | undefined }>()
  readonly #secrets: ReadonlyMap<string, SecretMember>
  readonly #notSecret: ReadonlySet<string>

  constructor(clients: readonly Pick<SdkClient, 'secrets' | 'notSecret'>[]) {
    this.#secrets = new Map(clients.flatMap(({ secrets }) => Object.entries(secrets)))
    this.#notSecret = new Set(clients.flatMap(({ notSecret }) => notSecret))
  }

  /** The answer of an operation, by its static schema (`[9, namespace, name, traits, input, output]`). */
  redact(operation: readonly unknown[], answer: unknown): void {
    let redactor = this.#byOperation.get(operation)
    if (redactor === undefined) {
      // safe: the sixth element of an operation's schema is that of its output
      redactor = this.#redactorOf(NormalizedSchema.of(operation[5] as SchemaRef)) ?? null
      this.#byOperation.set(operation, redactor)
    }
    redactor?.(answer)
  }

  /** Undefined where there is nothing to take out, however deep. */
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
    return undefined
  }

  #structRedactor(schema: NormalizedSchema): Redactor | undefined {
    const name = schema.getName(true) ?? ''
    const known = this.#byStruct.get(name)
    if (known) return known.redactor
    // for a struct within itself: looked up again when it is met in an answer
    const held: { redactor: Redactor | undefined } = { redactor: (value) => held.redactor?.(value) }
    this.#byStruct.set(name, held)
    const members: { readonly member: string; readonly redactor: Redactor; readonly when: SecretMember['when'] }[] = []
    for (const [member, memberSchema] of schema.structIterator()) {
      const path = `${name.replace(/^com\.amazonaws\./, '')}.${member}`
      const rule = this.#secrets.get(path)
      if (rule) members.push({ member, redactor: hiddenBy(memberSchema), when: rule.when })
      else {
        const redactor = this.#redactorOf(memberSchema, this.#notSecret.has(path))
        if (redactor) members.push({ member, redactor, when: undefined })
      }
    }
    held.redactor =
      members.length === 0
        ? undefined
        : (value) => {
            if (!isBag(value)) return value
            for (const { member, redactor, when } of members)
              if (value[member] !== undefined && (when?.(value) ?? true)) value[member] = redactor(value[member])
            return value
          }
    return held.redactor
  }
}

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

function replaceItems(list: unknown[], redactor: Redactor): unknown[] {
  for (const [index, item] of list.entries()) list[index] = redactor(item)
  return list
}

function replaceAll(bag: Record<string, unknown>, redactor: Redactor): Record<string, unknown> {
  for (const [key, one] of Object.entries(bag)) bag[key] = redactor(one)
  return bag
}

/** Names of what is kept of a secret pair: `{ name: 'DB_PASSWORD', value: ... }` of a container's environment. */
const KEYS = new Set(['name', 'key'])

/** Hides all of a secret value: its texts and bytes replaced, its keys and how many there are kept. */
function hiddenBy(schema: NormalizedSchema): Redactor {
  if (schema.isListSchema()) {
    const item = hiddenBy(schema.getValueSchema())
    return (value) => (Array.isArray(value) ? replaceItems(value, item) : value)
  }
  if (schema.isMapSchema()) {
    const one = hiddenBy(schema.getValueSchema())
    return (value) => (isBag(value) ? replaceAll(value, one) : value)
  }
  // made when it is met, since a struct may hold itself
  return schema.isStructSchema() ? (value) => (isBag(value) ? hideMembers(schema, value) : value) : hiddenLeaf
}

function hideMembers(schema: NormalizedSchema, struct: Record<string, unknown>): Record<string, unknown> {
  for (const [member, one] of schema.structIterator())
    if (struct[member] !== undefined && !KEYS.has(member.toLowerCase())) struct[member] = hiddenBy(one)(struct[member])
  return struct
}

function hiddenLeaf(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : REDACTED
  if (typeof value === 'number') return 0
  if (value instanceof Uint8Array) return value.length === 0 ? value : new TextEncoder().encode(REDACTED)
  // a document, which has no schema
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? null : value
}

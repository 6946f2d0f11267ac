import type { ResourceDescription } from '@aws-sdk/client-cloudcontrol'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import type { ScanProgress } from '../../../collect/runner.ts'
import { nameInArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'
import { isRecord } from '../../../core/record.ts'
import { TAGS } from '../../../model/paths.ts'
import type { BlindSpot, Resource } from '../../../model/resource.ts'
import { type Described, described } from './described.ts'
import { lookedAt } from './kept.ts'
import { leftOut } from './left-out.ts'
import { BETWEEN, Matches } from './match.ts'
import { type Read, type ReaderOptions, TypeReader } from './reader.ts'
import type { Answer, Refusal } from './refused.ts'
import { type HandledType, idBy, identifierIn } from './types.ts'

/**
 * The resources of one type in one region that the inventory lists. `all`: also look for resources that the inventory
 * does not list.
 */
export interface Group {
  readonly type: string
  readonly region: string
  readonly listed: readonly Resource[]
  readonly all: boolean
}

/** The result for a group: the resources that were read, and for each other resource, by id, why it was not. */
export interface GroupRead {
  readonly resources: readonly Resource[]
  readonly unread: ReadonlyMap<string, string>
  readonly blindSpots: readonly BlindSpot[]
}

export interface GroupOptions extends ReaderOptions {
  readonly progress?: ScanProgress | undefined
  /** Whether a resource was already read, by its id. */
  readonly isRead: (id: string) => boolean
}

const NO_HANDLER = 'Cloud Control has no handler that reads this type'
const NOT_LISTED: Refusal = {
  call: 'cloudformation:ListResources',
  why: 'Cloud Control does not show it',
  denied: false,
  of: 'absent',
}

/** A resource, with its primary identifier. */
interface Identified {
  readonly one: Resource
  readonly identifier: string
}

/**
 * Reads the resources of a group through Cloud Control. Resources that it cannot read stay unread, with a blind spot.
 */
export async function readGroup(group: Group, options: GroupOptions): Promise<GroupRead> {
  const handled = options.types(group.type)
  if (!handled || (!handled.reads && !handled.lists))
    return { resources: [], unread: new Map(group.listed.map(({ id }) => [id, NO_HANDLER])), blindSpots: [] }
  const event = { service: 'cloudcontrol', types: [group.type], region: group.region }
  options.progress?.step({ kind: 'start', ...event })
  try {
    return await new GroupReader(group, handled, options).run()
  } finally {
    options.progress?.step({ kind: 'end', ...event })
  }
}

class GroupReader {
  readonly #group: Group
  readonly #options: GroupOptions
  readonly #reader: TypeReader
  readonly #resources: Resource[] = []
  readonly #refused = new Map<string, Refusal>()
  readonly #blindSpots = new Map<string, BlindSpot>()

  constructor(group: Group, handled: HandledType, options: GroupOptions) {
    this.#group = group
    this.#options = options
    const region = group.region === 'global' ? options.homeRegion : group.region
    this.#reader = new TypeReader(handled, region, options)
  }

  async run(): Promise<GroupRead> {
    const { listed, all } = this.#group
    const { type } = this.#reader
    await this.#get(type.reads ? listed.flatMap((one) => this.#identified(one)) : [])
    const read = new Set(this.#resources.map(({ id }) => id))
    // a resource that Cloud Control does not find by this identifier may be in its type's listing under another
    const open = listed.filter(({ id }) => !read.has(id) && (this.#refused.get(id)?.of ?? 'absent') === 'absent')
    const ofAll = [...this.#refused.values()].find(({ of }) => of === 'type')
    if (ofAll) this.#refuse(open, ofAll)
    else if (type.lists && (open.length > 0 || all)) await this.#list(open)
    else this.#refuse(open, NOT_LISTED)
    for (const refusal of this.#refused.values()) this.#gap(refusal, false)
    return {
      resources: this.#resources,
      unread: new Map([...this.#refused].map(([id, { call, why }]) => [id, `${call} (${why})`])),
      blindSpots: [...this.#blindSpots.values()],
    }
  }

  #identified(one: Resource): readonly Identified[] {
    const identifier = this.#identifierOf(one)
    return identifier === undefined ? [] : [{ one, identifier }]
  }

  /**
   * The identifier, from the resource's ARN or from properties that were read. Resources of a stack have the primary
   * identifier as their name.
   */
  #identifierOf({ id, name, properties }: Resource): string | undefined {
    const { type } = this.#reader
    const parts = type.identifier.map((property) => properties[property])
    const isWhole = parts.length > 0 && parts.every((part) => typeof part === 'string' && part !== '')
    return identifierIn(id, type) ?? (isWhole ? parts.join(BETWEEN) : id.startsWith('arn:') ? undefined : name)
  }

  async #get(wanted: readonly Identified[]): Promise<void> {
    const reads = await this.#reader.each(wanted.map(({ identifier }) => identifier))
    for (const [index, { one }] of wanted.entries()) {
      const read = reads[index]
      if (read) this.#keep(one, read)
    }
  }

  #keep(one: Resource, read: Read): void {
    if (!read.ok) {
      this.#refused.set(one.id, read.refusal)
      return
    }
    this.#refused.delete(one.id)
    this.#resources.push(resourceOf(one, read.value, this.#reader.type, read.answers))
    this.#options.progress?.read(1)
  }

  /**
   * Looks up, in the type's listing, the resources whose identifier is not known; with `all` also those that the
   * inventory does not list.
   */
  async #list(open: readonly Resource[]): Promise<void> {
    const { all } = this.#group
    const { type } = this.#reader
    const matches = new Matches(open)
    const shown = new Set<string>()
    // if no handler reads the type, the listing is the only source
    const whole = new Map<string, Read>()
    const refusals = await this.#reader.list((one, answers) => {
      matches.see(one)
      if (one.Identifier === undefined) return
      if (all) shown.add(one.Identifier)
      if (!type.reads) whole.set(one.Identifier, { ...asListed(type.type, one), answers })
    })
    for (const refusal of refusals) this.#gap(refusal, all)
    const { identifiers } = matches
    const found = open.flatMap((one) => {
      const identifier = identifiers.get(one.id)
      return identifier === undefined ? [] : [{ one, identifier }]
    })
    const wanted = [...found, ...this.#others(shown, new Set(identifiers.values()))]
    if (type.reads) await this.#get(wanted)
    else
      for (const { one, identifier } of wanted) {
        const read = whole.get(identifier)
        if (read) this.#keep(one, read)
      }
    const lost = open.filter(({ id }) => !identifiers.has(id))
    this.#refuse(lost, refusals[0] ?? NOT_LISTED)
  }

  /** The resources that the listing has and the inventory does not. */
  #others(shown: Iterable<string>, taken: ReadonlySet<string>): readonly Identified[] {
    const { listed, region } = this.#group
    const known = new Set([...taken, ...listed.flatMap((one) => this.#identifierOf(one) ?? [])])
    const { account, isRead } = this.#options
    const handled = this.#reader.type
    const { type } = handled
    return [...shown].flatMap((identifier) => {
      const id = idBy(identifier, handled, { account, region })
      if (known.has(identifier) || isRead(id)) return []
      const bare = { tags: {}, properties: {}, state: {}, unseen: {} }
      return [{ one: { id, type, account, region, name: nameInArn(identifier), ...bare }, identifier }]
    })
  }

  #refuse(resources: readonly Resource[], refusal: Refusal): void {
    for (const { id } of resources) this.#refused.set(id, refusal)
  }

  #gap({ call, why, denied, handler }: Refusal, listing: boolean): void {
    const { type, region } = this.#group
    const key = `${call} ${why} ${listing}`
    if (this.#blindSpots.has(key)) return
    const { account, progress } = this.#options
    const blindSpot = {
      type,
      call,
      why,
      region,
      account,
      listing,
      ...(denied ? { denied } : {}),
      ...(handler ? { handler } : {}),
    }
    this.#blindSpots.set(key, blindSpot)
    progress?.refused(blindSpot)
  }
}

/** A resource as the listing of its type describes it. */
function asListed(type: string, one: ResourceDescription): Answer<Described> {
  try {
    return { ok: true, value: described(type, { ResourceDescription: one }) }
  } catch (error) {
    if (!(error instanceof IncompleteAnswerError)) throw error
    return { ok: false, refusal: { ...NOT_LISTED, why: error.message, of: 'resource' } }
  }
}

/**
 * The listed resource, with the properties that were read. Its tags come from the properties if they are there,
 * otherwise from the inventory.
 */
function resourceOf(
  { unread: _, ...listed }: Resource,
  { properties, leftOut: notKept }: Described,
  { type, reads, tags: property, writeOnly }: HandledType,
  answers: readonly string[],
): Resource {
  const shown = property !== undefined && !writeOnly.includes(property)
  const tags = shown ? tagsIn(properties[property]) : undefined
  // a handler shows every property that is set, a listing only some; the Tagging API may have returned the tags
  const seen = tags !== undefined || (shown && reads) || listed.seenBy?.includes('tagging')
  // recorded by a version of Demarc that did not keep them
  const missed = notKept.filter((name) => lookedAt(type).has(name))
  return {
    ...listed,
    tags: tags ?? listed.tags,
    unseen: {
      ...listed.unseen,
      ...(seen ? {} : { [TAGS]: TAGS_NOT_SHOWN }),
      ...Object.fromEntries(missed.map((name) => [name, NOT_KEPT])),
    },
    // a listing may show only some of the properties
    properties: reads ? { ...notSet(type, missed), ...properties } : properties,
    answers: { listing: [...answers], details: {} },
  }
}

const TAGS_NOT_SHOWN = { call: 'cloudformation:GetResource', why: 'Cloud Control does not show the tags of this type' }

const NOT_KEPT = { call: 'cloudformation:GetResource', why: 'the Demarc that made the recording did not keep it' }

/** The properties that are not set if a handler leaves them out; those `missed` by an older recording may be set. */
const notSet = (type: string, missed: readonly string[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    leftOut(type)
      .filter((name) => !missed.includes(name))
      .map((name) => [name, null]),
  )

/** Tags in both forms of handlers: a list of keys and values, or a map. */
function tagsIn(value: unknown): Readonly<Record<string, string>> | undefined {
  if (isRecord(value)) {
    const texts = Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one] as const] : []))
    return byText(texts)
  }
  if (!Array.isArray(value)) return undefined
  const pairs = value.flatMap((one) =>
    isRecord(one) && typeof one['Key'] === 'string' ? [[one['Key'], String(one['Value'] ?? '')] as const] : [],
  )
  return byText(pairs)
}

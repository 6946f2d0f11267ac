import type { Depth } from '../collect/depth.ts'
import type { Collected } from '../collect/runner.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { TAGS } from '../model/paths.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { isGlobalType } from '../services/cloudcontrol/collect/global.ts'
import type { Group } from '../services/cloudcontrol/collect/group.ts'
import { handledTypes } from '../services/cloudcontrol/collect/types.ts'
import { withTagsKnown } from './known-tags.ts'
import { type GroupsReach, readGroups } from './read-groups.ts'
import { decidingPaths, type ScanScope } from './select.ts'

/** What Cloud Control reads. */
export interface LongTailRequest {
  readonly depth: Exclude<Depth, 'inventory'>
  /** At standard depth: the types to read if the inventory lists them. */
  readonly wanted: ReadonlySet<string>
  /** Types to list in every region, even if the inventory has none. */
  readonly listTypes: readonly string[]
  /** The wanted types of which only the tags are needed. */
  readonly tagsAlone?: ReadonlySet<string>
  /** The scan has a selection of controls: only the wanted types of the inventory matter. */
  readonly selective?: boolean
}

/** Throws UNKNOWN_NAME for a type that CloudFormation does not have or that Cloud Control cannot list. */
export async function demandListable(listTypes: readonly string[]): Promise<void> {
  if (listTypes.length === 0) return
  const types = await handledTypes()
  for (const type of listTypes) {
    if (types(type)?.lists) continue
    const why = types(type) ? 'Cloud Control cannot list' : 'CloudFormation has no type'
    throw new DemarcError('UNKNOWN_NAME', `${why} "${type}"`, {
      hint: 'Types are written as in AWS::Glue::Job, with large and small letters.',
    })
  }
}

/** The types that controls need and that have no collector: the long tail of a scan at standard depth. */
export function typesWanted(controls: readonly Control[], typesRead: ReadonlySet<string>): ReadonlySet<string> {
  const asked = controls.flatMap(({ on, elsewhere, neighbours }) => [
    on,
    ...(elsewhere === undefined ? [] : [elsewhere]),
    ...neighbours.map(([, { of }]) => of),
  ])
  return new Set(asked.filter((type) => type.startsWith('AWS::') && !typesRead.has(type)))
}

/** The types of which controls look only at tags. */
function tagsAlone(controls: readonly Control[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const whole = new Set<string>()
  for (const { on, elsewhere, reads, neighbours } of controls) {
    if (reads.some((path) => path !== TAGS)) whole.add(on)
    if (elsewhere !== undefined) whole.add(elsewhere)
    for (const [, { of }] of neighbours) whole.add(of)
  }
  return new Set([...wanted].filter((type) => !whole.has(type)))
}

/** What a scan of this depth reads by Cloud Control; undefined when nothing. */
export const longTailOf = (
  depth: Depth | undefined,
  listTypes: readonly string[],
  { selected, collectors, selection }: Pick<ScanScope, 'selected' | 'collectors' | 'selection'>,
): LongTailRequest | undefined => {
  if (depth === undefined || depth === 'inventory') return undefined
  const typesRead = new Set<string>(collectors.flatMap(({ types }) => types))
  const wanted = typesWanted(selected, typesRead)
  return { depth, listTypes, wanted, tagsAlone: tagsAlone(selected, wanted), selective: selection !== null }
}

export interface LongTail {
  /** What was read, and the others with the reason why they were not. */
  readonly resources: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  /** How many were read. */
  readonly read: number
}

/** Reads by Cloud Control what the inventory lists and no collector reads, as far as requested. */
export async function readLongTail(
  { resources: own }: Pick<Collected, 'resources'>,
  listedOnly: readonly Resource[],
  typesRead: ReadonlySet<string>,
  request: LongTailRequest,
  where: GroupsReach & { readonly regions: readonly string[]; readonly tagged: ReadonlySet<string> },
): Promise<LongTail> {
  const { tagsAlone: ofTags = new Set<string>() } = request
  // types whose properties decide the responsible party are read nevertheless
  const { told, open: unread } = withTagsKnown(
    request.selective ? listedOnly.filter(({ type }) => request.wanted.has(type)) : listedOnly,
    new Set([...ofTags].filter((type) => decidingPaths(type).size === 0)),
    where.tagged,
  )
  const groups = groupsOf(unread, typesRead, request, where.regions)
  if (groups.length === 0) return { resources: [...told, ...unread], blindSpots: [], read: 0 }
  const done = await readGroups(groups, where, [...own, ...told, ...unread], (_, read) => read)
  const read = new Map(done.flatMap(({ resources }) => resources).map((one) => [one.id, one]))
  const why = new Map(done.flatMap((group) => [...group.unread]))
  const rest = withTagsKnown(
    unread.filter(({ id }) => !read.has(id)),
    ofTags,
    where.tagged,
  )
  const left = rest.open.map((one) => ({ ...one, unread: why.get(one.id) ?? one.unread ?? '' }))
  return {
    resources: [...told, ...read.values(), ...rest.told, ...left],
    blindSpots: done.flatMap(({ blindSpots }) => blindSpots),
    read: read.size,
  }
}

/** What to read, by type and region. */
function groupsOf(
  unread: readonly Resource[],
  typesRead: ReadonlySet<string>,
  { depth, wanted, listTypes }: LongTailRequest,
  regions: readonly string[],
): readonly Group[] {
  const groups = new Map<string, Group & { readonly listed: Resource[] }>()
  const groupOf = (type: string, region: string): { readonly listed: Resource[] } => {
    const key = `${type} ${region}`
    const known = groups.get(key) ?? { type, region, listed: [], all: listTypes.includes(type) }
    groups.set(key, known)
    return known
  }
  // if the type's own service refused its listing, keep that refusal, which is the one to report
  for (const one of unread)
    if (!typesRead.has(one.type) && (depth === 'deep' || wanted.has(one.type) || listTypes.includes(one.type)))
      groupOf(one.type, one.region).listed.push(one)
  // a type with a collector is listed by its own service already
  for (const type of listTypes.filter((one) => !typesRead.has(one)))
    for (const region of isGlobalType(type) ? ['global'] : regions) groupOf(type, region)
  return [...groups.values()]
}

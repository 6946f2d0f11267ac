import { REDACTED } from '../collect/redact.ts'
import { byText } from '../core/by-text.ts'
import { compareText } from '../core/json.ts'
import type { CloudControlComparison, PropertyDifference } from '../model/comparison.ts'
import { differencesBetween } from '../model/differences.ts'
import type { Resource } from '../model/resource.ts'
import { areSameInForm } from '../services/cloudcontrol/collect/forms.ts'
import type { Group, GroupRead } from '../services/cloudcontrol/collect/group.ts'
import { isKept } from '../services/cloudcontrol/collect/kept.ts'
import { type HandledType, handledTypes } from '../services/cloudcontrol/collect/types.ts'
import { type GroupsReach, readGroups } from './read-groups.ts'

/** The most differences to show. */
const MOST = 2_000

/**
 * Reads by Cloud Control what collectors have read, and lists every property that differs. Meant for authors of collectors: no
 * verdict rests on it, and a refusal by Cloud Control is not a blind spot.
 */
export async function compareWithCloudControl(
  own: readonly Resource[],
  reach: GroupsReach,
): Promise<CloudControlComparison> {
  const mine = own.filter(
    ({ type, owner, unread }) => type.startsWith('AWS::') && owner === undefined && unread === undefined,
  )
  // the progress display has already counted these resources
  const { progress: _, ...quiet } = reach
  const types = await handledTypes()
  const parts = await readGroups(groupsOf(mine), quiet, mine, (group, read) => {
    const type = types(group.type)
    return partOf(group, read, (name) => type !== undefined && isShown(type, name))
  })
  const differences = parts
    .flatMap((part) => part.differences)
    .sort((a, b) => compareText(`${a.id} ${a.property}`, `${b.id} ${b.property}`))
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0)
  const compared = sum((part) => part.compared)
  return {
    with: 'cloudcontrol',
    resources: sum((part) => part.resources),
    types: new Set(parts.flatMap((part) => (part.resources > 0 ? [part.type] : []))).size,
    compared,
    same: compared - differences.length,
    differences: differences.slice(0, MOST),
    omitted: Math.max(0, differences.length - MOST),
    notRead: parts
      .flatMap((part) => part.notRead)
      .sort((a, b) => compareText(`${a.type} ${a.region} ${a.why}`, `${b.type} ${b.region} ${b.why}`)),
  }
}

/** The result for a group; the properties themselves are not kept. */
interface Part {
  readonly type: string
  readonly resources: number
  readonly compared: number
  readonly differences: readonly PropertyDifference[]
  readonly notRead: CloudControlComparison['notRead']
}

type IsShown = (name: string) => boolean

/** Whether a property can be compared: AWS returns it, and we keep it. */
const isShown = (type: HandledType, name: string): boolean =>
  !type.writeOnly.includes(name) && isKept(type, name, undefined)

function partOf({ type, region, listed }: Group, { resources, unread }: GroupRead, shown: IsShown): Part {
  const ours = new Map(listed.map(({ id, properties }) => [id, properties]))
  const results = resources.map(({ id, properties }) => {
    const mine = ours.get(id) ?? {}
    const comparable = only(mine, (name) => shown(name) && !isHidden(properties[name]) && !isHidden(mine[name]))
    return { id, ...differencesBetween(inTheirForm(type, comparable, properties), properties) }
  })
  const reasons = byText<number>()
  for (const why of unread.values()) reasons[why] = (reasons[why] ?? 0) + 1
  return {
    type,
    resources: resources.length,
    compared: results.reduce((all, one) => all + one.compared, 0),
    differences: results.flatMap(({ id, differences }) => differences.map((one) => ({ id, type, region, ...one }))),
    notRead: Object.entries(reasons).map(([why, count]) => ({ type, region, why, resources: count })),
  }
}

const only = (properties: Resource['properties'], shown: IsShown): Resource['properties'] =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => shown(name)))

/** Ours, with their value wherever the two differ in form only. */
const inTheirForm = (type: string, ours: Resource['properties'], theirs: Resource['properties']) =>
  Object.fromEntries(
    Object.entries(ours).map(([name, value]) => [
      name,
      areSameInForm(type, name, value, theirs[name]) ? theirs[name] : value,
    ]),
  )

/** Whether a secret was removed from a value. */
const isHidden = (value: unknown): boolean => JSON.stringify(value)?.includes(REDACTED) ?? false

function groupsOf(resources: readonly Resource[]): readonly Group[] {
  const groups = new Map<string, Group & { readonly listed: Resource[] }>()
  for (const one of resources) {
    const { type, region } = one
    const known = groups.get(`${type} ${region}`)
    if (known) known.listed.push(one)
    else groups.set(`${type} ${region}`, { type, region, listed: [one], all: false })
  }
  return [...groups.values()]
}

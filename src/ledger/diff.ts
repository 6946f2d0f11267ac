import { z } from 'zod'
import { partyIds } from '../catalog/layers.ts'
import { plainFinding } from '../controls/basis.ts'
import { compareText } from '../core/json.ts'
import {
  layerStateSchema,
  type RunResource,
  runSchema,
  severitySchema as severity,
  verdictSchema as verdict,
} from './run.ts'
import { type ControlView, findingIn, type LayerView, type Snapshot, type SnapshotResource } from './snapshot.ts'
import { severities } from './summary.ts'

/**
 * The contract of `demarc diff --format json`, schema `demarc.diff/2`: how every control of every resource changed between two
 * runs. Source of `schema/diff.schema.json`.
 */
const text = z.string()
const { run, resources } = runSchema.shape
const count = z.number().int().nonnegative()
const party = z
  .enum([...partyIds, 'unknown'])
  .describe('`unknown`: the configuration decides, and what decides was not read')
const side = z.strictObject({ party, state: layerStateSchema })

const change = z.enum(['broken', 'new', 'unseen', 'fixed', 'gone'])

export const diffSchema = z.strictObject({
  schema: z.literal('demarc.diff/2'),
  before: run,
  after: run,
  resources: z
    .array(
      z.strictObject({
        change: z
          .enum(['new', 'gone', 'unseen', 'kept'])
          .describe('unseen: not in the second run, which could not see all of its kind there; kept: in both runs'),
        resource: resources.element,
      }),
    )
    .describe('every resource that the diff speaks of, by id'),
  controls: z
    .array(
      z.strictObject({
        resource: text.describe('the id of a resource'),
        control: text,
        change: change.describe(
          'broken: unmet now and not before, or no longer accepted; fixed: unmet before, met or not applicable now; unseen: answered before and unknown ' +
            'now; new, gone: the resource or the control is only in the second, only in the first run',
        ),
        broke: z
          .boolean()
          .describe('whether --fail-on counts it as a new finding: broken, or unmet on a resource that is new'),
        severity,
        layer: text,
        responsibility: text,
        title: text.describe('the rule in one sentence'),
        finding: text.nullable().describe('what is wrong now, or was before; null where it was unmet in neither run'),
        before: verdict.nullable(),
        after: verdict.nullable(),
        accepted: z.boolean().describe('unmet now, and an exception accepts that'),
        missing: z.array(text).describe('what would have to be seen'),
        fix: text.nullable().describe('what to do; null unless unmet now'),
      }),
    )
    .describe('by resource and control; a control that answers as before is not listed'),
  layers: z
    .array(z.strictObject({ resource: text, layer: text, before: side, after: side }))
    .describe('layers of resources that are in both runs, whose party or state changed'),
  summary: z.strictObject({
    controls: z.strictObject({ broken: count, new: count, unseen: count, fixed: count, gone: count }),
    resources: z.strictObject({ new: count, gone: count, unseen: count }),
    layers: count.describe('layers whose party or state changed'),
    broke: z
      .strictObject({ critical: count, high: count, medium: count, low: count })
      .describe('new findings by severity: what --fail-on counts'),
    coverage: z.strictObject({ before: z.number(), after: z.number() }),
  }),
})

export type RunDiff = z.infer<typeof diffSchema>
export type DiffResource = RunDiff['resources'][number]
export type DiffControl = RunDiff['controls'][number]
export type DiffLayer = RunDiff['layers'][number]
export type Change = DiffControl['change']
export const changes = change.options

/** Compares two runs of one account. Pure. All lists are sorted by id. */
export function diffRuns(before: Snapshot, after: Snapshot): RunDiff {
  const diff = {
    resources: [] as DiffResource[],
    controls: [] as DiffControl[],
    layers: [] as DiffLayer[],
  }
  const ids = [...new Set([...before.resources.keys(), ...after.resources.keys()])].sort(compareText)
  for (const id of ids) {
    const [a, b] = [before.resources.get(id), after.resources.get(id)]
    const known = b ?? a
    if (!known) continue
    const became = a ? (b ? 'kept' : isHidden(a.resource, after) ? 'unseen' : 'gone') : 'new'
    const controls = controlsOf(id, a, b, became)
    const layers = a && b ? layersOf(id, a, b) : []
    if (became === 'kept' && controls.length === 0 && layers.length === 0) continue
    diff.resources.push({ change: became, resource: known.resource })
    diff.controls.push(...controls)
    diff.layers.push(...layers)
  }
  return {
    schema: 'demarc.diff/2',
    before: before.head,
    after: after.head,
    ...diff,
    summary: {
      controls: tally(changes, diff.controls, (one) => one.change),
      resources: tally(['new', 'gone', 'unseen'], diff.resources, (one) => one.change),
      layers: diff.layers.length,
      broke: tally(
        severities,
        diff.controls.filter(({ broke }) => broke),
        (one) => one.severity,
      ),
      coverage: { before: before.coverage, after: after.coverage },
    },
  }
}

function controlsOf(
  resource: string,
  a: SnapshotResource | undefined,
  b: SnapshotResource | undefined,
  became: DiffResource['change'],
): DiffControl[] {
  const ids = [...new Set([...(a?.controls.keys() ?? []), ...(b?.controls.keys() ?? [])])].sort(compareText)
  return ids.flatMap((id) => {
    const [before, after] = [a?.controls.get(id), b?.controls.get(id)]
    const known = after ?? before
    const change = became === 'unseen' ? 'unseen' : changeOf(before, after)
    if (!known || change === undefined) return []
    const broke = change === 'broken' || (became === 'new' && isOpen(after))
    return {
      resource,
      control: id,
      change,
      broke,
      severity: known.severity,
      layer: known.layer,
      responsibility: known.responsibility,
      title: known.title,
      finding: wrongIn(b, after) ?? wrongIn(a, before) ?? null,
      before: before?.verdict ?? null,
      after: after?.verdict ?? null,
      accepted: after?.accepted ?? false,
      missing: [...(after?.missing ?? [])],
      fix: after?.fix ?? null,
    }
  })
}

/** What is wrong with a resource in a run; undefined when the control is not unmet there. */
const wrongIn = (view: SnapshotResource | undefined, one: ControlView | undefined): string | undefined =>
  one?.verdict === 'unmet' ? ((view && findingIn(view, one.id)) ?? plainFinding({ title: one.title })) : undefined

/** How a control changed; undefined when its result is the same, or equally good. */
function changeOf(before: ControlView | undefined, after: ControlView | undefined): Change | undefined {
  if (!before) return after && 'new'
  if (!after) return 'gone'
  // also when it was unknown before, since it was never seen met, or accepted until now
  if (isOpen(after)) return isOpen(before) ? undefined : 'broken'
  if (after.verdict === 'unknown') return before.verdict === 'unknown' ? undefined : 'unseen'
  // an unmet control that was accepted in the meantime is not fixed
  return before.verdict === 'unmet' && after.verdict !== 'unmet' ? 'fixed' : undefined
}

/** Unmet, and not accepted by an exception. */
const isOpen = (one: ControlView | undefined): boolean => one?.verdict === 'unmet' && !one.accepted

function layersOf(resource: string, a: SnapshotResource, b: SnapshotResource): DiffLayer[] {
  return [...b.layers].flatMap(([layer, after]) => {
    const before = a.layers.get(layer)
    if (!before || (before.party === after.party && before.state === after.state)) return []
    return { resource, layer, before: sideOf(before), after: sideOf(after) }
  })
}

const sideOf = ({ party, state }: LayerView): DiffLayer['before'] => ({ party, state })

/** Whether a resource missing from a run may still exist: its region or type was not read, or its listing failed. */
function isHidden({ type, region }: RunResource, { head, blindSpots }: Snapshot): boolean {
  const { kind, regions } = head.source
  const scanned = region === 'global' || regions.length === 0 || regions.includes(region)
  if (head.selection?.notRead.includes(type)) return true
  if ((kind === 'account' || kind === 'replay') && !scanned) return true
  return blindSpots.some(
    (blindSpot) =>
      blindSpot.listing && blindSpot.type === type && (blindSpot.region === region || blindSpot.region === 'global'),
  )
}

function tally<K extends string, T>(
  keys: readonly K[],
  items: readonly T[],
  keyOf: (item: T) => string,
): Record<K, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  // safe: the entries have exactly these keys
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<K, number>
}

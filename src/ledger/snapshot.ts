import { DemarcError } from '../core/errors.ts'
import { bounded } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { ResourceEntry } from './ledger.ts'
import { runBlindSpots, runException, runId, runResource } from './rows.ts'
import type { RunBlindSpot, RunControl, RunHead, RunLayer, RunResource } from './run.ts'
import { readRun } from './run-file.ts'
import { Summary } from './summary.ts'

/** One control's verdict as far as a comparison needs it. */
export interface ControlView extends Pick<RunControl, 'id' | 'verdict' | 'severity' | 'title' | 'missing' | 'fix'> {
  readonly layer: string
  readonly responsibility: string
  /** Unmet, and an exception accepts that. */
  readonly accepted: boolean
}

export interface LayerView extends Pick<RunLayer, 'party' | 'state'> {}

export interface ResourceView {
  readonly resource: RunResource
  readonly layers: ReadonlyMap<string, LayerView>
  readonly controls: ReadonlyMap<string, ControlView>
}

/** What a comparison needs of a run: small enough to hold two of them, since equal views are one object. */
export interface Snapshot {
  readonly head: RunHead
  readonly resources: ReadonlyMap<string, ResourceView>
  readonly blindSpots: readonly RunBlindSpot[]
  readonly coverage: number
}

/** A layer as it comes from a file, or from a ledger without the evidence. */
interface LayerRow extends Pick<RunLayer, 'resource' | 'layer' | 'party' | 'state'> {
  readonly responsibilities: readonly {
    readonly responsibility: string
    readonly controls: readonly Omit<RunControl, 'evidence' | 'answers'>[]
  }[]
}

class Draft {
  resource: RunResource | undefined
  readonly layers = new Map<string, LayerView>()
  readonly controls = new Map<string, ControlView>()
}

/** Takes a run in pieces, in any order. */
class Gatherer {
  readonly drafts = new Map<string, Draft>()
  readonly blindSpots: RunBlindSpot[] = []
  readonly #shared = new Map<string, LayerView | ControlView>()

  resource(resource: RunResource): string | undefined {
    const draft = this.#draft(resource.id)
    if (draft.resource) return `the resource ${resource.id} stands there twice`
    draft.resource = resource
    return undefined
  }

  layer({ resource, layer, party, state, responsibilities }: LayerRow): void {
    const draft = this.#draft(resource)
    draft.layers.set(
      layer,
      this.#share(`${party} ${state}`, () => ({ party, state })),
    )
    for (const { responsibility, controls } of responsibilities)
      for (const { id, verdict, severity, title, missing, fix, exception } of controls) {
        const accepted = exception !== null
        const key = `${layer} ${responsibility} ${accepted} ${id} ${verdict} ${severity} ${missing.join('\n')}\n${title}\n${fix}`
        draft.controls.set(
          id,
          this.#share(key, () => ({ id, verdict, severity, title, missing, fix, layer, responsibility, accepted })),
        )
      }
  }

  #draft(id: string): Draft {
    const draft = this.drafts.get(id) ?? new Draft()
    this.drafts.set(id, draft)
    return draft
  }

  #share<V extends LayerView | ControlView>(key: string, make: () => V): V {
    // safe: a key of a layer has one space, one of a control has more
    const known = this.#shared.get(key) as V | undefined
    const one = known ?? make()
    if (!known) this.#shared.set(key, one)
    return one
  }
}

/** Reads a run file; errors as `readRun`, and `RUN_FILE_WRONG` where its parts do not belong together. */
export async function snapshotOfFile(path: string): Promise<Snapshot> {
  const gatherer = new Gatherer()
  const wrong = (what: string): DemarcError =>
    new DemarcError('RUN_FILE_WRONG', `${path}: ${what}`, {
      hint: 'Write the run anew: demarc scan --format json --out FILE',
    })
  const heads: RunHead[] = []
  let coverage = 0
  await readRun(path, {
    head: (one) => heads.push(one),
    resource: (one) => {
      const problem = gatherer.resource(one)
      if (problem !== undefined) throw wrong(problem)
    },
    layer: (one) => gatherer.layer(one),
    blindSpot: (one) => gatherer.blindSpots.push(one),
    summary: (one) => {
      coverage = one.coverage
    },
  })
  const resources = new Map<string, ResourceView>()
  for (const [id, { resource, layers, controls }] of gatherer.drafts) {
    if (!resource) throw wrong(`the ledger speaks of ${id}, which is not among the resources`)
    if (layers.size === 0) throw wrong(`the ledger has no layer of ${id}`)
    resources.set(id, { resource, layers, controls })
  }
  const [head] = heads
  if (!head) throw wrong('the run has no head')
  return { head, resources, blindSpots: gatherer.blindSpots, coverage }
}

/** The same of a run that was just made. */
export function snapshotOf(head: RunHead, model: Model, ledger: Iterable<ResourceEntry>): Snapshot {
  const gatherer = new Gatherer()
  const summary = new Summary()
  const resources = new Map<string, ResourceView>()
  for (const entry of ledger) {
    summary.add(entry)
    for (const { layer, party, state, responsibilities } of entry.layers)
      gatherer.layer({
        resource: runId(entry.resource.id),
        layer,
        party,
        state,
        responsibilities: responsibilities.map(({ responsibility, judged }) => ({
          responsibility,
          controls: judged.map(({ control: { id, severity, title, fix }, verdict, exception }) => ({
            id,
            severity,
            title,
            verdict: verdict.is,
            missing: verdict.is === 'unknown' ? verdict.missing.map((what) => bounded(what)) : [],
            fix: verdict.is === 'unmet' ? fix : null,
            exception: runException(exception),
          })),
        })),
      })
    const id = runId(entry.resource.id)
    const draft = gatherer.drafts.get(id)
    if (draft)
      resources.set(id, {
        resource: runResource(entry.resource),
        layers: draft.layers,
        controls: draft.controls,
      })
  }
  return { head, resources, blindSpots: runBlindSpots(model.blindSpots), coverage: summary.result.coverage }
}

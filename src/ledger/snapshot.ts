import { DemarcError } from '../core/errors.ts'
import { bounded } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { ResourceEntry } from './ledger.ts'
import { runException, runGaps, runId, runResource } from './rows.ts'
import type { RunControl, RunGap, RunHead, RunLayer, RunResource } from './run.ts'
import { readRun } from './run-file.ts'
import { Summary } from './summary.ts'

/** One control's verdict as far as a comparison needs it. */
export interface ControlView extends Pick<RunControl, 'id' | 'verdict' | 'severity' | 'says' | 'missing' | 'fix'> {
  readonly layer: string
  readonly duty: string
  /** Unmet, and an exception accepts that. */
  readonly accepted: boolean
}

export interface LayerView extends Pick<RunLayer, 'owner' | 'state'> {}

export interface ResourceView {
  readonly resource: RunResource
  readonly layers: ReadonlyMap<string, LayerView>
  readonly controls: ReadonlyMap<string, ControlView>
}

/** What a comparison needs of a run: small enough to hold two of them, since equal views are one object. */
export interface Snapshot {
  readonly head: RunHead
  readonly resources: ReadonlyMap<string, ResourceView>
  readonly gaps: readonly RunGap[]
  readonly coverage: number
}

/** A layer as it comes from a file, or from a ledger without the evidence. */
interface LayerRow extends Pick<RunLayer, 'resource' | 'layer' | 'owner' | 'state'> {
  readonly duties: readonly {
    readonly duty: string
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
  readonly gaps: RunGap[] = []
  readonly #shared = new Map<string, LayerView | ControlView>()

  resource(resource: RunResource): string | undefined {
    const draft = this.#draft(resource.id)
    if (draft.resource) return `the resource ${resource.id} stands there twice`
    draft.resource = resource
    return undefined
  }

  layer({ resource, layer, owner, state, duties }: LayerRow): void {
    const draft = this.#draft(resource)
    draft.layers.set(
      layer,
      this.#share(`${owner} ${state}`, () => ({ owner, state })),
    )
    for (const { duty, controls } of duties)
      for (const { id, verdict, severity, says, missing, fix, exception } of controls) {
        const accepted = exception !== null
        const key = `${layer} ${duty} ${accepted} ${id} ${verdict} ${severity} ${missing.join('\n')}\n${says}\n${fix}`
        draft.controls.set(
          id,
          this.#share(key, () => ({ id, verdict, severity, says, missing, fix, layer, duty, accepted })),
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
    gap: (one) => gatherer.gaps.push(one),
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
  return { head, resources, gaps: gatherer.gaps, coverage }
}

/** The same of a run that was just made. */
export function snapshotOf(head: RunHead, model: Model, ledger: Iterable<ResourceEntry>): Snapshot {
  const gatherer = new Gatherer()
  const summary = new Summary()
  const resources = new Map<string, ResourceView>()
  for (const entry of ledger) {
    summary.add(entry)
    for (const { layer, owner, state, duties } of entry.layers)
      gatherer.layer({
        resource: runId(entry.resource.id),
        layer,
        owner,
        state,
        duties: duties.map(({ duty, judged }) => ({
          duty,
          controls: judged.map(({ control: { id, severity, says, fix }, verdict, exception }) => ({
            id,
            severity,
            says,
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
  return { head, resources, gaps: runGaps(model.gaps), coverage: summary.result.coverage }
}

import type { SeenParty } from '../catalog/layers.ts'
import type { Severity } from '../controls/control.ts'
import { byText } from '../core/by-text.ts'
import { DemarcError } from '../core/errors.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { findingOf } from './finding.ts'
import type { LayerEntry, ResourceEntry } from './ledger.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { runBlindSpots, runControl, runException, runId, runLayer, runParticulars, runResource } from './rows.ts'
import type {
  RunBlindSpot,
  RunControl,
  RunEntry,
  RunHead,
  RunLayer,
  RunParticulars,
  RunResource,
  RunVerdict,
} from './run.ts'
import type { FirstFinding } from './run-1.ts'
import { readRun } from './run-file.ts'
import { Summary } from './summary.ts'

/** One control's verdict, reduced to what a comparison needs. */
export interface ControlView {
  readonly id: string
  readonly verdict: RunVerdict['verdict']
  readonly severity: Severity
  readonly title: string
  readonly missing: readonly string[]
  /** Null unless unmet. */
  readonly fix: string | null
  readonly layer: string
  readonly responsibility: string
  /** Unmet, and accepted by an exception. */
  readonly accepted: boolean
}

export interface LayerView {
  readonly party: SeenParty
  readonly state: RunLayer['state']
}

export interface SnapshotResource {
  readonly resource: RunResource
  readonly layers: ReadonlyMap<string, LayerView>
  readonly controls: ReadonlyMap<string, ControlView>
  readonly findings: FindingsView
}

/** What is wrong with a resource: the ids of its unmet controls, and their texts in the same order. */
interface FindingsView {
  readonly controls: readonly string[]
  readonly texts: readonly string[]
}

/** What a comparison needs of a run, small enough to hold two: resources with equal layers and verdicts share their views. */
export interface Snapshot {
  readonly head: RunHead
  readonly resources: ReadonlyMap<string, SnapshotResource>
  readonly blindSpots: readonly RunBlindSpot[]
  readonly coverage: number
}

/** What is particular to verdicts, reduced to what a comparison needs. */
type Particulars = Readonly<Record<string, Pick<RunParticulars, 'missing'>>>

/** One resource: its stack or the places of its layers, and its particulars or their place. */
interface Draft {
  layers: number | readonly number[]
  particulars: number | Particulars
}
type Views = Omit<SnapshotResource, 'resource' | 'findings'>

/** The findings of one resource. */
interface Found {
  readonly controls: string[]
  readonly texts: string[]
  readonly accepted: string[]
}

/** The finding of an unmet control; undefined when the run does not have it. */
export const findingIn = ({ findings }: SnapshotResource, control: string): string | undefined =>
  findings.texts[findings.controls.indexOf(control)]

/** Builds a snapshot from the pieces of a run, in any order. */
class Gatherer {
  readonly resources = new Map<string, RunResource>()
  readonly blindSpots: RunBlindSpot[] = []
  /** By the place of a resource, or its id. */
  readonly #drafts = new Map<number | string, Draft>()
  readonly #stacks: (readonly number[])[] = []
  readonly #layers: RunLayer[] = []
  readonly #particulars: Particulars[] = []
  readonly #findings = new Map<string, Found>()
  /** One string for all equal findings. */
  readonly #texts = new Map<string, string>()
  #controls = new Map<string, RunControl>()

  resource(resource: RunResource): string | undefined {
    if (this.resources.has(resource.id)) return `the resource ${resource.id} stands there twice`
    this.resources.set(resource.id, resource)
    return undefined
  }

  entry({ resource, layers, controls = NONE }: Pick<RunEntry, 'resource' | 'layers' | 'controls'>): string | undefined {
    const particulars = typeof controls === 'number' ? controls : ownWords(controls)
    const draft = this.#drafts.get(resource)
    if (!draft) this.#drafts.set(resource, { layers, particulars })
    else if ([draft.layers, layers, draft.particulars, particulars].some((one) => typeof one === 'number'))
      return `the ledger speaks of ${resource} twice`
    else {
      draft.layers = [draft.layers, layers].flat()
      if (particulars !== NONE) draft.particulars = Object.assign(byText<object>(), draft.particulars, particulars)
    }
    return undefined
  }

  finding({ resource, control, finding, exception }: FirstFinding): void {
    let found = this.#findings.get(resource)
    if (!found) {
      found = { controls: [], texts: [], accepted: [] }
      this.#findings.set(resource, found)
    }
    const text = this.#texts.get(finding)
    if (text === undefined) this.#texts.set(finding, finding)
    found.controls.push(control)
    found.texts.push(text ?? finding)
    if (exception) found.accepted.push(control)
  }

  stack(layers: readonly number[], place: number): void {
    this.#stacks[place] = layers
  }

  layer(layer: RunLayer, place: number): void {
    this.#layers[place] = layer
  }

  particulars(particulars: Particulars, place: number): void {
    this.#particulars[place] = ownWords(particulars)
  }

  controls(controls: Readonly<Record<string, RunControl>>): void {
    this.#controls = new Map(Object.entries(controls))
  }

  /** The views of every resource, or an error text when the parts do not fit together. */
  views(): ReadonlyMap<string, SnapshotResource> | string {
    const views = new Map<string, SnapshotResource>()
    const shared = new Map<string, Views>()
    const inOrder = [...this.resources.values()]
    for (const id of this.#findings.keys())
      if (!this.resources.has(id)) return `a finding is about ${id}, which is not among the resources`
    for (const [name, draft] of this.#drafts) {
      const resource = typeof name === 'number' ? inOrder[name] : this.resources.get(name)
      if (!resource) return `the ledger speaks of ${name}, which is not among the resources`
      const { id, type } = resource
      if (views.has(id)) return `the ledger speaks of ${id} twice`
      const findings = this.#findings.get(id) ?? NO_FINDINGS
      const key = `${type} ${keyOf(draft)} ${findings.accepted.join()}`
      let made = shared.get(key)
      if (!made) {
        const whole = this.#whole(id, draft)
        if (typeof whole === 'string') return whole
        made = this.#made(type, whole.layers, whole.particulars, findings.accepted)
        shared.set(key, made)
      }
      views.set(id, { resource, ...made, findings })
    }
    for (const { id } of inOrder) if ((views.get(id)?.layers.size ?? 0) === 0) return `the ledger has no layer of ${id}`
    return views
  }

  /** A draft with its places resolved, or an error text when one refers to nothing. */
  #whole(
    id: string,
    { layers, particulars }: Draft,
  ): { readonly layers: readonly RunLayer[]; readonly particulars: Particulars } | string {
    const places = typeof layers === 'number' ? this.#stacks[layers] : layers
    if (!places) return `the ledger gives ${id} the stack ${layers}, which is not among the stacks`
    const named: RunLayer[] = []
    for (const place of places) {
      const layer = this.#layers[place]
      if (!layer) return `the ledger gives ${id} the layer ${place}, which is not among the layers`
      named.push(layer)
    }
    const own = typeof particulars === 'number' ? this.#particulars[particulars] : particulars
    return own
      ? { layers: named, particulars: own }
      : `the ledger gives ${id} the particulars ${particulars}, which are not among the particulars`
  }

  #made(type: string, named: readonly RunLayer[], particulars: Particulars, accepted: readonly string[]): Views {
    const layers = new Map<string, LayerView>()
    const controls = new Map<string, ControlView>()
    for (const layer of named) {
      layers.set(layer.layer, { party: layer.party === 'none' ? 'none' : layer.party, state: layer.state })
      for (const { responsibility, controls: told } of layer.responsibilities)
        for (const { id, verdict } of told) {
          const { missing = [] } = (Object.hasOwn(particulars, id) ? particulars[id] : undefined) ?? {}
          const { severity, title, fix } = this.#textOf(id, type)
          controls.set(id, {
            id,
            verdict,
            severity,
            title,
            missing,
            fix: verdict === 'unmet' ? fix : null,
            layer: layer.layer,
            responsibility: responsibility,
            accepted: accepted.includes(id),
          })
        }
    }
    return { layers, controls }
  }

  #textOf(id: string, type: string): Pick<RunControl, 'severity' | 'title' | 'fix'> {
    const control = this.#controls.get(id)
    const variants = control?.variants ?? {}
    const text = Object.hasOwn(variants, type) ? variants[type] : control
    return text ?? { severity: 'medium', title: id, fix: '' }
  }

  /** A control that layers refer to but that has no text; undefined when there is none. */
  get untold(): string | undefined {
    for (const { responsibilities } of this.#layers)
      for (const { controls } of responsibilities) for (const { id } of controls) if (!this.#controls.has(id)) return id
    return undefined
  }
}

const NONE: Particulars = {}
const NO_FINDINGS: Found = { controls: [], texts: [], accepted: [] }

/** Equal for drafts with equal content. */
const keyOf = ({ layers, particulars }: Draft): string =>
  `${typeof layers === 'number' ? layers : `[${layers.join()}]`} ${particulars === NONE ? '' : JSON.stringify(particulars)}`

/** Drops evidence, and controls that have nothing else. */
function ownWords(controls: Particulars): Particulars {
  const kept = Object.entries(controls).flatMap(([id, { missing }]) => (missing ? [[id, { missing }] as const] : []))
  return kept.length === 0 ? NONE : byText(kept)
}

/** Reads a run file. Throws as `readRun` does, and `RUN_FILE_WRONG` when its parts do not fit together. */
export async function snapshotOfFile(path: string): Promise<Snapshot> {
  const gatherer = new Gatherer()
  const wrong = (what: string): DemarcError =>
    new DemarcError('RUN_FILE_WRONG', `${path}: ${what}`, {
      hint: 'Write the run again: demarc scan --format json --out FILE',
    })
  const heads: RunHead[] = []
  let coverage = 0
  await readRun(path, {
    head: (one) => heads.push(one),
    resource: (one) => {
      const problem = gatherer.resource(one)
      if (problem !== undefined) throw wrong(problem)
    },
    entry: (one) => {
      const problem = gatherer.entry(one)
      if (problem !== undefined) throw wrong(problem)
    },
    stack: (one, place) => gatherer.stack(one, place),
    layer: (one, place) => gatherer.layer(one, place),
    particulars: (one, place) => gatherer.particulars(one, place),
    controls: (all) => gatherer.controls(all),
    finding: (one) => gatherer.finding(one),
    blindSpot: (one) => gatherer.blindSpots.push(one),
    coverage: (share) => {
      coverage = share
    },
  })
  const { untold } = gatherer
  if (untold !== undefined) throw wrong(`the layers name the control ${untold}, which is not among the controls`)
  const resources = gatherer.views()
  if (typeof resources === 'string') throw wrong(resources)
  const [head] = heads
  if (!head) throw wrong('the run has no head')
  return { head, resources, blindSpots: gatherer.blindSpots, coverage }
}

const foundIn = (one: LedgerVerdict, resource: Resource, model: Model): FirstFinding => ({
  control: one.control.id,
  resource: runId(resource.id),
  severity: one.control.severity,
  finding: findingOf(one, resource, model),
  ...(one.exception ? { exception: runException(one.exception) } : {}),
})

/** The snapshot of a run just made. */
export function snapshotOf(head: RunHead, model: Model, ledger: Iterable<ResourceEntry>): Snapshot {
  const gatherer = new Gatherer()
  const summary = new Summary()
  const places = new Map<LayerEntry, number>()
  const texts = byText<RunControl>()
  for (const entry of ledger) {
    summary.add(entry)
    const { resource } = entry
    gatherer.resource(runResource(resource))
    const particulars = byText<RunParticulars>()
    for (const { judged } of entry.layers.flatMap((layer) => layer.responsibilities))
      for (const one of judged) {
        const text = texts[one.control.id]
        if (!text) texts[one.control.id] = runControl(one.control)
        else if (text.title !== one.control.title || text.fix !== one.control.fix)
          text.variants = byText([...Object.entries(text.variants ?? {}), [resource.type, runControl(one.control)]])
        if (one.verdict.is === 'unknown') particulars[one.control.id] = runParticulars(one)
        if (one.verdict.is === 'unmet') gatherer.finding(foundIn(one, resource, model))
      }
    const layers = entry.layers.map((layer) => {
      const known = places.get(layer)
      if (known !== undefined) return known
      places.set(layer, places.size)
      gatherer.layer(
        runLayer(layer, () => []),
        places.size - 1,
      )
      return places.size - 1
    })
    gatherer.entry({ resource: runId(resource.id), layers, controls: particulars })
  }
  gatherer.controls(texts)
  const resources = gatherer.views()
  if (typeof resources === 'string') throw new TypeError(resources)
  return { head, resources, blindSpots: runBlindSpots(model.blindSpots), coverage: summary.share }
}

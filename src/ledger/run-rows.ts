import { NO_CALENDARS } from '../controls/calendar.ts'
import type { Control } from '../controls/control.ts'
import { changedValues } from '../controls/parameters.ts'
import { byText } from '../core/by-text.ts'
import { compareText } from '../core/json.ts'
import { bounded, escapedInJson, visibleJson } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import { valueAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import { besidesOwn, evidenceJson } from './evidence.ts'
import { findingOf } from './finding.ts'
import type { LayerEntry, ResourceEntry, Told } from './ledger.ts'
import { runControl, runException, runId, runLayer, runParticulars } from './rows.ts'
import type { RunControl } from './run.ts'
import { SharedTexts } from './shared.ts'

interface Finding {
  readonly told: Told
  readonly resource: Resource
  /** The pieces of its evidence as JSON, parted by commas. */
  readonly evidence: string
}

/** The rows of a ledger as a run has them, as JSON: what several of them say is kept here, to be written once after them. */
export class RunRows {
  /** The layers that entries name by place. */
  readonly layers: string[] = []
  readonly #model: Model
  readonly #evidence = new Pieces()
  readonly #answers = new SharedTexts()
  /** Places of layers: by the object that the ledger shares and the answers behind its verdicts, and by what the layer says. */
  readonly #ofEntry = new WeakMap<LayerEntry, Map<string, number>>()
  readonly #ofJson = new Map<string, number>()
  /** With the types that they were asked of; `alone` ones rest on nothing but their resource. */
  readonly #controls = new Map<Control, { readonly type: string; readonly alone: boolean }>()
  readonly #findings: Finding[] = []

  constructor(model: Model) {
    this.#model = model
  }

  /** A resource with its layers and what its verdicts rest on. */
  entry({ resource, layers }: ResourceEntry): string {
    const row = new Row(resource, this.#model, this.#evidence)
    const places = layers.map((layer) => this.#place(layer, row))
    const parts = [`{"resource":${JSON.stringify(runId(resource.id))},"layers":[${places.join(',')}]`]
    if (row.own.length > 0) parts.push(`"evidence":[${row.own.join(',')}]`)
    if (row.answers.length > 0)
      parts.push(`"answers":[${row.answers.map((name) => shared(this.#answers, JSON.stringify(name))).join(',')}]`)
    if (row.particulars.length > 0) parts.push(`"controls":{${row.particulars.join(',')}}`)
    return escapedInJson(`${parts.join(',')}}`)
  }

  #place(layer: LayerEntry, row: Row): number {
    const behind: (readonly number[])[] = []
    for (const { judged } of layer.responsibilities) for (const one of judged) behind.push(this.#told(one, row))
    const pattern = behind.length === 0 ? '' : behind.join(';')
    let places = this.#ofEntry.get(layer)
    if (!places) {
      places = new Map()
      this.#ofEntry.set(layer, places)
    }
    let place = places.get(pattern)
    if (place !== undefined) return place
    let next = 0
    const json = visibleJson(runLayer(layer, () => [...(behind[next++] ?? [])]))
    place = this.#ofJson.get(json)
    if (place === undefined) {
      place = this.layers.push(json) - 1
      this.#ofJson.set(json, place)
    }
    places.set(pattern, place)
    return place
  }

  /** Takes in a verdict; gives the places of the answers behind it. */
  #told(one: Told, row: Row): readonly number[] {
    const { control, verdict } = one
    let known = this.#controls.get(control)
    if (!known) {
      known = { type: row.resource.type, alone: restsOnItself(control) }
      this.#controls.set(control, known)
    }
    const { answers, evidence } = row.take(one, known.alone && !one.over)
    if (verdict.is === 'unmet') this.#findings.push({ told: one, resource: row.resource, evidence })
    return answers
  }

  /** What is the same for every verdict of a control, by its id. */
  get controls(): Record<string, RunControl> {
    const table = byText<RunControl>()
    for (const [control, { type }] of [...this.#controls].sort(([a], [b]) => compareText(a.id, b.id))) {
      const [known, text] = [table[control.id], runControl(control)]
      if (!known) table[control.id] = text
      else if (visibleJson({ ...known, variants: undefined }) !== visibleJson(text))
        known.variants = byText([...Object.entries(known.variants ?? {}), [type, text] as const])
    }
    return table
  }

  /** What several resources have in common. */
  get evidence(): readonly string[] {
    return this.#evidence.texts.table.map(escapedInJson)
  }

  /** The names of the answers that several resources rest on. */
  get answers(): readonly string[] {
    return this.#answers.table.map(escapedInJson)
  }

  /** Every unmet verdict. */
  *findings(): Generator<string> {
    let [of, place]: [Resource | undefined, string] = [undefined, '']
    for (const { told, resource, evidence } of this.#findings) {
      const { control, exception } = told
      if (of !== resource) {
        const { id, account, region } = resource
        place = visibleJson({ resource: runId(id), account: bounded(account), region: bounded(region) }).slice(1, -1)
        of = resource
      }
      const parts = [
        `{"control":"${control.id}",${place},"severity":"${control.severity}"`,
        `"finding":${JSON.stringify(findingOf(told, resource, this.#model))}`,
      ]
      if (evidence !== '') parts.push(`"evidence":[${evidence}]`)
      if (exception) parts.push(`"exception":${JSON.stringify(runException(exception))}`)
      yield escapedInJson(`${parts.join(',')}}`)
    }
  }
}

/** Does a control look at nothing but its resource, and AWS's own parameters? Then its evidence is what it reads, and nothing else. */
const restsOnItself = (control: Control): boolean =>
  control.neighbours.length === 0 && control.calendars === NO_CALENDARS && changedValues(control).length === 0

/** A text by its place in a table, or as it is. */
const shared = (texts: SharedTexts, json: string): string | number => texts.placeOf(json) ?? json

/** Pieces of evidence: objects of one key, as JSON, or their places in the table of those that several rows have. */
class Pieces {
  readonly texts = new SharedTexts()
  readonly #ofKey = new Map<string, { readonly json: string; readonly simple: Map<unknown, number> }>()

  of(key: string, value: unknown): string | number {
    let known = this.#ofKey.get(key)
    if (!known) {
      known = { json: JSON.stringify(key), simple: new Map() }
      this.#ofKey.set(key, known)
    }
    const isSimple = value === null || typeof value === 'boolean'
    const at = isSimple ? known.simple.get(value) : undefined
    if (at !== undefined) return at
    const text = `{${known.json}:${evidenceJson(value)}}`
    const place = this.texts.placeOf(text)
    if (isSimple && place !== undefined) known.simple.set(value, place)
    return place ?? text
  }
}

/** One resource while its verdicts are taken in. */
class Row {
  readonly resource: Resource
  /** What was seen of it. */
  readonly own: (string | number)[] = []
  /** The names of the answers behind its verdicts. */
  readonly answers: string[] = []
  /** What verdicts have of their own. */
  readonly particulars: string[] = []
  readonly #model: Model
  readonly #pieces: Pieces
  /** Where a property stands in `own`. */
  readonly #at = new Map<string, number>()
  readonly #places = new Map<string, number>()

  constructor(resource: Resource, model: Model, pieces: Pieces) {
    this.resource = resource
    this.#model = model
    this.#pieces = pieces
  }

  /** Takes in a verdict: the places of the answers behind it and, of an unmet one, its evidence. */
  take(one: Told, alone: boolean): { readonly answers: readonly number[]; readonly evidence: string } {
    const { control, verdict } = one
    if (!one.over) for (const path of control.reads) this.#see(path)
    const own = verdict.is === 'unmet' && !one.over ? this.#again(control.reads) : []
    if (alone) {
      if (verdict.is === 'unknown') this.#particular(one, [])
      return { answers: this.#behindOwn(control), evidence: own.join() }
    }
    const { evidence, answers } = besidesOwn(one, this.resource, this.#model)
    const pieces = Object.entries(evidence).map(([key, value]) => this.#piece(key, value))
    if (verdict.is !== 'unmet') this.#particular(one, pieces)
    return { answers: this.#placesOf(answers), evidence: [...own, ...pieces].join() }
  }

  #see(path: string): void {
    if (this.#at.has(path)) return
    const value = valueAt(this.resource, path)
    if (value !== undefined) this.#at.set(path, this.own.push(this.#piece(path, value)) - 1)
  }

  /** What was seen at some paths, for a finding: it stands in the table, since the resource has it too. */
  #again(paths: readonly string[]): readonly (string | number)[] {
    return paths.flatMap((path) => {
      const at = this.#at.get(path)
      const piece = at === undefined ? undefined : this.own[at]
      if (at === undefined || piece === undefined) return []
      const again = typeof piece === 'number' ? piece : (this.#pieces.texts.placeAtOnce(piece) ?? piece)
      this.own[at] = again
      return [again]
    })
  }

  #piece(key: string, value: unknown): string | number {
    return this.#pieces.of(key, value)
  }

  #particular(one: Told, pieces: readonly (string | number)[]): void {
    const more = JSON.stringify(runParticulars(one)).slice(1, -1)
    const parts = [...(pieces.length > 0 ? [`"evidence":[${pieces.join(',')}]`] : []), ...(more === '' ? [] : [more])]
    if (parts.length > 0) this.particulars.push(`"${one.control.id}":{${parts.join(',')}}`)
  }

  /** The answers behind what a control reads of the resource, where it looks at nothing else. */
  #behindOwn({ reads }: Control): readonly number[] {
    const { answers } = this.resource
    if (!answers) return []
    if (reads.length === 0) return this.#placesOf([...answers.listing, ...(answers.details.id ?? [])])
    const [only] = reads
    if (reads.length === 1 && only !== undefined) return this.#placesOf(answers.details[only] ?? answers.listing)
    const names = new Set<string>()
    for (const path of reads) for (const name of answers.details[path] ?? answers.listing) names.add(name)
    return this.#placesOf(names)
  }

  #placesOf(names: Iterable<string>): readonly number[] {
    const places: number[] = []
    for (const name of names) {
      let place = this.#places.get(name)
      if (place === undefined) {
        place = this.answers.push(name) - 1
        this.#places.set(name, place)
      }
      places.push(place)
    }
    return places.length < 2 ? places : [...new Set(places)].sort((a, b) => a - b)
  }
}

import { basis, commonNeighbours, isCommon } from '../controls/basis.ts'
import { NO_CALENDARS } from '../controls/calendar.ts'
import type { Control } from '../controls/control.ts'
import { changedValues } from '../controls/parameters.ts'
import { byText } from '../core/by-text.ts'
import { compareText } from '../core/json.ts'
import { escapedInJson, visibleJson } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { type Besides, besidesOwn } from './evidence.ts'
import type { LayerEntry, ResourceEntry } from './ledger.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { type CommonVerdict, type RowForm, RowForms } from './row-form.ts'
import { runControl, runId, runLayer, runParticulars } from './rows.ts'
import type { RunControl } from './run.ts'
import { AnswerNames } from './run-answers.ts'
import { RunFindings } from './run-findings.ts'
import { Pieces } from './run-pieces.ts'
import { placesIn, ReadProperties, ResourceRow, type Shape } from './run-row.ts'
import { SharedTexts } from './shared.ts'

/** A verdict of a layer, with what is the same for every resource that shares the layer. */
interface PlannedVerdict {
  readonly told: LedgerVerdict
  /** It depends on nothing but its resource. */
  readonly alone: boolean
  /** The numbers of the properties that its control reads. */
  readonly reads: readonly number[]
  /** The places of the answers it rests on, apart from those behind its properties, for the resource being written. */
  behind: string
}

/** Values by shape, and then by the other answers that verdicts rest on. */
class ByShape<T> {
  readonly #all = new Map<Shape, Map<string, T>>()
  #last: { readonly shape: Shape; readonly found: Map<string, T> } | undefined

  at(shape: Shape): Map<string, T> {
    if (this.#last?.shape === shape) return this.#last.found
    const found = this.#all.get(shape) ?? new Map<string, T>()
    this.#all.set(shape, found)
    this.#last = { shape, found }
    return found
  }
}

/** A layer of the ledger, shared by many resources of a type. */
interface LayerPlan {
  readonly entry: LayerEntry
  readonly verdicts: readonly PlannedVerdict[]
  /** Its places in the table, by what its verdicts rest on. */
  readonly placed: ByShape<number>
}

/** The layers of the ledger shared by many resources of a type, with what is the same for all of them. */
class StackPlan {
  readonly plans: readonly LayerPlan[]
  /** The numbers of the properties that their controls read. */
  readonly reads: readonly number[]
  /** The verdicts that add something to a resource's row. */
  readonly telling: readonly PlannedVerdict[]
  /** The forms of its rows; undefined when a verdict rests on resources of the whole account. */
  readonly forms: RowForms | undefined
  /** Its place among the stacks, or its text, by what its verdicts rest on. */
  readonly placed = new ByShape<number | string>()

  constructor(plans: readonly LayerPlan[], properties: ReadProperties) {
    const verdicts = plans.flatMap((plan) => plan.verdicts)
    this.plans = plans
    this.reads = properties.list(verdicts.flatMap(({ told, reads }) => (told.over ? [] : reads)))
    this.forms = verdicts.some(({ told }) => told.over) ? undefined : new RowForms()
    this.telling = verdicts.filter(
      ({ alone, told: { verdict } }) => !alone || verdict.is === 'unmet' || verdict.is === 'unknown',
    )
  }
}

/** Encodes the rows of a ledger as JSON in the form of a run file. What several rows share is kept here and written after them. */
export class RunRows {
  /** The layers that stacks refer to by index. */
  readonly layers: string[] = []
  readonly #model: Model
  readonly #pieces = new Pieces()
  readonly #answers = new AnswerNames()
  readonly #stacks = new SharedTexts()
  readonly #particulars = new SharedTexts()
  readonly #rows = new Map<string, ResourceRow>()
  readonly #plans = new WeakMap<LayerEntry, LayerPlan>()
  readonly #plannedStacks = new WeakMap<readonly LayerEntry[], StackPlan>()
  readonly #placeOfJson = new Map<string, number>()
  /** Controls with the type they were evaluated on; `alone` ones depend on nothing but their resource. */
  readonly #controls = new Map<Control, { readonly type: string; readonly alone: boolean }>()
  readonly #findings: RunFindings
  #next = 0

  constructor(model: Model) {
    this.#model = model
    this.#findings = new RunFindings(model)
  }

  /** A resource with its layers and what its verdicts rest on, as JSON. */
  entry({ resource, layers }: ResourceEntry): string {
    const row = this.#rowOf(resource)
    const plan = this.#stack(layers, row)
    row.begin(resource, plan.reads)
    const form = formOf(plan, row)
    let json = `{"resource":${this.#named(resource)},"layers":${this.#placeStack(plan, row, form)}`
    if (row.own.length > 0) json += `,"evidence":[${evidenceIn(row, form)}]`
    if (row.answers.length > 0)
      json += `,${this.#answers.members(row.answers, resource.answers?.listing ?? [], row.named)}`
    if (row.particulars.length > 0) {
      const text = `{${row.particulars.join(',')}}`
      json += `,"controls":${this.#particulars.placeOf(text) ?? escapedInJson(text)}`
    }
    return `${json}}`
  }

  /** The resource's index in the model, or its id when rows come in another order. */
  #named(resource: Resource): string | number {
    return this.#model.resources[this.#next] === resource ? this.#next++ : visibleJson(runId(resource.id))
  }

  /** The row object of a type, reused by its resources. */
  #rowOf(resource: Resource): ResourceRow {
    let known = this.#rows.get(resource.type)
    if (!known) {
      known = new ResourceRow(resource, new ReadProperties(this.#pieces))
      this.#rows.set(resource.type, known)
    }
    known.resource = resource
    return known
  }

  #stack(layers: readonly LayerEntry[], row: ResourceRow): StackPlan {
    let plan = this.#plannedStacks.get(layers)
    if (!plan) {
      plan = new StackPlan(
        layers.map((layer) => this.#plan(layer, row)),
        row.properties,
      )
      this.#plannedStacks.set(layers, plan)
    }
    return plan
  }

  #plan(layer: LayerEntry, { resource: { type }, properties }: ResourceRow): LayerPlan {
    let plan = this.#plans.get(layer)
    if (plan) return plan
    const verdicts = layer.responsibilities.flatMap(({ judged }) =>
      judged.map((told) => ({
        told,
        alone: this.#restsOnItself(told.control, type) && !told.over,
        reads: properties.of(told.control),
        behind: '',
      })),
    )
    plan = { entry: layer, verdicts, placed: new ByShape() }
    this.#plans.set(layer, plan)
    return plan
  }

  #restsOnItself(control: Control, type: string): boolean {
    let known = this.#controls.get(control)
    if (!known) {
      known = { type, alone: restsOnItself(control) }
      this.#controls.set(control, known)
    }
    return known.alone
  }

  /** The place of a list of layers among the stacks. Also records what its verdicts add to the row. */
  #placeStack({ plans, telling, placed: byShape }: StackPlan, row: ResourceRow, form: RowForm | undefined) {
    let key = ''
    for (let at = 0; at < telling.length; at++) {
      const one = telling[at]
      if (one && this.#tell(one, row, form, at)) key += `${one.behind};`
    }
    const { shape } = row
    const placed = byShape.at(shape)
    const known = placed.get(key)
    if (known !== undefined) return known
    const text = `[${plans.map((layer) => this.#place(layer, shape)).join(',')}]`
    const place = this.#stacks.placeAtOnce(text) ?? text
    placed.set(key, place)
    return place
  }

  /** The place of a layer in the table, for the row whose verdicts were recorded last. */
  #place(plan: LayerPlan, shape: Shape): number {
    const placed = plan.placed.at(shape)
    const key = plan.verdicts.map(({ alone, behind }) => (alone ? '' : behind)).join(';')
    const place = placed.get(key) ?? this.#put(plan, shape)
    placed.set(key, place)
    return place
  }

  #put({ entry, verdicts }: LayerPlan, shape: Shape): number {
    let next = 0
    const json = visibleJson(
      runLayer(entry, () => {
        const one = verdicts[next++]
        return one ? placesBehind(one, shape) : []
      }),
    )
    let place = this.#placeOfJson.get(json)
    if (place === undefined) {
      place = this.layers.push(json) - 1
      this.#placeOfJson.set(json, place)
    }
    return place
  }

  /** Records the nth verdict of a plan; true when it rests on more than its resource. */
  #tell(one: PlannedVerdict, row: ResourceRow, form: RowForm | undefined, nth: number): boolean {
    const { finding, particular, answers } = this.#common(one, row, form, nth) ?? this.#own(one, row, form, nth)
    if (finding) this.#findings.add(finding, row.resource)
    else if (particular !== '') row.particulars.push(particular)
    if (one.alone) return false
    one.behind = row.placesOf(answers)
    return true
  }

  /** What a verdict adds to every row of a form, if known and valid for this row. */
  #common({ told, alone }: PlannedVerdict, { resource }: ResourceRow, form: RowForm | undefined, nth: number) {
    const known = form?.told[nth]
    if (!known || alone) return known
    return known.near === commonNeighbours(basis(told.control, resource, this.#model)) ? known : undefined
  }

  /** What a verdict adds to this row; kept for the whole form if it is the same in all its rows. */
  #own(
    { told, reads, alone }: PlannedVerdict,
    row: ResourceRow,
    form: RowForm | undefined,
    nth: number,
  ): CommonVerdict {
    const isUnmet = told.verdict.is === 'unmet'
    const isAllInTable = row.wereInTable(reads)
    const own = isUnmet && !told.over ? row.again(reads, this.#pieces) : []
    const stands = basis(told.control, row.resource, this.#model)
    const { evidence, answers } = alone ? NOTHING_BESIDES : besidesOwn(told, stands)
    const items = Object.keys(evidence).map((key) => this.#pieces.of(key, evidence[key]))
    // a value now written in a row may be in the table for the next one
    const isShared = form !== undefined && isAllInTable && items.every(isInTable) && (alone || isCommon(stands))
    const made = {
      finding: isUnmet ? { told, evidence: [...own, ...items].join(), isShared } : undefined,
      particular: isUnmet ? '' : particularOf(told, items),
      answers,
      near: isShared ? commonNeighbours(stands) : undefined,
    }
    if (form && isShared) form.told[nth] = made
    return made
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

  /** The distinct lists of layers, by place. */
  get stacks(): readonly string[] {
    return this.#stacks.table
  }

  /** What several resources share: evidence, answer names, and particulars of verdicts. */
  get evidence(): readonly string[] {
    return this.#pieces.texts.table
  }

  get answers(): readonly string[] {
    return this.#answers.table
  }

  get particulars(): readonly string[] {
    return this.#particulars.table.map(escapedInJson)
  }

  /** All unmet verdicts. */
  findings(): Iterable<string> {
    return this.#findings.rows()
  }
}

/** The form of a row, by the places of its properties. */
function formOf({ forms }: StackPlan, { table, resource: { account, region } }: ResourceRow): RowForm | undefined {
  return forms?.of(account, region, table)
}

/** The evidence of a resource as JSON; all rows of a form share it when everything is in the table. */
function evidenceIn({ own, isAllInTable }: ResourceRow, form: RowForm | undefined): string {
  if (form?.evidence !== undefined) return form.evidence
  const text = own.join(',')
  if (form && isAllInTable) form.evidence = text
  return text
}

const isInTable = (piece: string | number): boolean => typeof piece === 'number'
const NOTHING_BESIDES: Besides = { evidence: {}, answers: [] }

/** What is particular to a verdict that is not unmet. */
function particularOf(one: LedgerVerdict, evidence: readonly (string | number)[]): string {
  const missing = one.verdict.is === 'unknown' ? JSON.stringify(runParticulars(one)).slice(1, -1) : ''
  if (evidence.length === 0 && missing === '') return ''
  const seen = evidence.length === 0 ? '' : `"evidence":[${evidence.join(',')}]`
  const comma = seen === '' || missing === '' ? '' : ','
  return `"${one.control.id}":{${seen}${comma}${missing}}`
}

/** The places of the answers behind a verdict on a resource of this shape. */
function placesBehind({ told, reads, behind }: PlannedVerdict, { places }: Shape): number[] {
  const own = told.over ? [] : reads.map((read) => places[read] ?? '')
  const all = placesIn([...own, behind].flatMap((text) => (text === '' ? [] : text.split(',').map(Number))))
  return all === '' ? [] : all.split(',').map(Number)
}

/** Whether a control depends only on its resource and on AWS's default parameters; its evidence is then exactly what it reads. */
const restsOnItself = (control: Control): boolean =>
  control.neighbours.length === 0 && control.calendars === NO_CALENDARS && changedValues(control).length === 0

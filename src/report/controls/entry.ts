import { layers } from '../../catalog/layers.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import { actionsBehind, cloudControlActions } from '../../collect/needs.ts'
import { lastChanges } from '../../controls/changes.gen.ts'
import type { Control, Severity } from '../../controls/control.ts'
import { factsOf } from '../../controls/frameworks.gen.ts'
import { type FrameworkId, frameworksOf, frameworkTitles } from '../../controls/frameworks.ts'
import { type ParameterValue, rangeText } from '../../controls/parameters.ts'
import type { NotHere, Remedy } from '../../controls/remedy.ts'
import { compareText } from '../../core/json.ts'
import { TAGS } from '../../model/paths.ts'
import { collectors } from '../../services/collectors.gen.ts'
import { serviceOf } from '../../services/describe.ts'
import { remedyOf } from './remedy.ts'
import { templateYaml } from './yaml.ts'

/** The resource type that a control looks at. */
export interface Subject {
  readonly type: string
  /** Whether each resource is judged by itself, or one resource is enough for the account. */
  readonly must: 'each' | 'some'
  readonly title: string
  readonly reads: readonly string[]
  readonly neighbours: readonly { readonly name: string; readonly type: string; readonly reads: readonly string[] }[]
  readonly fix: string
}

/** A remedy for display, with its template as YAML. */
export interface ShownRemedy extends Omit<Remedy, 'cloudformation'> {
  readonly cloudformation: string | NotHere
}

/** One control as shown by `demarc controls`; schema `demarc.controls/1`. Several controls with one id share an entry. */
export interface ControlEntry {
  readonly id: string
  readonly severity: Severity
  readonly service: string
  readonly on: readonly Subject[]
  readonly responsibility: { readonly id: string; readonly layer: string; readonly title: string; readonly why: string }
  readonly configRule: string | null
  /** Whether a scan runs it only when its id or one of its frameworks is selected. */
  readonly onRequest: boolean
  readonly frameworks: readonly {
    readonly id: FrameworkId
    readonly title: string
    readonly items: readonly string[]
  }[]
  /** The day on which the frameworks' lists were read in AWS's user guide, YYYY-MM-DD. */
  readonly frameworksReadOn: string
  /** How it compares with its AWS page; null when AWS has no such control. */
  readonly compared: {
    /** The day of the comparison; null if there was none. */
    readonly on: string | null
    /** Where AWS's pages leave a question open, and the verdict is unknown for that. */
    readonly leftOpen: string | null
    /** AWS's last change after the comparison, if known. */
    readonly changedSince: { readonly date: string; readonly what: string } | null
  } | null
  /** The parameters on its page; `range` is null when AWS allows no other value. */
  readonly parameters: readonly {
    readonly name: string
    readonly default: ParameterValue
    readonly range: string | null
  }[]
  /** The calendars that it uses. */
  readonly calendars: readonly { readonly name: string; readonly read: string; readonly source: string }[]
  /** The IAM actions needed to see what it reads. */
  readonly actions: readonly string[]
  readonly remedy: ShownRemedy | null
  readonly source: string
}

/** The entries of some controls, in natural order of ids: S3.5 before S3.10. */
export function entriesOf(controls: readonly Control[]): readonly ControlEntry[] {
  const byId = new Map<string, Control[]>()
  for (const control of controls) byId.set(control.id, [...(byId.get(control.id) ?? []), control])
  return [...byId]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([id, [first, ...rest]]) => (first ? [entryOf(id, [first, ...rest], first)] : []))
}

function entryOf(id: string, all: readonly Control[], first: Control): ControlEntry {
  const { layer, title, why } = responsibilities[first.responsibility]
  return {
    id,
    severity: first.severity,
    service: serviceOf(first.on),
    on: all.map((control) => ({
      type: control.on,
      must: control.must,
      title: control.title,
      reads: control.reads,
      neighbours: control.neighbours.map(([name, { of, reads }]) => ({ name, type: of, reads })),
      fix: control.fix,
    })),
    responsibility: { id: first.responsibility, layer: layers[layer].title, title, why },
    configRule: first.configRule ?? null,
    onRequest: first.onRequest === true,
    frameworks: [...frameworksOf(id)].map(([framework, items]) => ({
      id: framework,
      title: frameworkTitles[framework],
      items,
    })),
    frameworksReadOn: factsOf.compiled,
    compared: id.startsWith('Demarc.') ? null : comparison(first, lastChanges),
    parameters: parametersOf(all),
    calendars: Object.values(first.calendars).map(({ name, read, source }) => ({ name, read, source })),
    actions: [...new Set(all.flatMap(actionsOf))].sort(compareText),
    remedy: shown(remedyOf(first)),
    source: first.source,
  }
}

/** The actions of the type's collector. A type without one is read by Cloud Control, and its tags by the Tagging API. */
function actionsOf(control: Control): readonly string[] {
  const own = actionsBehind(control, collectors)
  if (own.length > 0) return own
  return control.reads.includes(TAGS) ? [...cloudControlActions, 'tag:GetResources'] : cloudControlActions
}

/** How a control compares with its AWS page, given AWS's last change of each page by id. */
export function comparison(
  { id, compared, leftOpen }: Pick<Control, 'id' | 'compared' | 'leftOpen'>,
  changes: Readonly<Record<string, { readonly date: string; readonly what: string }>>,
): NonNullable<ControlEntry['compared']> {
  const last = Object.hasOwn(changes, id) ? changes[id] : undefined
  return {
    on: compared ?? null,
    leftOpen: leftOpen ?? null,
    changedSince: last && compared !== undefined && last.date > compared ? last : null,
  }
}

/** The distinct parameters of all controls with one id. */
const parametersOf = (all: readonly Control[]): ControlEntry['parameters'] =>
  [...new Map(all.flatMap(({ parameters }) => Object.entries(parameters)))].map(([name, one]) => ({
    name,
    default: one.value,
    range: rangeText(one) ?? null,
  }))

function shown(remedy: Remedy | undefined): ShownRemedy | null {
  if (!remedy) return null
  const { console, cli, cloudformation, terraform } = remedy
  return {
    console,
    cli,
    cloudformation: 'not' in cloudformation ? cloudformation : templateYaml(cloudformation),
    terraform,
  }
}

/** Natural order, `S3.5` before `S3.10`; Security Hub ids before ours. */
export function compareIds(a: string, b: string): number {
  const own = Number(a.startsWith('Demarc.')) - Number(b.startsWith('Demarc.'))
  const [nameA, nameB] = [a.replace(/\d+$/, ''), b.replace(/\d+$/, '')]
  return own || compareText(nameA, nameB) || Number(a.slice(nameA.length)) - Number(b.slice(nameB.length))
}

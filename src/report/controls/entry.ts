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

/** A control on one resource type: what it looks at. */
export interface Subject {
  readonly type: string
  /** Whether each resource is judged by itself, or one of them suffices for the account. */
  readonly must: 'each' | 'some'
  readonly title: string
  readonly reads: readonly string[]
  readonly neighbours: readonly { readonly name: string; readonly type: string; readonly reads: readonly string[] }[]
  readonly fix: string
}

/** A remedy as it is read: its template as YAML. */
export interface ShownRemedy extends Omit<Remedy, 'cloudformation'> {
  readonly cloudformation: string | NotHere
}

/** One control as `demarc controls` shows it; schema `demarc.controls/1`. Several controls of one id stand together. */
export interface ControlEntry {
  readonly id: string
  readonly severity: Severity
  readonly service: string
  readonly on: readonly Subject[]
  readonly responsibility: { readonly id: string; readonly layer: string; readonly title: string; readonly why: string }
  readonly configRule: string | null
  /** Whether a scan asks it only where its id or one of its frameworks is named. */
  readonly onRequest: boolean
  readonly frameworks: readonly {
    readonly id: FrameworkId
    readonly title: string
    readonly items: readonly string[]
  }[]
  /** The day on which the frameworks' lists were read in AWS's user guide, YYYY-MM-DD. */
  readonly frameworksReadOn: string
  /** How it stands to its AWS page; null for one that AWS does not have. */
  readonly compared: {
    /** The day of the comparison; null where there was none. */
    readonly on: string | null
    /** Where it judges otherwise on purpose. */
    readonly deviates: string | null
    /** The last change by AWS after the comparison, as far as the facts know. */
    readonly changedSince: { readonly date: string; readonly what: string } | null
  } | null
  /** The parameters of its page: `range` is null where AWS does not allow another value. */
  readonly parameters: readonly {
    readonly name: string
    readonly default: ParameterValue
    readonly range: string | null
  }[]
  /** The tables of what ends by a date on which it rests. */
  readonly calendars: readonly { readonly name: string; readonly read: string; readonly source: string }[]
  /** The IAM actions by which what it reads is seen. */
  readonly actions: readonly string[]
  readonly remedy: ShownRemedy | null
  readonly source: string
}

/** The entries of some controls, by id in natural order: S3.5 before S3.10. */
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

/** What no collector of a service reads, Cloud Control reads; tags the Tagging API tells first. */
function actionsOf(control: Control): readonly string[] {
  const own = actionsBehind(control, collectors)
  if (own.length > 0) return own
  return control.reads.includes(TAGS) ? [...cloudControlActions, 'tag:GetResources'] : cloudControlActions
}

/** How a control stands to its AWS page, by the last changes of AWS's pages by id. */
export function comparison(
  { id, compared, deviates }: Pick<Control, 'id' | 'compared' | 'deviates'>,
  changes: Readonly<Record<string, { readonly date: string; readonly what: string }>>,
): NonNullable<ControlEntry['compared']> {
  const last = Object.hasOwn(changes, id) ? changes[id] : undefined
  return {
    on: compared ?? null,
    deviates: deviates ?? null,
    changedSince: last && compared !== undefined && last.date > compared ? last : null,
  }
}

/** The parameters of all controls of one id, each once. */
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

/** `S3.5` before `S3.10`, and what has a Security Hub id before what has not. */
export function compareIds(a: string, b: string): number {
  const own = Number(a.startsWith('Demarc.')) - Number(b.startsWith('Demarc.'))
  const [nameA, nameB] = [a.replace(/\d+$/, ''), b.replace(/\d+$/, '')]
  return own || compareText(nameA, nameB) || Number(a.slice(nameA.length)) - Number(b.slice(nameB.length))
}

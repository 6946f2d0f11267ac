import { type LayerId, layerIds, type SeenParty } from '../catalog/layers.ts'
import { type FindNear, type LayerSplit, moveKey, split } from '../catalog/parties.ts'
import { responsibilities as catalog, type ResponsibilityId } from '../catalog/responsibilities.ts'
import type { Control } from '../controls/control.ts'
import { evaluate, type Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { referred } from '../model/surroundings.ts'
import { describeType, type TypeDescription } from '../services/describe.ts'
import { type Attestation, attestationFor } from './attestations.ts'
import { demandResponsibilities } from './demand-responsibilities.ts'
import { type Exception, exceptionFor } from './exceptions.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { Same } from './same.ts'
import { type LayerState, type ResponsibilityState, worse, worst } from './state.ts'

/** One responsibility of one resource: its state, the controls that tell it, and the attestation where a person did. */
export interface ResponsibilityEntry {
  readonly responsibility: ResponsibilityId
  readonly state: ResponsibilityState
  readonly judged: readonly LedgerVerdict[]
  readonly attestation: Attestation | undefined
}

/** One layer of one resource. */
export interface LayerEntry {
  readonly layer: LayerId
  readonly party: SeenParty
  readonly state: LayerState
  /** The AWS page behind the party. */
  readonly source: string
  /** The configuration that moved the party, or that was not read and can move it, or why no page of AWS names a party. */
  readonly because?: string
  /** The third party that is responsible; beside AWS or the customer, the one that has a part, too. */
  readonly thirdParty?: string
  /** What there is to do in the layer is asked once, of the account. The state is then `not-applicable`: no responsibility is the resource's own. */
  readonly onAccount?: true
  /** What AWS does here, where the layer's general text is not true: see `awsPart`. */
  readonly aws?: string
  readonly responsibilities: readonly ResponsibilityEntry[]
}

/** One resource with all 17 of its layers. */
export interface ResourceEntry {
  readonly resource: Resource
  readonly layers: readonly LayerEntry[]
}

const UNCLASSIFIED = 'unclassified: no rule of the catalog places this type'
const NO_RESPONSIBILITIES: readonly ResponsibilityEntry[] = []

/**
 * model x catalog x verdicts x attestations and exceptions -> ledger, resource by resource in the order of their ids: each layer has exactly
 * one party and one state. A generator, so that a large account is written out as it is judged. `now` is ISO 8601.
 */
export function* ledger(
  model: Model,
  controls: readonly Control[],
  attestations: readonly Attestation[],
  now: string,
  exceptions: readonly Exception[] = [],
): Generator<ResourceEntry, void, undefined> {
  demandResponsibilities(controls)
  const forms = new Forms(model)
  const attested: Attested | undefined =
    attestations.length === 0
      ? undefined
      : (responsibility, resource) => attestationFor(attestations, responsibility, resource, now)
  for (const { resource, judged: verdicts } of evaluate(model, controls)) {
    const judged = exceptions.length === 0 ? verdicts : verdicts.map((one) => told(one, resource, exceptions, now))
    const form = forms.of(resource, judged)
    const layers = form.made.of(attested ? undefined : judged, form.at, () =>
      form.layers.map((layer) => layerOf(layer, resource, judged, attested)),
    )
    yield { resource, layers }
  }
}

type Attested = (responsibility: ResponsibilityId, resource: Resource) => Attestation | undefined

function layerOf(
  { row, responsibilities, at, made, whole }: FormLayer,
  resource: Resource,
  judged: readonly LedgerVerdict[],
  attested: Attested | undefined,
): LayerEntry {
  if (whole && (!attested || row.responsibilities.length === 0)) return whole
  return made.of(attested ? undefined : judged, at, () => filled(row, responsibilities, resource, judged, attested))
}

/** A verdict with the exception that accepts it, where there is one. */
function told(judged: Judged, resource: Resource, exceptions: readonly Exception[], now: string): LedgerVerdict {
  if (judged.verdict.is !== 'unmet') return judged
  const exception = exceptionFor(exceptions, judged.control, resource, now)
  return exception ? { ...judged, exception } : judged
}

/** A layer as far as it is known before its resource is looked at. */
interface FormLayer {
  /** Who answers, and for what. */
  readonly row: LayerSplit
  /** Each responsibility, with the indexes of its controls in the controls of the type. */
  readonly responsibilities: readonly { readonly responsibility: ResponsibilityId; readonly at: readonly number[] }[]
  /** The places of all of its controls. */
  readonly at: readonly number[]
  /** The layers made so far, by what their verdicts say. */
  readonly made: Same<LayerEntry>
  /** The layer as a whole, where no control says anything of it: the same for every resource. */
  readonly whole: LayerEntry | undefined
}

/** What resources of one type have in common to which the same moves apply. */
interface Form {
  readonly layers: readonly FormLayer[]
  /** The places of all verdicts. */
  readonly at: readonly number[]
  /** All layers of a resource, by what its verdicts say: a large account has few of them, and its resources share them. */
  readonly made: Same<readonly LayerEntry[]>
}

/** The forms of one type, by the moves that apply. */
interface FormsOfType {
  readonly type: string
  readonly described: TypeDescription
  readonly made: Map<string, Form>
}

/** The forms by type and by the moves that apply: made once, since a large account has few kinds of resources. */
class Forms {
  readonly #byType = new Map<string, FormsOfType>()
  #last: FormsOfType | undefined
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  of(resource: Resource, judged: readonly Judged[]): Form {
    const { described, made } = this.#ofType(resource.type)
    const near: FindNear = (neighbour) => referred(this.#model, resource, neighbour)
    const moved = described.kind === 'unclassified' ? '' : moveKey(described.entry, resource, near)
    const known = made.get(moved)
    if (known) return known
    const rows =
      described.kind === 'unclassified'
        ? unplaced
        : split(described.entry, described.category, described.source, resource, near)
    const form = {
      layers: rows.map((row) => formLayer(row, judged)),
      at: [...judged.keys()],
      made: new Same<readonly LayerEntry[]>(),
    }
    made.set(moved, form)
    return form
  }

  /** Resources of one type often follow one another. */
  #ofType(type: string): FormsOfType {
    if (this.#last?.type === type) return this.#last
    const known = this.#byType.get(type) ?? { type, described: describeType(type), made: new Map() }
    this.#byType.set(type, known)
    this.#last = known
    return known
  }
}

const unplaced: readonly LayerSplit[] = layerIds.map((layer) => ({
  layer,
  party: 'customer',
  source: UNCLASSIFIED,
  exact: false,
  responsibilities: [],
}))

/** A layer with what the controls ask on request, which the catalog asks of no resource of the type by itself. */
function withRequested(row: LayerSplit, judged: readonly Judged[]): LayerSplit {
  if (!isOfTheCustomer(row)) return row
  const requested = judged.flatMap(({ control: { onRequest, responsibility } }) =>
    onRequest && catalog[responsibility].layer === row.layer && !row.responsibilities.includes(responsibility)
      ? [responsibility]
      : [],
  )
  if (requested.length === 0) return row
  const { onAccount: _, ...rest } = row
  return { ...rest, responsibilities: [...row.responsibilities, ...new Set(requested)] }
}

const isOfTheCustomer = ({ party, between = [] }: LayerSplit): boolean =>
  [party, ...between].some((one) => one === 'customer' || one === 'shared')

function formLayer(layer: LayerSplit, judged: readonly Judged[]): FormLayer {
  const row = withRequested(layer, judged)
  const { party } = row
  const responsibilities = row.responsibilities.map((responsibility) => ({
    responsibility,
    at: [...judged.keys()].filter((index) => judged[index]?.control.responsibility === responsibility),
  }))
  const form = {
    row,
    responsibilities,
    at: responsibilities.flatMap(({ at }) => at),
    made: new Same<LayerEntry>(),
  }
  const bare = { ...headOf(row), responsibilities: NO_RESPONSIBILITIES }
  if (party === 'aws' || party === 'third-party') return { ...form, whole: { ...bare, state: 'inherited' } }
  if (party === 'none') return { ...form, whole: { ...bare, state: 'not-applicable' } }
  if (row.source === UNCLASSIFIED) return { ...form, whole: { ...bare, state: 'unknown' } }
  const silent = form.at.length === 0
  const bareResponsibilities = responsibilities.map(({ responsibility }) =>
    responsibilityEntry(responsibility, [], undefined),
  )
  return {
    ...form,
    whole: silent
      ? {
          ...bare,
          state: worst([...openState(row), ...bareResponsibilities.map(({ state }) => state)]),
          responsibilities: bareResponsibilities,
        }
      : undefined,
  }
}

function filled(
  row: LayerSplit,
  parts: FormLayer['responsibilities'],
  resource: Resource,
  judged: readonly LedgerVerdict[],
  attested: Attested | undefined,
): LayerEntry {
  const responsibilities = parts.map(({ responsibility, at }) => {
    const mine: LedgerVerdict[] = []
    for (const index of at) {
      const one = judged[index]
      if (one) mine.push(one)
    }
    return responsibilityEntry(responsibility, mine, attested?.(responsibility, resource))
  })
  let state = worst(openState(row))
  for (const responsibility of responsibilities) state = worse(state, responsibility.state)
  return { ...headOf(row), state, responsibilities }
}

/** The state of a layer that does not depend on its responsibilities. */
const headOf = ({ layer, party, source, because, thirdParty, onAccount, aws }: LayerSplit) => ({
  layer,
  party,
  source,
  ...(because === undefined ? {} : { because }),
  ...(thirdParty === undefined ? {} : { thirdParty }),
  ...(onAccount === undefined ? {} : { onAccount }),
  ...(aws === undefined ? {} : { aws }),
})

/** A layer whose party is unknown is unknown itself, unless something of it is unmet. */
const openState = ({ party }: LayerSplit): readonly ResponsibilityState[] => (party === 'unknown' ? ['unknown'] : [])

/**
 * A responsibility that no control tells is unknown, unless a person attests it. An attestation also settles what the controls could
 * not see, but never hides an unmet one.
 */
function responsibilityEntry(
  responsibility: ResponsibilityId,
  judged: readonly LedgerVerdict[],
  attestation: Attestation | undefined,
): ResponsibilityEntry {
  let told: ResponsibilityState = judged.length === 0 ? 'unknown' : 'not-applicable'
  for (const { verdict } of judged) told = worse(told, verdict.is)
  return { responsibility, state: told === 'unknown' && attestation ? 'attested' : told, judged, attestation }
}

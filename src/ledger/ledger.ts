import { type LayerId, layerIds, type Party, type SeenParty } from '../catalog/layers.ts'
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

/** One responsibility of one resource: its state, the controls that decide it, and the attestation, if any. */
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
  /** The AWS page that states the party. */
  readonly source: string
  /** The configuration that changed the party, or that was not read and could change it, or why no AWS page names a party. */
  readonly because?: string
  /** The parties it may be, when `party` is unknown. */
  readonly between?: readonly Party[]
  /** The third party that is responsible, alone or in addition to AWS or the customer. */
  readonly thirdParty?: string
  /**
   * The layer's responsibilities are asked once, for the account. The state is then `not-applicable`: the resource has no
   * responsibility of its own.
   */
  readonly onAccount?: true
  /** What AWS does here, when the layer's general text does not hold: see `awsPart`. */
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
 * Model, catalog, verdicts, attestations and exceptions -> ledger: resource by resource in the order of their ids, each layer
 * with exactly one party and one state. A generator, so that a large account is written while it is judged. `now` is ISO 8601.
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

/** A verdict with the exception that accepts it, if any. */
function told(judged: Judged, resource: Resource, exceptions: readonly Exception[], now: string): LedgerVerdict {
  if (judged.verdict.is !== 'unmet') return judged
  const exception = exceptionFor(exceptions, judged.control, resource, now)
  return exception ? { ...judged, exception } : judged
}

/** A layer as far as it is known before a resource is looked at. */
interface FormLayer {
  /** The responsible party, and for what. */
  readonly row: LayerSplit
  /** Each responsibility, with the indexes of its controls among those of the type. */
  readonly responsibilities: readonly { readonly responsibility: ResponsibilityId; readonly at: readonly number[] }[]
  /** The indexes of all its controls. */
  readonly at: readonly number[]
  /** The layers made so far, by their verdicts. */
  readonly made: Same<LayerEntry>
  /** The whole layer when no control concerns it: the same for every resource. */
  readonly whole: LayerEntry | undefined
}

/** What all resources of one type have in common when the same moves apply. */
interface Form {
  readonly layers: readonly FormLayer[]
  /** The indexes of all verdicts. */
  readonly at: readonly number[]
  /** All layers of a resource, by its verdicts: a large account has few different lists, which its resources share. */
  readonly made: Same<readonly LayerEntry[]>
}

/** The forms of one type, by the moves that apply. */
interface FormsOfType {
  readonly type: string
  readonly described: TypeDescription
  readonly made: Map<string, Form>
}

/** The forms by type and applied moves, cached: a large account has few kinds of resources. */
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

  /** Consecutive resources are often of one type. */
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

/** Adds the responsibilities of opt-in controls, which the catalog does not ask of the type by default. */
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

/** The members of a layer that do not depend on its responsibilities. */
const headOf = ({ layer, party, source, because, between, thirdParty, onAccount, aws }: LayerSplit) => ({
  layer,
  party,
  source,
  ...(because === undefined ? {} : { because }),
  ...(between === undefined ? {} : { between }),
  ...(thirdParty === undefined ? {} : { thirdParty }),
  ...(onAccount === undefined ? {} : { onAccount }),
  ...(aws === undefined ? {} : { aws }),
})

/** The state before responsibilities: a layer with an unknown party is unknown, unless one of its responsibilities is unmet. */
const openState = ({ party }: LayerSplit): readonly ResponsibilityState[] => (party === 'unknown' ? ['unknown'] : [])

/**
 * A responsibility without a deciding control is unknown, unless a person attests it. An attestation also settles what the
 * controls could not see, but never hides an unmet one.
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

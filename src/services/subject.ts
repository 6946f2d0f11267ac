import { categories, type Note } from '../catalog/categories.ts'
import { type Category, type LayerId, layerIds, type SeenParty } from '../catalog/layers.ts'
import { type Lifecycle, lifecycleOf } from '../catalog/lifecycle.ts'
import { type LayerSplit, split, stillParty } from '../catalog/parties.ts'
import type { Move, Remark } from '../catalog/service.ts'
import { cloudFormationTypes } from '../catalog/types.gen.ts'
import { byText } from '../core/by-text.ts'
import { compareText } from '../core/json.ts'
import { services } from './catalog.gen.ts'
import { describeType, serviceOf, type TypeDescription } from './describe.ts'

/** What `demarc model` can explain: a service, a resource type or a category. */
export interface Subject {
  readonly kind: 'service' | 'type' | 'category'
  readonly name: string
  readonly title: string
  readonly category: Category
  /** Why it is in its category. */
  readonly because: string
  readonly source: string
  /** The type whose layers are shown: the type itself, or the main type of a service. */
  readonly shown?: string
  /** All 17 layers, from the bottom up; undefined if nothing classifies it. */
  readonly layers: readonly LayerSplit[] | undefined
  readonly moves: readonly Move[]
  /** What a configuration says about layers without changing their party. */
  readonly remarks: readonly Remark[]
  /** The other types of a service, and where their layers differ from those of `shown`. */
  readonly others: readonly Other[]
  /** The lifecycle of the service of the type, if it is closed to new customers or will end. */
  readonly lifecycle?: Lifecycle
  /** Further notes about a category, with their pages. */
  readonly notes: readonly Note[]
}

export interface Other {
  readonly type: string
  readonly category: Category
  readonly differs: Readonly<Partial<Record<LayerId, SeenParty>>>
}

/** Common names of services, with the catalog's name for each. */
const aliases: Readonly<Record<string, string>> = byText({
  alb: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  aurora: 'AWS::RDS::DBCluster',
  beanstalk: 'elasticbeanstalk',
  bucket: 'AWS::S3::Bucket',
  clb: 'AWS::ElasticLoadBalancing::LoadBalancer',
  ddb: 'dynamodb',
  eb: 'elasticbeanstalk',
  ebs: 'AWS::EC2::Volume',
  elasticsearch: 'AWS::Elasticsearch::Domain',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  fargate: 'AWS::EKS::FargateProfile',
  nlb: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  vpc: 'AWS::EC2::VPC',
})

const categoryNames = ['infrastructure', 'container', 'abstracted'] as const

let every: readonly string[] | undefined

/** Every resource type of the catalog, CloudFormation's and ours, sorted. */
export function allTypes(): readonly string[] {
  every ??= [...knownTypes().values()].sort(compareText)
  return every
}

let known: ReadonlyMap<string, string> | undefined

/** The types, unsorted, by their lower-case name. */
function knownTypes(): ReadonlyMap<string, string> {
  known ??= new Map(
    [
      ...services.flatMap((service) => Object.keys(service.types)),
      ...Object.entries(cloudFormationTypes).flatMap(([namespace, names]) =>
        names.split(' ').map((name) => `${namespace}::${name}`),
      ),
    ].map((type) => [type.toLowerCase(), type]),
  )
  return known
}

/** Every name that `findSubject` knows, for suggestions and completion. */
export function subjectNames(): readonly string[] {
  const named = new Set([...categoryNames, ...Object.keys(aliases), ...services.map((service) => service.id)])
  for (const namespace of Object.keys(cloudFormationTypes)) named.add(serviceOf(`${namespace}::`))
  return [...named].sort(compareText)
}

/** Finds the subject of a name, in any case; undefined for an unknown name. */
export function findSubject(asked: string): Subject | undefined {
  const name = asked.toLowerCase()
  const meant = aliases[name] ?? asked
  if (meant.includes('::')) return typeSubject(meant)
  const category = categoryNames.find((one) => one === name)
  if (category) return categorySubject(category)
  return serviceSubject(meant.toLowerCase())
}

function typeSubject(asked: string): Subject | undefined {
  const type = knownTypes().get(asked.toLowerCase())
  return type === undefined ? undefined : { ...shownBy(type), kind: 'type', name: type, title: type }
}

function categorySubject(category: (typeof categoryNames)[number]): Subject {
  return {
    kind: 'category',
    name: category,
    title: `the ${category} category`,
    category,
    because: categories[category].means,
    source: categories[category].source,
    layers: split({ responsibilities: [] }, category, categories[category].source),
    moves: [],
    remarks: [],
    others: [],
    notes: categories[category].notes,
  }
}

function serviceSubject(name: string): Subject | undefined {
  const service = services.find((one) => one.id === name)
  const described = service ? Object.keys(service.types) : []
  const types = [...knownTypes().values()].filter((type) => serviceOf(type) === name).sort(compareText)
  const lead = described[0] ?? types.find((type) => describeType(type).kind !== 'unclassified') ?? types[0]
  if (lead === undefined) return undefined
  const subject = shownBy(lead)
  const others = [...described.slice(1), ...types.filter((type) => !described.includes(type))]
    .filter((type) => type !== lead)
    .map((type) => otherThan(subject.layers, type))
  return { ...subject, kind: 'service', name, title: service?.title ?? lead.split('::').slice(0, 2).join('::'), others }
}

function shownBy(type: string): Subject {
  const described = describeType(type)
  const lifecycle = lifecycleOf(type)
  const base = {
    kind: 'type',
    name: type,
    title: type,
    shown: type,
    others: [],
    notes: [],
    category: described.category,
    ...(lifecycle === undefined ? {} : { lifecycle }),
  } as const
  if (described.kind === 'unclassified')
    return { ...base, because: described.because, source: '', layers: undefined, moves: [], remarks: [] }
  return {
    ...base,
    because: becauseOf(described),
    source: described.source,
    layers: split(described.entry, described.category, described.source),
    moves: described.entry.moves ?? [],
    remarks: described.entry.remarks ?? [],
  }
}

const becauseOf = (described: Exclude<TypeDescription, { kind: 'unclassified' }>): string =>
  described.kind === 'full' ? categories[described.category].means : described.because

function otherThan(shown: readonly LayerSplit[] | undefined, type: string): Other {
  const described = describeType(type)
  if (described.kind === 'unclassified') return { type, category: 'unclassified', differs: {} }
  const { entry, category } = described
  const differs: Partial<Record<LayerId, SeenParty>> = {}
  for (const [index, layer] of layerIds.entries()) {
    const party = stillParty(entry, category, layer)
    if (party !== shown?.[index]?.party) differs[layer] = party
  }
  return { type, category, differs }
}

/** The number of types by kind and category, for the README and `demarc model --all`; always computed. */
export function catalogCounts(): Readonly<Record<'types' | TypeDescription['kind'] | Category, number>> {
  const counts = {
    types: 0,
    full: 0,
    shape: 0,
    unclassified: 0,
    infrastructure: 0,
    container: 0,
    abstracted: 0,
  }
  for (const type of allTypes()) {
    const { kind, category } = describeType(type)
    counts.types++
    counts[kind]++
    if (category !== 'unclassified') counts[category]++
  }
  return counts
}

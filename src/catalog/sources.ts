import type { Category, LayerId, Party } from './layers.ts'

/** What an AWS page says, in our words, with a phrase by which `npm run sources` recognizes it. */
export interface Source {
  readonly url: string
  /** What the page says, briefly, in our words. */
  readonly says: string
  /** Three to six words from the page. */
  readonly phrase: string
  /** The day on which it was read (YYYY-MM-DD). */
  readonly read: string
}

/** A page below docs.aws.amazon.com, what it says in our words, and three to six words from it. */
export type PageRow = readonly [page: string, says: string, phrase: string]

/** The sources in a table of pages read on one day. */
export const readOn = (day: string, rows: readonly PageRow[]): readonly Source[] =>
  rows.map(([page, says, phrase]) => ({ url: `https://docs.aws.amazon.com/${page}`, says, phrase, read: day }))

/** A source for cells of every service: the layers, parties and categories it covers. */
interface GeneralSource extends Source {
  readonly layers: readonly LayerId[]
  readonly parties: readonly Party[]
  /** All categories if absent. */
  readonly categories?: readonly Exclude<Category, 'unclassified'>[]
}

const pillars = 'https://docs.aws.amazon.com/wellarchitected/latest'
const model = `${pillars}/security-pillar/shared-responsibility.html`
/** AWS on responsibility for resilience: AWS is responsible for the services themselves, even if no service page says so. */
const resiliency = `${pillars}/reliability-pillar/shared-responsibility-model-for-resiliency.html`
const transit = `${pillars}/security-pillar/sec_protect_data_transit_encrypt.html`
const rest = `${pillars}/security-pillar/sec_protect_data_rest_encrypt.html`
const day = '2026-11-30'

/**
 * Sources for every service, most specific first. The Well-Architected Framework describes the shared responsibility model in
 * more detail than aws.amazon.com/compliance/shared-responsibility-model, including how patching is shared.
 */
export const generalSources: readonly GeneralSource[] = [
  {
    layers: ['facilities', 'virtualization'],
    parties: ['aws'],
    url: model,
    says: 'AWS controls everything from the host operating system down to the facilities',
    phrase: 'host operating system and virtualization layer',
    read: day,
  },
  {
    layers: ['control-plane'],
    parties: ['aws'],
    url: model,
    says: 'AWS protects the infrastructure that runs its services',
    phrase: 'protecting the infrastructure that runs',
    read: day,
  },
  {
    layers: ['guest-os', 'platform'],
    parties: ['aws'],
    categories: ['abstracted'],
    url: model,
    says: 'AWS operates the operating system and the platform of abstracted services',
    phrase: 'the operating system, and platforms',
    read: day,
  },
  {
    layers: ['guest-os', 'application'],
    parties: ['customer'],
    categories: ['infrastructure'],
    url: model,
    says: 'the customer manages the guest operating system and the software on it',
    phrase: 'management of the guest operating system',
    read: day,
  },
  {
    layers: ['guest-os', 'platform'],
    parties: ['aws', 'shared'],
    categories: ['container'],
    url: model,
    says: 'for managed services on instances of your own, AWS makes the patches and you let them be applied',
    phrase: 'services operating on single-tenant architectures',
    read: day,
  },
  {
    layers: ['application', 'platform'],
    parties: ['customer'],
    url: model,
    says: 'the customer configures guest operating systems, databases and applications',
    phrase: 'customers are responsible for configuring their',
    read: day,
  },
  {
    layers: ['network'],
    parties: ['customer'],
    url: model,
    says: 'the customer configures the firewall that AWS provides (security groups)',
    phrase: 'configuration of the AWS provided security',
    read: day,
  },
  {
    layers: ['network'],
    parties: ['shared'],
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
    says: 'the customer restricts the networks from which its identities reach resources, and its resources are reached',
    phrase: 'accessed from expected networks',
    read: day,
  },
  {
    layers: ['data', 'identity'],
    parties: ['customer'],
    url: model,
    says: 'the customer manages the data, and permissions with IAM',
    phrase: 'using IAM tools to apply',
    read: day,
  },
  {
    layers: ['governance'],
    parties: ['shared'],
    url: model,
    says: 'AWS and the customer each train their people and manage their own changes',
    phrase: 'customers must train their own employees',
    read: day,
  },
  {
    layers: ['encryption-in-transit'],
    parties: ['aws', 'shared'],
    url: transit,
    says: 'endpoints of AWS speak TLS; the customer has clients use a current version',
    phrase: 'provide HTTPS endpoints using TLS',
    read: day,
  },
  {
    layers: ['encryption-in-transit'],
    parties: ['customer'],
    url: transit,
    says: 'the customer turns on encryption in transit on computing resources',
    phrase: 'full control over your computing resources',
    read: day,
  },
  {
    layers: ['server-side-encryption'],
    parties: ['shared', 'customer'],
    url: rest,
    says: 'AWS offers encryption at rest; the customer turns it on where it is a choice, and chooses the key',
    phrase: 'control over CMKs, including rotation',
    read: day,
  },
  {
    layers: ['client-side-encryption'],
    parties: ['customer'],
    url: rest,
    says: 'the customer can encrypt data before it is uploaded',
    phrase: 'encrypt data prior to uploading it',
    read: day,
  },
  {
    layers: ['resource-policy'],
    parties: ['customer'],
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html',
    says: 'the customer attaches policies to the resources of services that support them',
    phrase: 'attach resource-based policies to a resource',
    read: day,
  },
  {
    layers: ['backup'],
    parties: ['customer', 'shared'],
    url: resiliency,
    says: 'the customer manages backup, versions and replication of the data',
    phrase: 'resiliency of your data including backup',
    read: day,
  },
  {
    layers: ['resilience'],
    parties: ['aws', 'shared'],
    categories: ['container', 'abstracted'],
    url: resiliency,
    says: 'AWS operates the infrastructure and the platform of managed services; the customer manages the resilience of the data',
    phrase: 'resiliency of your data including backup',
    read: day,
  },
  {
    layers: ['resilience'],
    parties: ['aws'],
    categories: ['infrastructure'],
    url: resiliency,
    says: 'AWS is responsible for the resilience of the hardware, software and networks that run its services',
    phrase: 'resiliency of the infrastructure that runs',
    read: day,
  },
  {
    layers: ['resilience'],
    parties: ['customer'],
    url: resiliency,
    says: 'the customer configures what the resilience of the workload needs',
    phrase: 'resiliency configuration and management tasks',
    read: day,
  },
  {
    layers: ['logging'],
    parties: ['customer'],
    url: `${pillars}/security-pillar/sec_detect_investigate_events_app_service_logging.html`,
    says: 'the customer selects, turns on and keeps logs, and sets alerts',
    phrase: 'select, turn on, store, and set',
    read: day,
  },
]

/**
 * For appliances that AWS operates and the customer places, such as a gateway or an endpoint. Their operating system and platform
 * run an AWS service, although they are in the customer's network.
 */
export const ofAppliances: Source = {
  url: model,
  says: 'AWS protects the hardware, software and networks that run its services',
  phrase: 'hardware, software, networking, and facilities',
  read: day,
}

/** The AWS page that says, for every service, who is responsible for a layer; undefined when none does. */
export const generalSource = (
  layer: LayerId,
  party: Party,
  category: Exclude<Category, 'unclassified'>,
): string | undefined =>
  generalSources.find(
    (one) =>
      one.layers.includes(layer) &&
      one.parties.includes(party) &&
      (one.categories === undefined || one.categories.includes(category)),
  )?.url

/**
 * The CloudFormation template reference of a type, which lists every property the customer can set, and so shows which layers it
 * lacks. Undefined for our own types.
 */
export function templateReference(type: string): string | undefined {
  const [vendor, service, name] = type.toLowerCase().split('::')
  return vendor === 'aws' && service !== undefined && name !== undefined
    ? `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${service}-${name}.html`
    : undefined
}

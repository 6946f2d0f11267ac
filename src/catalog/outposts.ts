import { textOf } from './reading.ts'
import type { Configured, Move, MoveNeighbour } from './service.ts'
import { some, when } from './when.ts'

/** The subnets of a resource, by their ids; null for none, undefined where they were not read. */
type Subnets = MoveNeighbour['is']

const SAYS = 'it stands on an Outpost, at your site'
/** The customer owns physical security and access to the rack at its site (read 2026-11-30). */
const FACILITIES = 'https://aws.amazon.com/outposts/rack/faqs/'
/** One Outpost is in one place: power, links and spare capacity are planned by the customer (read 2026-11-30). */
const RESILIENCE = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/disaster-recovery-resiliency.html'

/** Whether one of some subnets is on an Outpost. */
function anyOn(subnets: readonly Configured[] | undefined): boolean | undefined {
  if (subnets === undefined) return undefined
  const arns = subnets.map((one) => textOf(one, 'OutpostArn'))
  if (arns.some((arn) => typeof arn === 'string')) return true
  return arns.includes(undefined) ? undefined : false
}

interface Where {
  readonly subnets?: Subnets
  /** The resource names its Outpost itself (`OutpostArn`). */
  readonly own?: boolean
  /** Elsewhere AWS has a part in its resilience. */
  readonly resilience?: boolean
}

/**
 * What moves for a resource on an Outpost: the rack is AWS's and stands at the customer's, who answers for the site. A resource that
 * names its Outpost tells it by itself; another by its subnets.
 */
export function onOutpost({ subnets, own = false, resilience = false }: Where): readonly Move[] {
  const when: Move['when'] = (resource, { subnet }) => {
    const arn = own ? textOf(resource, 'OutpostArn') : undefined
    if (arn !== undefined) return arn !== null
    return subnets === undefined ? undefined : anyOn(subnet)
  }
  const near =
    subnets === undefined ? {} : { near: { subnet: { of: 'AWS::EC2::Subnet', where: 'SubnetId', is: subnets } } }
  const aws = 'AWS owns, monitors and repairs the rack; the room, its power and cooling, and access to it are yours.'
  const facilities: Move = { layers: ['facilities'], to: 'shared', when, says: SAYS, source: FACILITIES, aws, ...near }
  const alone: Move = { layers: ['resilience'], to: 'customer', when, says: SAYS, source: RESILIENCE, ...near }
  return resilience ? [facilities, alone] : [facilities]
}

/** The paper that draws the line on an Outpost, read 2026-11-30: site, power, cooling and links are the customer's. */
const paper =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html'

/**
 * What moves for a managed service on an Outpost, a rack of AWS's at the customer's site.
 *
 * @param path where the resource tells its Outpost, or a list of them
 * @param page what the service's guide says of Outposts
 */
export const atSite = (path: string, page: string): readonly Move[] => [
  {
    layers: ['facilities'],
    to: 'shared',
    when: when(path, some),
    says: 'it runs on an Outpost: room, power, cooling and physical access are yours',
    source: paper,
    aws: 'AWS owns and maintains the hardware of the Outpost, and destroys its media when it takes them back.',
  },
  {
    layers: ['resilience'],
    to: 'customer',
    when: when(path, some),
    says: 'it runs on an Outpost: a second Outpost and the links to the region are yours to provide',
    source: page,
  },
]

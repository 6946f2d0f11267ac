import { textOf } from './reading.ts'
import type { Configured, Move, MoveNeighbour } from './service.ts'
import { some, when } from './when.ts'

/** The subnets of a resource, by their ids; null for none, undefined where they were not read. */
type Subnets = MoveNeighbour['is']

const SAYS = 'it stands on an Outpost, at your site'
/** The paper that draws the line on an Outpost, read 2026-11-30: site, power, cooling and links are the customer's. */
const FACILITIES =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html'
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
  /** Where the resource tells its Outpost, or a list of them, under another name: `state.OutpostArns`. */
  readonly at?: string
  /** Elsewhere AWS has a part in its resilience; the page of the service that says more of it on an Outpost. */
  readonly resilience?: true | string
}

/**
 * What moves for a resource on an Outpost: the rack is AWS's and stands at the customer's, who is responsible for the site. A resource that
 * names its Outpost tells it by itself; another by its subnets.
 */
export function onOutpost({ subnets, own = false, at, resilience }: Where): readonly Move[] {
  const told = at === undefined ? bySubnets(own, subnets !== undefined) : when(at, some)
  const near =
    subnets === undefined ? {} : { near: { subnet: { of: 'AWS::EC2::Subnet', where: 'SubnetId', is: subnets } } }
  const aws = 'AWS owns, monitors and repairs the rack; the room, its power and cooling, and access to it are yours.'
  const here = { when: told, says: SAYS, ...near }
  const facilities: Move = { ...here, layers: ['facilities'], to: 'shared', source: FACILITIES, aws }
  if (resilience === undefined) return [facilities]
  const page = resilience === true ? RESILIENCE : resilience
  return [facilities, { ...here, layers: ['resilience'], to: 'customer', source: page }]
}

const bySubnets =
  (own: boolean, asked: boolean): Move['when'] =>
  (resource, { subnet }) => {
    const arn = own ? textOf(resource, 'OutpostArn') : undefined
    if (arn !== undefined) return arn !== null
    return asked ? anyOn(subnet) : undefined
  }

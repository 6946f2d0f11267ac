import { textOf } from './reading.ts'
import type { Configured, Move, MoveNeighbour } from './service.ts'
import { some, when } from './when.ts'

/** The ids of a resource's subnets; null when it has none, undefined when they were not read. */
type Subnets = MoveNeighbour['is']

const SAYS = 'it stands on an Outpost, at your site'
/** The paper on responsibility for an Outpost, read 2026-11-30: the customer provides the site, power, cooling and network links. */
const FACILITIES =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html'
/** An Outpost is in one place; the customer plans power, links and spare capacity (read 2026-11-30). */
const RESILIENCE = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/disaster-recovery-resiliency.html'

/** Whether any of the subnets is on an Outpost. */
function anyOn(subnets: readonly Configured[] | undefined): boolean | undefined {
  if (subnets === undefined) return undefined
  const arns = subnets.map((one) => textOf(one, 'OutpostArn'))
  if (arns.some((arn) => typeof arn === 'string')) return true
  return arns.includes(undefined) ? undefined : false
}

interface Where {
  readonly subnets?: Subnets
  /** The resource names its Outpost (`OutpostArn`). */
  readonly own?: boolean
  /** The path of its Outpost or list of Outposts, if named differently: `state.OutpostArns`. */
  readonly at?: string
  /** Set if AWS has a part in its resilience elsewhere; may be the service's page on resilience on an Outpost. */
  readonly resilience?: true | string
}

/**
 * The moves for a resource on an Outpost: the rack belongs to AWS but is at the customer's site, for which the customer is
 * responsible. The resource names its Outpost, or its subnets do.
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

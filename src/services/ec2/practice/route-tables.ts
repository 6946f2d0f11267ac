import type * as Ec2Client from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../practice/ids.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { byName, ec2Kinds, paged } from './kinds.ts'
import { type NetworkState, type StoredRouteTable, subnets } from './network.ts'

type Definition = ServiceDefinition<typeof Ec2Client, NetworkState>

const kindOf = ec2Kinds<NetworkState>()
const routeTables = kindOf('routeTables', 'RouteTableId', ['InvalidRouteTableID.NotFound', 'routeTable ID'], {
  'route-table-id': 'RouteTableId',
  'vpc-id': 'VpcId',
  'association.main': ({ Associations }) => String(Associations.some(({ Main }) => Main)),
  'association.subnet-id': ({ Associations }) => Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
  ...byName,
})

interface TablePlan {
  readonly vpc: string
  readonly cidr: string
  readonly account: string
  /** The names of the subnets with their own route table, by whether it routes to the internet gateway. */
  readonly open: readonly string[]
  readonly closed: readonly string[]
  /** True if the main table routes to the internet gateway, as in a default VPC. */
  readonly mainIsOpen?: true
}

/** The route tables of a VPC: the main table, one for public subnets, and one for private subnets. */
export function seedRouteTables({ vpc, cidr, account, open, closed, mainIsOpen }: TablePlan): StoredRouteTable[] {
  const local = { DestinationCidrBlock: cidr, GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' } as const
  const internet = {
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ec2Id('igw', vpc),
    State: 'active',
    Origin: 'CreateRoute',
  } as const
  const table = (name: string, isOpen: boolean, associations: readonly { subnet?: string }[]): StoredRouteTable => {
    const RouteTableId = ec2Id('rtb', name)
    return {
      RouteTableId,
      VpcId: ec2Id('vpc', vpc),
      OwnerId: account,
      Routes: isOpen ? [local, internet] : [local],
      Associations: associations.map(({ subnet }) => ({
        RouteTableAssociationId: ec2Id('rtbassoc', `${name} ${subnet ?? 'main'}`),
        RouteTableId,
        Main: subnet === undefined,
        ...(subnet === undefined ? {} : { SubnetId: ec2Id('subnet', subnet) }),
        AssociationState: { State: 'associated' },
      })),
      PropagatingVgws: [],
      Tags: [{ Key: 'Name', Value: name }],
    }
  }
  const own = (name: string, isOpen: boolean, names: readonly string[]): StoredRouteTable[] =>
    names.length === 0
      ? []
      : [
          table(
            name,
            isOpen,
            names.map((subnet) => ({ subnet })),
          ),
        ]
  return [
    table(`${vpc}-main`, mainIsOpen === true, [{}]),
    ...own(`${vpc}-public`, true, open),
    ...own(`${vpc}-private`, false, closed),
  ]
}

export const routeTableReads = {
  DescribeRouteTables: (call) =>
    paged(call, { RouteTables: routeTables.asked(call, call.input.RouteTableIds, call.input.Filters) }),
} satisfies Definition['reads']

export const routeTableChanges = {
  AssociateRouteTable: (call) => {
    const { RouteTableId = '', SubnetId } = call.input
    const table = routeTables.of(call, RouteTableId)
    const subnet = subnets.of(call, SubnetId)
    if (subnet.VpcId !== table.VpcId)
      throw awsError('InvalidParameterValue', 'The route table and the subnet belong to different networks.')
    const taken = call.state.routeTables.some(({ Associations }) =>
      Associations.some((one) => one.SubnetId === SubnetId),
    )
    if (taken)
      throw awsError('Resource.AlreadyAssociated', `The specified association for subnet ${SubnetId} conflicts.`)
    call.state.made += 1
    const AssociationId = ec2Id('rtbassoc', `${RouteTableId} ${SubnetId} ${call.state.made}`)
    table.Associations.push({
      RouteTableAssociationId: AssociationId,
      RouteTableId,
      Main: false,
      SubnetId,
      AssociationState: { State: 'associated' },
    })
    return { AssociationId, AssociationState: { State: 'associated' } }
  },
  ReplaceRouteTableAssociation: (call) => {
    const { AssociationId, RouteTableId = '' } = call.input
    const to = routeTables.of(call, RouteTableId)
    const isMeant = (one: { RouteTableAssociationId?: string | undefined }) =>
      one.RouteTableAssociationId === AssociationId
    const from = call.state.routeTables.find(({ Associations }) => Associations.some(isMeant))
    const moved = from?.Associations.find(isMeant)
    if (!from || !moved)
      throw awsError('InvalidAssociationID.NotFound', `The association ID '${AssociationId}' does not exist`)
    if (from.VpcId !== to.VpcId)
      throw awsError('InvalidParameterValue', 'The route table and the association belong to different networks.')
    call.state.made += 1
    const NewAssociationId = ec2Id('rtbassoc', `${AssociationId} ${RouteTableId} ${call.state.made}`)
    from.Associations = from.Associations.filter((one) => one !== moved)
    to.Associations.push({ ...moved, RouteTableAssociationId: NewAssociationId, RouteTableId })
    return { NewAssociationId, AssociationState: { State: 'associated' } }
  },
} satisfies Definition['changes']

import type { RouteTable } from '@aws-sdk/client-ec2'
import { type Partially, pages, type Reach } from '../../../collect/collector.ts'
import type { Properties } from '../../../model/resource.ts'

/** The route tables of the Region, read once. */
const tablesOf = (reach: Reach): Promise<readonly RouteTable[]> =>
  reach.once(`ec2 route tables ${reach.region}`, async () => {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeRouteTables({ MaxResults: 100, NextToken }),
      (answer) => answer.RouteTables,
      (answer) => answer.NextToken,
    )
    const all: RouteTable[] = []
    for await (const one of found) all.push(one)
    return all
  })

/** A subnet without a route table association uses the main route table of its VPC (vpc/latest/userguide/subnet-route-tables.html). */
const tableFor = (tables: readonly RouteTable[], subnet: string, vpc: string): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet)) ??
  tables.find(({ VpcId, Associations = [] }) => VpcId === vpc && Associations.some(({ Main }) => Main))

const internetRoutes = ({ Routes = [] }: RouteTable): string[] =>
  Routes.flatMap(({ GatewayId, ...to }) =>
    GatewayId?.startsWith('igw-')
      ? (to.DestinationCidrBlock ?? to.DestinationIpv6CidrBlock ?? to.DestinationPrefixListId ?? [])
      : [],
  ).sort()

/** For each subnet the destinations that its route table routes to an internet gateway; undefined if AWS shows no route table. */
export async function internetRoutesOf(
  reach: Reach,
  subnets: readonly Partially<Properties<'AWS::EC2::Subnet'>>[],
): Promise<readonly (string[] | undefined)[]> {
  const tables = await tablesOf(reach)
  return subnets.map(({ SubnetId, VpcId }) => {
    const table = tableFor(tables, SubnetId ?? '', VpcId ?? '')
    return table && internetRoutes(table)
  })
}

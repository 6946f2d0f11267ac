import { unknown } from '../../../controls/answer.ts'
import { type Control, control, those } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { isEverything } from '../../../controls/ports.ts'
import type { AclEntry } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

const vpcId = ({ VpcId }: Readonly<Record<string, unknown>>): string | null =>
  typeof VpcId === 'string' ? VpcId : null

export const vpcsHaveFlowLogs = control({
  id: 'EC2.6',
  compared: '2026-11-30',
  parameters: { trafficType: { value: 'REJECT' } },
  configRule: 'vpc-flow-logs-enabled',
  on: 'AWS::EC2::VPC',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A VPC keeps flow logs of the traffic that it rejects, at least.',
  reads: ['VpcId'],
  near: {
    flowLogs: those('AWS::EC2::FlowLog', { where: 'ResourceId', is: vpcId, reads: ['TrafficType', 'state.Status'] }),
  },
  holds: (_, at) =>
    at.near.flowLogs.some(
      ({ properties, state }) =>
        (properties.TrafficType === 'REJECT' || properties.TrafficType === 'ALL') && state.Status === 'ACTIVE',
    ),
  fix: 'Create a flow log for the VPC, of rejected or all traffic, to CloudWatch Logs or S3.',
  source: `${docs}#ec2-6`,
})

export const subnetsGiveNoPublicAddress = control({
  id: 'EC2.15',
  compared: '2026-11-30',
  configRule: 'subnet-auto-assign-public-ip-disabled',
  on: 'AWS::EC2::Subnet',
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'A subnet assigns no public IPv4 address and no IPv6 address to what starts in it.',
  reads: ['MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation'],
  holds: (subnet) => subnet.MapPublicIpOnLaunch === false && subnet.AssignIpv6AddressOnCreation !== true,
  fix: 'Set MapPublicIpOnLaunch and AssignIpv6AddressOnCreation to false on the subnet; give public addresses only to what asks for one.',
  source: `${docs}#ec2-15`,
})

export const networkAclsAreUsed = control({
  id: 'EC2.16',
  compared: '2026-11-30',
  configRule: 'vpc-network-acl-unused-check',
  on: 'AWS::EC2::NetworkAcl',
  responsibility: 'network-hygiene',
  severity: 'low',
  title: 'Every network ACL guards a subnet.',
  reads: ['state.IsDefault', 'state.SubnetIds'],
  applies: (_, at) => at.state.IsDefault === false,
  holds: (_, at) => (at.state.SubnetIds?.length ?? 0) > 0,
  fix: 'Delete the network ACL, if nothing is about to use it.',
  source: `${docs}#ec2-16`,
})

export const networkAclsKeepAdminPortsClosed = control({
  id: 'EC2.21',
  compared: '2026-11-30',
  configRule: 'nacl-no-unrestricted-ssh-rdp',
  on: 'AWS::EC2::NetworkAcl',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'A network ACL does not let the whole internet reach port 22 or 3389.',
  reads: ['state.IsDefault', 'state.Entries'],
  // the default one allows everything by design, and is not looked at (securityhub ec2-controls, EC2.21)
  applies: (_, at) => at.state.IsDefault === false,
  holds: (_, at) => ![22, 3389].some((port) => opensToAll(at.state.Entries ?? [], port)),
  fix: 'Delete the entry that allows the port from 0.0.0.0/0 or ::/0, or put a deny with a lower number before it.',
  source: `${docs}#ec2-21`,
})

/**
 * Whether the entries let the whole internet reach a TCP port. They are read by rising number, and the first that fits
 * decides (vpc/latest/userguide/nacl-rules.html); a deny of a part of the internet does not close the rest.
 */
function opensToAll(entries: readonly AclEntry[], port: number): boolean {
  const inbound = entries.filter(({ Egress }) => !Egress).sort((a, b) => a.RuleNumber - b.RuleNumber)
  const everyone = [
    (entry: AclEntry) => isEverything(entry.CidrBlock, 4),
    (entry: AclEntry) => isEverything(entry.Ipv6CidrBlock, 6),
  ]
  return everyone.some((isEveryone) => {
    const first = inbound.find((entry) => isEveryone(entry) && fits(entry, port))
    return first?.RuleAction === 'allow'
  })
}

/** Protocol -1 is all, 6 is TCP; an entry without a range has all ports. */
const fits = ({ Protocol, FromPort, ToPort }: AclEntry, port: number): boolean =>
  Protocol === '-1' || (Protocol === '6' && (FromPort ?? 0) <= port && port <= (ToPort ?? 65_535))

export const internetGatewaysAreBlocked = control({
  id: 'EC2.172',
  compared: '2026-11-30',
  parameters: { vpcBpaInternetGatewayBlockMode: { value: null, among: ['block-bidirectional', 'block-ingress'] } },
  on: 'AWS::EC2::VPCBlockPublicAccessOptions',
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'VPC Block Public Access blocks the traffic of internet gateways in the region.',
  reads: ['InternetGatewayBlockMode'],
  holds: ({ InternetGatewayBlockMode: mode }, { parameters: { vpcBpaInternetGatewayBlockMode: wanted } }) =>
    wanted === null ? mode === 'block-bidirectional' || mode === 'block-ingress' : mode === wanted,
  fix: 'Set the internet gateway block mode to block-bidirectional or block-ingress, with exclusions for public subnets.',
  source: `${docs}#ec2-172`,
})

/** The name of a service's endpoint ends so; that of its FIPS endpoint counts as well (config/latest/developerguide/vpc-endpoint-enabled.html). */
const endingsOf = (region: string, service: string): readonly string[] =>
  [service, `${service}-fips`, service.replace(/^[^.]+/, '$&-fips')].map((name) => `.${region}.${name}`)

/** A control that a VPC reaches an AWS service through an interface endpoint. */
const endpointFor = (id: string, configRule: string, service: string, name: string) =>
  control({
    id,
    compared: '2026-11-30',
    deviates:
      'An endpoint that is not available (pending, rejected, failed) leaves it unknown: the page does not say whether it counts. A VPC that another account shares is not judged, where AWS fails it.',
    // the page of EC2.10 has no vpcIds
    parameters: {
      serviceNames: { value: service },
      ...(id === 'EC2.10'
        ? {}
        : { vpcIds: { value: null, matching: /^vpc-[0-9a-f]+$/, like: 'ids of VPCs', many: true } as const }),
    },
    configRule,
    on: 'AWS::EC2::VPC',
    responsibility: 'private-connectivity',
    severity: 'medium',
    title: `A VPC reaches ${name} through an interface endpoint.`,
    reads: ['VpcId'],
    near: {
      endpoints: those('AWS::EC2::VPCEndpoint', {
        where: 'VpcId',
        is: vpcId,
        reads: ['ServiceName', 'VpcEndpointType', 'state.Status'],
      }),
    },
    applies: ({ VpcId }, { parameters }) => isMeant(VpcId, parameters),
    holds: (_, at) =>
      at.near.endpoints.some(({ properties, state }) => {
        const { ServiceName, VpcEndpointType } = properties
        if (VpcEndpointType !== 'Interface') return false
        if (!endingsOf(at.region, service).some((ending) => ServiceName?.endsWith(ending))) return false
        return (
          USABLE.has(state.Status?.toLowerCase() ?? '') || unknown(`whether an endpoint that is ${state.Status} counts`)
        )
      }),
    fix: `Create an interface endpoint for com.amazonaws.REGION.${service} in the VPC.`,
    source: anchorOf(docs, id),
  })

/** Where VPCs are named, only those are asked. */
const isMeant = (id: string | null, { vpcIds }: { readonly vpcIds?: readonly string[] | null }): boolean =>
  !vpcIds || vpcIds.includes(id ?? '')

const USABLE: ReadonlySet<string> = new Set(['available', 'partial'])

export const ec2ApiIsReachedPrivately: Control = endpointFor('EC2.10', 'vpc-endpoint-enabled', 'ec2', 'the EC2 API')
export const ecrApiIsReachedPrivately: Control = endpointFor(
  'EC2.55',
  'vpc-endpoint-enabled-ecr-api',
  'ecr.api',
  'the ECR API',
)
export const ecrRegistryIsReachedPrivately: Control = endpointFor(
  'EC2.56',
  'vpc-endpoint-enabled-ecr-dkr',
  'ecr.dkr',
  'the ECR Docker registry',
)
export const ssmIsReachedPrivately: Control = endpointFor(
  'EC2.57',
  'vpc-endpoint-enabled-ssm',
  'ssm',
  'Systems Manager',
)
export const ssmContactsAreReachedPrivately: Control = endpointFor(
  'EC2.58',
  'vpc-endpoint-enabled-ssm-contacts',
  'ssm-contacts',
  'Incident Manager Contacts',
)
export const ssmIncidentsAreReachedPrivately: Control = endpointFor(
  'EC2.60',
  'vpc-endpoint-enabled-ssm-incidents',
  'ssm-incidents',
  'Incident Manager',
)

import { unknown } from '../../../controls/answer.ts'
import { type Control, control, those } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { isEverything } from '../../../controls/ports.ts'
import { listed } from '../../../controls/wording.ts'
import type { AclEntry } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

const vpcId = ({ VpcId }: Readonly<Record<string, unknown>>): string | null =>
  typeof VpcId === 'string' ? VpcId : null

/** Does a flow log record rejected traffic? */
const hasRejected = ({
  properties: { TrafficType },
}: {
  readonly properties: { readonly TrafficType: string | null }
}) => TrafficType === 'REJECT' || TrafficType === 'ALL'

export const vpcsHaveFlowLogs = control({
  id: 'EC2.6',
  compared: '2026-11-30',
  parameters: { trafficType: { value: 'REJECT' } },
  configRule: 'vpc-flow-logs-enabled',
  on: 'AWS::EC2::VPC',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'VPCs should have a flow log of rejected traffic (TrafficType REJECT or ALL)',
  finding: (_, { near }) => {
    const logs = near.flowLogs.seen()
    return logs.length === 0
      ? 'VPC has no flow log'
      : `No active flow log has rejected traffic: ${listed(logs.map((one) => (hasRejected(one) ? `${one.properties.TrafficType} (${one.state.Status})` : `${one.properties.TrafficType}`)))}`
  },
  reads: ['VpcId'],
  near: {
    flowLogs: those('AWS::EC2::FlowLog', { where: 'ResourceId', is: vpcId, reads: ['TrafficType', 'state.Status'] }),
  },
  holds: (_, at) => at.near.flowLogs.some((one) => hasRejected(one) && one.state.Status === 'ACTIVE'),
  fix: 'Create a flow log of rejected or all traffic for the VPC, to CloudWatch Logs or S3 (CreateFlowLogs).',
  source: `${docs}#ec2-6`,
})

export const subnetsGiveNoPublicAddress = control({
  id: 'EC2.15',
  compared: '2026-11-30',
  configRule: 'subnet-auto-assign-public-ip-disabled',
  on: 'AWS::EC2::Subnet',
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'Subnets should not assign public IPv4 or IPv6 addresses at launch (`MapPublicIpOnLaunch`)',
  finding: (subnet) =>
    listed([
      ...(subnet.MapPublicIpOnLaunch === false
        ? []
        : [`MapPublicIpOnLaunch is ${subnet.MapPublicIpOnLaunch ?? 'not set'}`]),
      ...(subnet.AssignIpv6AddressOnCreation === true ? ['AssignIpv6AddressOnCreation is true'] : []),
    ]),
  reads: ['MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation'],
  holds: (subnet) => subnet.MapPublicIpOnLaunch === false && subnet.AssignIpv6AddressOnCreation !== true,
  fix: 'Set MapPublicIpOnLaunch and AssignIpv6AddressOnCreation of the subnet to false (ModifySubnetAttribute); request a public address only for the resources that need one.',
  source: `${docs}#ec2-15`,
})

export const networkAclsAreUsed = control({
  id: 'EC2.16',
  compared: '2026-11-30',
  configRule: 'vpc-network-acl-unused-check',
  on: 'AWS::EC2::NetworkAcl',
  responsibility: 'network-hygiene',
  severity: 'low',
  title: 'Network ACLs should be associated with a subnet',
  finding: 'Network ACL is associated with no subnet',
  reads: ['state.IsDefault', 'state.SubnetIds'],
  applies: (_, at) => at.state.IsDefault === false,
  holds: (_, at) => (at.state.SubnetIds?.length ?? 0) > 0,
  fix: 'Delete the network ACL (DeleteNetworkAcl) if no planned subnet needs it.',
  source: `${docs}#ec2-16`,
})

export const networkAclsKeepAdminPortsClosed = control({
  id: 'EC2.21',
  compared: '2026-11-30',
  configRule: 'nacl-no-unrestricted-ssh-rdp',
  on: 'AWS::EC2::NetworkAcl',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Network ACLs should not open SSH (port 22) or RDP (port 3389) to the internet',
  finding: (_, { state }) => `Inbound rules allow ${listed(adminOpenings(state.Entries ?? []), 2)}`,
  reads: ['state.IsDefault', 'state.Entries'],
  // the default network ACL allows all traffic by design; AWS does not evaluate it (securityhub ec2-controls, EC2.21)
  applies: (_, at) => at.state.IsDefault === false,
  holds: (_, { state: { Entries } }) =>
    (Entries ?? []).every(({ RuleNumber }) => typeof RuleNumber === 'number')
      ? adminOpenings(Entries ?? []).length === 0
      : unknown('RuleNumber of an entry, which orders them'),
  fix: 'Delete the entry that allows the port from 0.0.0.0/0 or ::/0, or add a deny entry with a lower rule number (CreateNetworkAclEntry).',
  source: `${docs}#ec2-21`,
})

/** The remote administration ports that the entries open to the whole internet: `tcp/22 from 0.0.0.0/0 (rule 100)`. */
const adminOpenings = (entries: readonly AclEntry[]): readonly string[] =>
  [22, 3389].flatMap((port) => openingsOf(entries, port))

/**
 * How the entries open a TCP port to the whole internet, by IPv4 or IPv6. The matching entry with the lowest number
 * decides (vpc/latest/userguide/nacl-rules.html); a deny for part of the internet leaves the rest open.
 */
function openingsOf(entries: readonly AclEntry[], port: number): readonly string[] {
  const inbound = entries.filter(({ Egress }) => !Egress).sort((a, b) => a.RuleNumber - b.RuleNumber)
  const internet = [
    ({ CidrBlock }: AclEntry) => (isEverything(CidrBlock, 4) ? CidrBlock : undefined),
    ({ Ipv6CidrBlock }: AclEntry) => (isEverything(Ipv6CidrBlock, 6) ? Ipv6CidrBlock : undefined),
  ]
  return internet.flatMap((sourceOf) => {
    const first = inbound.find((entry) => sourceOf(entry) !== undefined && fits(entry, port))
    return first?.RuleAction === 'allow' ? [`tcp/${port} from ${sourceOf(first)} (rule ${first.RuleNumber})`] : []
  })
}

/** Does an entry match a TCP port? Protocol -1 is all, 6 is TCP; an entry without a range matches all ports. */
const fits = ({ Protocol, FromPort, ToPort }: AclEntry, port: number): boolean =>
  Protocol === '-1' || (Protocol === '6' && (FromPort ?? 0) <= port && port <= (ToPort ?? 65_535))

export const internetGatewaysAreBlocked = control({
  id: 'EC2.172',
  compared: '2026-11-30',
  parameters: { vpcBpaInternetGatewayBlockMode: { value: null, among: ['block-bidirectional', 'block-ingress'] } },
  on: 'AWS::EC2::VPCBlockPublicAccessOptions',
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'VPC Block Public Access (BPA) should block internet gateway traffic in each Region',
  finding: ({ InternetGatewayBlockMode }) => `InternetGatewayBlockMode is ${InternetGatewayBlockMode ?? 'not set'}`,
  reads: ['InternetGatewayBlockMode'],
  holds: ({ InternetGatewayBlockMode: mode }, { parameters: { vpcBpaInternetGatewayBlockMode: wanted } }) =>
    wanted === null ? mode === 'block-bidirectional' || mode === 'block-ingress' : mode === wanted,
  fix: 'Set InternetGatewayBlockMode to block-bidirectional or block-ingress (ModifyVpcBlockPublicAccessOptions), after creating exclusions for public subnets.',
  source: `${docs}#ec2-172`,
})

/**
 * How the service names of a service's endpoints end; a FIPS endpoint counts too
 * (config/latest/developerguide/vpc-endpoint-enabled.html).
 */
const endingsOf = (region: string, service: string): readonly string[] =>
  [service, `${service}-fips`, service.replace(/^[^.]+/, '$&-fips')].map((name) => `.${region}.${name}`)

/** Makes a control: a VPC has an interface endpoint for an AWS service. */
const endpointFor = (id: string, configRule: string, service: string, name: string) =>
  control({
    id,
    compared: '2026-11-30',
    leftOpen:
      'With an endpoint that is not available (pending, rejected, failed) the verdict is unknown: the page does not say whether it counts.',
    // the page of EC2.10 has no parameter vpcIds
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
    title: `VPCs should have an interface VPC endpoint (AWS PrivateLink) for ${name}`,
    finding: `VPC has no interface endpoint for ${name}`,
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
    fix: `Create an interface endpoint for com.amazonaws.REGION.${service} in the VPC (CreateVpcEndpoint); it is billed by zone and hour.`,
    source: anchorOf(docs, id),
  })

/** With `vpcIds` set, only those VPCs are judged. */
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

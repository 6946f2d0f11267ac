import { type Control, control, those } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { AclEntry } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

const vpcId = ({ VpcId }: Readonly<Record<string, unknown>>): string | null =>
  typeof VpcId === 'string' ? VpcId : null

export const vpcsHaveFlowLogs = control({
  id: 'EC2.6',
  configRule: 'vpc-flow-logs-enabled',
  on: 'AWS::EC2::VPC',
  duty: 'access-logs',
  severity: 'medium',
  says: 'A VPC keeps flow logs of the traffic that it rejects, at least.',
  reads: ['VpcId'],
  near: {
    flowLogs: those('AWS::EC2::FlowLog', { where: 'ResourceId', is: vpcId, reads: ['TrafficType', 'state.Status'] }),
  },
  holds: (_, at) =>
    at.near.flowLogs.some(({ properties, state }) => properties.TrafficType !== 'ACCEPT' && state.Status === 'ACTIVE'),
  fix: 'Create a flow log for the VPC, of rejected or all traffic, to CloudWatch Logs or S3.',
  source: `${docs}#ec2-6`,
})

export const subnetsGiveNoPublicAddress = control({
  id: 'EC2.15',
  configRule: 'subnet-auto-assign-public-ip-disabled',
  on: 'AWS::EC2::Subnet',
  duty: 'no-public-exposure',
  severity: 'medium',
  says: 'A subnet gives no public address to what starts in it.',
  reads: ['MapPublicIpOnLaunch'],
  holds: (subnet) => subnet.MapPublicIpOnLaunch === false,
  fix: 'Set MapPublicIpOnLaunch to false on the subnet; give public addresses only to what asks for one.',
  source: `${docs}#ec2-15`,
})

export const networkAclsAreUsed = control({
  id: 'EC2.16',
  configRule: 'vpc-network-acl-unused-check',
  on: 'AWS::EC2::NetworkAcl',
  duty: 'network-hygiene',
  severity: 'low',
  says: 'Every network ACL guards a subnet.',
  reads: ['state.IsDefault', 'state.SubnetIds'],
  applies: (_, at) => at.state.IsDefault === false,
  holds: (_, at) => (at.state.SubnetIds?.length ?? 0) > 0,
  fix: 'Delete the network ACL, if nothing is about to use it.',
  source: `${docs}#ec2-16`,
})

export const networkAclsKeepAdminPortsClosed = control({
  id: 'EC2.21',
  configRule: 'nacl-no-unrestricted-ssh-rdp',
  on: 'AWS::EC2::NetworkAcl',
  duty: 'firewall-rules',
  severity: 'medium',
  says: 'A network ACL does not let the whole internet reach port 22 or 3389.',
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
    (entry: AclEntry) => entry.CidrBlock === '0.0.0.0/0',
    (entry: AclEntry) => entry.Ipv6CidrBlock === '::/0',
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
  on: 'AWS::EC2::VPCBlockPublicAccessOptions',
  duty: 'no-public-exposure',
  severity: 'medium',
  says: 'VPC Block Public Access blocks the traffic of internet gateways in the region.',
  reads: ['InternetGatewayBlockMode'],
  holds: (options) =>
    options.InternetGatewayBlockMode === 'block-bidirectional' || options.InternetGatewayBlockMode === 'block-ingress',
  fix: 'Set the internet gateway block mode to block-bidirectional or block-ingress, with exclusions for public subnets.',
  source: `${docs}#ec2-172`,
})

/** A control that a VPC reaches an AWS service through an interface endpoint. */
const endpointFor = (id: string, configRule: string, service: string, name: string) =>
  control({
    id,
    configRule,
    on: 'AWS::EC2::VPC',
    duty: 'private-connectivity',
    severity: 'medium',
    says: `A VPC reaches ${name} through an interface endpoint.`,
    reads: ['VpcId'],
    near: {
      endpoints: those('AWS::EC2::VPCEndpoint', {
        where: 'VpcId',
        is: vpcId,
        reads: ['ServiceName', 'VpcEndpointType', 'state.Status'],
      }),
    },
    holds: (_, at) =>
      at.near.endpoints.some(
        ({ properties, state }) =>
          properties.ServiceName?.endsWith(`.${at.region}.${service}`) === true &&
          properties.VpcEndpointType === 'Interface' &&
          // an endpoint that is being made, rejected or deleted carries no traffic
          state.Status?.toLowerCase() === 'available',
      ),
    fix: `Create an interface endpoint for com.amazonaws.REGION.${service} in the VPC.`,
    source: anchorOf(docs, id),
  })

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

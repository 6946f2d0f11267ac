import { type Control, control, those } from '../../../controls/control.ts'
import { Found } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Parameters } from '../../../controls/parameters.ts'
import { opens, opensEveryPort, opensOnly, opensTcp, type SecurityGroupRule } from '../../../controls/ports.ts'
import { allowInternet, listsOfTheGroup, listsOutOfTheGroup, openings, outbound } from './open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'
const SSH = 22
const RDP = 3389

/** Ports of administration, databases and consoles that EC2.19 calls high-risk. */
const highRisk = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888,
  9200, 9300,
]

interface Closed {
  readonly id: string
  readonly configRule: string
  readonly severity: 'high' | 'critical'
  readonly title: string
  readonly fix: string
  /** Which rules must not have the internet as their source. */
  readonly matters: (rule: SecurityGroupRule) => boolean
  readonly family?: 4 | 6
  readonly parameters?: Parameters
}

/** Makes a control: no inbound rule that matters allows the whole internet, by address or prefix list. */
const closed = ({ matters, family, ...texts }: Closed) =>
  control({
    ...texts,
    compared: '2026-11-30',
    on: 'AWS::EC2::SecurityGroup',
    responsibility: 'firewall-rules',
    reads: ['SecurityGroupIngress'],
    near: { lists: listsOfTheGroup(matters) },
    finding: ({ SecurityGroupIngress: rules }, { near }) =>
      `Inbound rules open ${openings({ rules: Found.of(rules ?? []), near, matters, family })}`,
    holds: ({ SecurityGroupIngress: rules }, { near }) =>
      !allowInternet({ rules: Found.of(rules ?? []), near, matters, family }),
    source: anchorOf(docs, texts.id),
  })

export const defaultGroupsAreClosed = control({
  id: 'EC2.2',
  compared: '2026-11-30',
  configRule: 'vpc-default-security-group-closed',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'Default security groups of VPCs should have no inbound or outbound rules',
  finding: ({ SecurityGroupIngress, SecurityGroupEgress }) =>
    `Default security group has rules: ${SecurityGroupIngress?.length ?? 0} inbound, ${SecurityGroupEgress?.length ?? 0} outbound`,
  reads: ['GroupName', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  applies: (group) => group.GroupName === 'default',
  holds: (group) => !group.SecurityGroupIngress?.length && !group.SecurityGroupEgress?.length,
  fix: 'Move the resources that use the default group to other security groups, then remove all its rules (RevokeSecurityGroupIngress, RevokeSecurityGroupEgress).',
  source: `${docs}#ec2-2`,
})

export const sshIsNotOpenToAll: Control = closed({
  id: 'EC2.13',
  configRule: 'restricted-ssh',
  severity: 'high',
  title: 'Security groups should not open SSH (port 22) to the internet (0.0.0.0/0 or ::/0)',
  matters: (rule) => opensTcp(rule, SSH),
  fix: 'Remove the rule (RevokeSecurityGroupIngress), or limit its source to known addresses; with Session Manager no port needs to be open.',
})

export const rdpIsNotOpenToAll: Control = closed({
  id: 'EC2.14',
  configRule: 'restricted-rdp',
  severity: 'high',
  title: 'Security groups should not open RDP (port 3389) to the internet (0.0.0.0/0 or ::/0)',
  matters: (rule) => opensTcp(rule, RDP),
  fix: 'Remove the rule (RevokeSecurityGroupIngress), or limit its source to known addresses; with Fleet Manager no port needs to be open.',
})

interface Authorized {
  readonly authorizedTcpPorts: readonly number[]
  readonly authorizedUdpPorts: readonly number[] | null
}
/** Whether a rule opens a port that is not authorized. */
const opensOthers =
  ({ authorizedTcpPorts: tcp, authorizedUdpPorts: udp }: Authorized) =>
  (rule: SecurityGroupRule): boolean =>
    !opensOnly(rule, tcp, udp ?? [])

export const onlyWebPortsAreOpenToAll = control({
  id: 'EC2.18',
  compared: '2026-11-30',
  parameters: {
    authorizedTcpPorts: { value: [80, 443], from: 1, to: 65_535, atMost: 32 },
    authorizedUdpPorts: { value: null, from: 1, to: 65_535, many: true, atMost: 32 },
  },
  configRule: 'vpc-sg-open-only-to-authorized-ports',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'firewall-rules',
  severity: 'high',
  title:
    'Security groups should open no ports to the internet except {authorizedTcpPorts} (TCP), {authorizedUdpPorts} (UDP)',
  finding: ({ SecurityGroupIngress }, { near, parameters }) =>
    `Inbound rules open ${openings({ rules: Found.of(SecurityGroupIngress ?? []), near, matters: opensOthers(parameters) })}`,
  reads: ['SecurityGroupIngress'],
  near: { lists: listsOfTheGroup(() => true) },
  // a group without such a source is not applicable
  // (config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html)
  applies: ({ SecurityGroupIngress: rules }, { near }) =>
    allowInternet({ rules: Found.of(rules ?? []), near, matters: () => true }),
  holds: ({ SecurityGroupIngress: rules }, { near, parameters }) =>
    !allowInternet({ rules: Found.of(rules ?? []), near, matters: opensOthers(parameters) }),
  fix: 'Remove the rules for other ports from 0.0.0.0/0 and ::/0 (RevokeSecurityGroupIngress), or limit their source to known addresses.',
  source: `${docs}#ec2-18`,
})

export const highRiskPortsAreNotOpenToAll: Control = closed({
  id: 'EC2.19',
  configRule: 'vpc-sg-restricted-common-ports',
  severity: 'critical',
  title: 'Security groups should not open high-risk TCP ports (SSH, RDP, databases, consoles) to the internet',
  parameters: { blockedPorts: { value: highRisk } },
  // the Config rule counts TCP only (config/latest/developerguide/restricted-common-ports.html)
  matters: (rule) => highRisk.some((port) => opensTcp(rule, port)),
  fix: 'Remove the rules for these ports from 0.0.0.0/0 and ::/0 (RevokeSecurityGroupIngress), or limit their source to known addresses.',
})

export const outboundTrafficIsLimited = control({
  id: 'Demarc.EC2.9',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'egress-rules',
  severity: 'low',
  title: 'Security groups should not allow outbound traffic to the internet on every port',
  finding: ({ SecurityGroupEgress }, { near }) =>
    `Outbound rules open ${openings({ rules: Found.of(outbound(SecurityGroupEgress)), near, matters: opensEveryPort })}`,
  reads: ['GroupName', 'SecurityGroupEgress'],
  near: { lists: listsOutOfTheGroup(opensEveryPort) },
  // EC2.2 judges the rules of the default group
  applies: (group) => group.GroupName !== 'default',
  holds: ({ SecurityGroupEgress: rules }, { near }) =>
    !allowInternet({ rules: Found.of(outbound(rules)), near, matters: opensEveryPort }),
  fix: 'Replace the outbound rule for all traffic with rules for the ports and destinations that the workload uses, such as tcp/443 (AuthorizeSecurityGroupEgress); other outbound connections end at once.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
})

export const unusedGroupsAreRemoved = control({
  id: 'EC2.22',
  compared: '2026-11-30',
  configRule: 'ec2-security-group-attached-to-eni-periodic',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'network-hygiene',
  severity: 'medium',
  title: 'Security groups should be attached to a network interface',
  finding: 'No network interface uses the security group',
  reads: ['GroupName', 'GroupId'],
  near: {
    interfaces: those('AWS::EC2::NetworkInterface', {
      where: 'GroupSet',
      is: ({ GroupId }) => (typeof GroupId === 'string' ? GroupId : null),
      reads: ['GroupSet'],
    }),
  },
  // the default group cannot be deleted
  applies: (group) => group.GroupName !== 'default',
  holds: (_, at) => at.near.interfaces.some(),
  fix: 'Delete the security group (DeleteSecurityGroup) if no planned resource needs it.',
  source: `${docs}#ec2-22`,
})

const isForAdministration = (rule: SecurityGroupRule): boolean => [SSH, RDP].some((port) => opens(rule, port))

export const adminPortsAreClosed4: Control = closed({
  id: 'EC2.53',
  configRule: 'vpc-sg-port-restriction-check',
  severity: 'high',
  title: 'Security groups should not open remote administration ports (22, 3389) to 0.0.0.0/0',
  parameters: { ipType: { value: 'IPv4' }, restrictPorts: { value: [SSH, RDP] } },
  matters: isForAdministration,
  family: 4,
  fix: 'Remove the rule for 0.0.0.0/0 (RevokeSecurityGroupIngress), or limit its source to known addresses.',
})

export const adminPortsAreClosed6: Control = closed({
  id: 'EC2.54',
  configRule: 'vpc-sg-port-restriction-check',
  severity: 'high',
  title: 'Security groups should not open remote administration ports (22, 3389) to ::/0',
  parameters: { ipType: { value: 'IPv6' }, restrictPorts: { value: [SSH, RDP] } },
  matters: isForAdministration,
  family: 6,
  fix: 'Remove the rule for ::/0 (RevokeSecurityGroupIngress), or limit its source to known addresses.',
})

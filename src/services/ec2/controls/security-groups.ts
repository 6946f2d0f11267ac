import { type Control, control, those } from '../../../controls/control.ts'
import { Found } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Parameters } from '../../../controls/parameters.ts'
import { opens, opensEveryPort, opensOnly, opensTcp, type Permission } from '../../../controls/ports.ts'
import { letAllIn, listsOfTheGroup, listsOutOfTheGroup, outbound } from './open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'
const SSH = 22
const RDP = 3389

/** Ports of administration, databases and consoles that the internet should not reach (EC2.19). */
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
  /** Which rules the internet must not come in by. */
  readonly matters: (rule: Permission) => boolean
  readonly family?: 4 | 6
  readonly parameters?: Parameters
}

/** A control that no inbound rule of a group lets the whole internet in, by its address or a prefix list, where it matters. */
const closed = ({ matters, family, ...texts }: Closed) =>
  control({
    ...texts,
    compared: '2026-11-30',
    on: 'AWS::EC2::SecurityGroup',
    responsibility: 'firewall-rules',
    reads: ['SecurityGroupIngress'],
    near: { lists: listsOfTheGroup(matters) },
    holds: ({ SecurityGroupIngress: rules }, { near }) => !letAllIn(Found.of(rules ?? []), near.lists, matters, family),
    source: anchorOf(docs, texts.id),
  })

export const defaultGroupsAreClosed = control({
  id: 'EC2.2',
  compared: '2026-11-30',
  configRule: 'vpc-default-security-group-closed',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'The default security group of a VPC allows nothing, in or out.',
  reads: ['GroupName', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  applies: (group) => group.GroupName === 'default',
  holds: (group) => !group.SecurityGroupIngress?.length && !group.SecurityGroupEgress?.length,
  fix: 'Give the resources that use the default group one of their own, then remove all its rules.',
  source: `${docs}#ec2-2`,
})

export const sshIsNotOpenToAll: Control = closed({
  id: 'EC2.13',
  configRule: 'restricted-ssh',
  severity: 'high',
  title: 'No security group lets the whole internet reach port 22 (SSH).',
  matters: (rule) => opensTcp(rule, SSH),
  fix: 'Remove the rule, or name the addresses that need it; better, use Session Manager and open no port.',
})

export const rdpIsNotOpenToAll: Control = closed({
  id: 'EC2.14',
  configRule: 'restricted-rdp',
  severity: 'high',
  title: 'No security group lets the whole internet reach port 3389 (RDP).',
  matters: (rule) => opensTcp(rule, RDP),
  fix: 'Remove the rule, or name the addresses that need it; better, use Fleet Manager and open no port.',
})

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
    'Security groups open no port to the whole internet but {authorizedTcpPorts} (TCP) and {authorizedUdpPorts} (UDP).',
  reads: ['SecurityGroupIngress'],
  near: { lists: listsOfTheGroup(() => true) },
  holds: ({ SecurityGroupIngress: rules }, { near, parameters: { authorizedTcpPorts, authorizedUdpPorts } }) =>
    !letAllIn(
      Found.of(rules ?? []),
      near.lists,
      (rule) => !opensOnly(rule, authorizedTcpPorts, authorizedUdpPorts ?? []),
    ),
  fix: 'Remove the rules for other ports from 0.0.0.0/0 and ::/0, or name the addresses that need them.',
  source: `${docs}#ec2-18`,
})

export const highRiskPortsAreNotOpenToAll: Control = closed({
  id: 'EC2.19',
  configRule: 'vpc-sg-restricted-common-ports',
  severity: 'critical',
  title: 'No security group opens a high-risk TCP port (administration, database, console) to the whole internet.',
  parameters: { blockedPorts: { value: highRisk } },
  // the rule counts TCP alone (config/latest/developerguide/restricted-common-ports.html)
  matters: (rule) => highRisk.some((port) => opensTcp(rule, port)),
  fix: 'Remove the rules for these ports from 0.0.0.0/0 and ::/0, or name the addresses that need them.',
})

export const outboundTrafficIsLimited = control({
  id: 'Demarc.EC2.9',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'egress-rules',
  severity: 'low',
  title: 'A security group does not allow outbound traffic on every port to the whole internet.',
  reads: ['GroupName', 'SecurityGroupEgress'],
  near: { lists: listsOutOfTheGroup(opensEveryPort) },
  // of the default group EC2.2 asks that it has no rules at all
  applies: (group) => group.GroupName !== 'default',
  holds: ({ SecurityGroupEgress: rules }, { near }) => !letAllIn(Found.of(outbound(rules)), near.lists, opensEveryPort),
  fix: 'Replace the outbound rule for all traffic with rules for the ports and destinations that the workload uses, such as TCP 443.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
})

export const unusedGroupsAreRemoved = control({
  id: 'EC2.22',
  compared: '2026-11-30',
  configRule: 'ec2-security-group-attached-to-eni-periodic',
  on: 'AWS::EC2::SecurityGroup',
  responsibility: 'network-hygiene',
  severity: 'medium',
  title: 'Every security group guards a network interface.',
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
  fix: 'Delete the security group, if nothing is about to use it.',
  source: `${docs}#ec2-22`,
})

const isForAdministration = (rule: Permission): boolean => [SSH, RDP].some((port) => opens(rule, port))

export const adminPortsAreClosed4: Control = closed({
  id: 'EC2.53',
  configRule: 'vpc-sg-port-restriction-check',
  severity: 'high',
  title: 'No security group lets 0.0.0.0/0 reach the ports of remote administration (22, 3389).',
  parameters: { ipType: { value: 'IPv4' }, restrictPorts: { value: [SSH, RDP] } },
  matters: isForAdministration,
  family: 4,
  fix: 'Remove the rule from 0.0.0.0/0, or name the addresses that need it.',
})

export const adminPortsAreClosed6: Control = closed({
  id: 'EC2.54',
  configRule: 'vpc-sg-port-restriction-check',
  severity: 'high',
  title: 'No security group lets ::/0 reach the ports of remote administration (22, 3389).',
  parameters: { ipType: { value: 'IPv6' }, restrictPorts: { value: [SSH, RDP] } },
  matters: isForAdministration,
  family: 6,
  fix: 'Remove the rule from ::/0, or name the addresses that need it.',
})

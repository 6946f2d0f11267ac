import { control, those } from '../../../controls/control.ts'
import {
  fromAnywhere,
  fromAnywhere4,
  fromAnywhere6,
  opens,
  opensOnlyTcp,
  opensTcp,
  type Permission,
} from '../../../controls/ports.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'
const SSH = 22
const RDP = 3389

/** Ports of administration, databases and consoles that nobody should reach from the internet (EC2.19). */
const highRisk = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888,
  9200, 9300,
]

const closed = (rules: readonly Permission[] | null, wrong: (rule: Permission) => boolean): boolean =>
  !(rules ?? []).some(wrong)

export const defaultGroupsAreClosed = control({
  id: 'EC2.2',
  configRule: 'vpc-default-security-group-closed',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'The default security group of a VPC allows nothing, in or out.',
  reads: ['GroupName', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  applies: (group) => group.GroupName === 'default',
  holds: (group) => !group.SecurityGroupIngress?.length && !group.SecurityGroupEgress?.length,
  fix: 'Give the resources that use the default group one of their own, then remove all its rules.',
  source: `${docs}#ec2-2`,
})

export const sshIsNotOpenToAll = control({
  id: 'EC2.13',
  configRule: 'restricted-ssh',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'No security group lets the whole internet reach port 22 (SSH).',
  reads: ['SecurityGroupIngress'],
  holds: (group) => closed(group.SecurityGroupIngress, (rule) => fromAnywhere(rule) && opensTcp(rule, SSH)),
  fix: 'Remove the rule, or name the addresses that need it; better, use Session Manager and open no port.',
  source: `${docs}#ec2-13`,
})

export const rdpIsNotOpenToAll = control({
  id: 'EC2.14',
  configRule: 'restricted-rdp',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'No security group lets the whole internet reach port 3389 (RDP).',
  reads: ['SecurityGroupIngress'],
  holds: (group) => closed(group.SecurityGroupIngress, (rule) => fromAnywhere(rule) && opensTcp(rule, RDP)),
  fix: 'Remove the rule, or name the addresses that need it; better, use Fleet Manager and open no port.',
  source: `${docs}#ec2-14`,
})

export const onlyWebPortsAreOpenToAll = control({
  id: 'EC2.18',
  configRule: 'vpc-sg-open-only-to-authorized-ports',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'Security groups open nothing but the ports 80 and 443 to the whole internet.',
  reads: ['SecurityGroupIngress'],
  holds: (group) => closed(group.SecurityGroupIngress, (rule) => fromAnywhere(rule) && !opensOnlyTcp(rule, [80, 443])),
  fix: 'Remove the rules for other ports from 0.0.0.0/0 and ::/0, or name the addresses that need them.',
  source: `${docs}#ec2-18`,
})

export const highRiskPortsAreNotOpenToAll = control({
  id: 'EC2.19',
  configRule: 'vpc-sg-restricted-common-ports',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'critical',
  says: 'No security group opens a high-risk port (administration, database, console) to the whole internet.',
  reads: ['SecurityGroupIngress'],
  holds: (group) =>
    closed(group.SecurityGroupIngress, (rule) => fromAnywhere(rule) && highRisk.some((port) => opens(rule, port))),
  fix: 'Remove the rules for these ports from 0.0.0.0/0 and ::/0, or name the addresses that need them.',
  source: `${docs}#ec2-19`,
})

export const unusedGroupsAreRemoved = control({
  id: 'EC2.22',
  configRule: 'ec2-security-group-attached-to-eni-periodic',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'network-hygiene',
  severity: 'medium',
  says: 'Every security group guards a network interface.',
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

export const adminPortsAreClosed4 = control({
  id: 'EC2.53',
  configRule: 'vpc-sg-port-restriction-check',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'No security group lets 0.0.0.0/0 reach the ports of remote administration (22, 3389).',
  reads: ['SecurityGroupIngress'],
  holds: (group) =>
    closed(group.SecurityGroupIngress, (rule) => fromAnywhere4(rule) && [SSH, RDP].some((port) => opens(rule, port))),
  fix: 'Remove the rule from 0.0.0.0/0, or name the addresses that need it.',
  source: `${docs}#ec2-53`,
})

export const adminPortsAreClosed6 = control({
  id: 'EC2.54',
  configRule: 'vpc-sg-port-restriction-check',
  on: 'AWS::EC2::SecurityGroup',
  duty: 'firewall-rules',
  severity: 'high',
  says: 'No security group lets ::/0 reach the ports of remote administration (22, 3389).',
  reads: ['SecurityGroupIngress'],
  holds: (group) =>
    closed(group.SecurityGroupIngress, (rule) => fromAnywhere6(rule) && [SSH, RDP].some((port) => opens(rule, port))),
  fix: 'Remove the rule from ::/0, or name the addresses that need it.',
  source: `${docs}#ec2-54`,
})

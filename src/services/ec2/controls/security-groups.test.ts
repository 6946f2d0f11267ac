import { expect, test } from 'vitest'
import { type Example, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { opensOnlyTcp, opensTcp, portsOf } from '../../../controls/ports.ts'
import * as c from './security-groups.ts'

const anywhere = '0.0.0.0/0'
const tcp = (from: number, to: number, source: object = { CidrIp: anywhere }) => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  ...source,
})
const ingress = (...rules: Example[]) => ({ SecurityGroupIngress: rules })
const office = { CidrIp: '203.0.113.0/24' }
const six = { CidrIpv6: '::/0' }
const everything = { IpProtocol: '-1', CidrIp: anywhere }

examples(c.defaultGroupsAreClosed, {
  met: [
    { GroupName: 'default', SecurityGroupIngress: [], SecurityGroupEgress: [] },
    { GroupName: 'default', SecurityGroupIngress: null, SecurityGroupEgress: null },
  ],
  unmet: [
    {
      GroupName: 'default',
      SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' }],
      SecurityGroupEgress: [],
    },
    { GroupName: 'default', SecurityGroupIngress: [], SecurityGroupEgress: [everything] },
  ],
  notApplicable: [{ GroupName: 'web', SecurityGroupIngress: [], SecurityGroupEgress: [] }],
})

for (const [control, port] of [
  [c.sshIsNotOpenToAll, 22],
  [c.rdpIsNotOpenToAll, 3389],
] as const)
  examples(control, {
    met: [
      ingress(),
      ingress(tcp(port, port, office)),
      ingress(tcp(443, 443)),
      ingress({ IpProtocol: 'udp', FromPort: port, ToPort: port, CidrIp: anywhere }),
      ingress(tcp(port, port, { SourceSecurityGroupId: 'sg-1' })),
      ingress(tcp(port, port, { SourcePrefixListId: 'pl-1' })),
      { SecurityGroupIngress: null },
    ],
    unmet: [
      ingress(tcp(port, port)),
      ingress(tcp(port - 2, port + 2)),
      ingress(tcp(port, port, six)),
      ingress(everything),
      ingress({ IpProtocol: '-1', CidrIpv6: '::/0' }),
      ingress({ IpProtocol: '6', FromPort: port, ToPort: port, CidrIp: anywhere }),
      ingress(tcp(-1, -1)),
    ],
  })

examples(c.onlyWebPortsAreOpenToAll, {
  met: [
    ingress(tcp(80, 80), tcp(443, 443, six)),
    ingress(tcp(22, 22, office)),
    ingress({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: anywhere }),
  ],
  unmet: [
    ingress(tcp(8443, 8443)),
    ingress(tcp(80, 443)),
    ingress(tcp(8443, 8443, six)),
    ingress(everything),
    ingress({ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: anywhere }),
  ],
})

examples(c.highRiskPortsAreNotOpenToAll, {
  met: [ingress(tcp(443, 443)), ingress(tcp(5432, 5432, office)), ingress(tcp(9000, 9100))],
  unmet: [ingress(tcp(5432, 5432)), ingress(tcp(3000, 4000)), ingress(tcp(9200, 9200, six)), ingress(everything)],
})

const noInterfaces = missing('ec2:DescribeNetworkInterfaces')
examples(c.unusedGroupsAreRemoved, {
  met: [
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2', 'sg-1'] }] } },
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2', 'sg-1'] }, noInterfaces] } },
  ],
  unmet: [
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2'] }] } },
    { GroupName: 'web', GroupId: 'sg-3', near: { interfaces: [{ GroupSet: ['sg-2', 'sg-1'] }] } },
  ],
  unknown: [
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2'] }, noInterfaces] } },
    // whose groups were not seen
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{}] } },
  ],
  notApplicable: [{ GroupName: 'default', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2', 'sg-1'] }] } }],
})

examples(c.adminPortsAreClosed4, {
  met: [ingress(), ingress(tcp(22, 22, six)), ingress(tcp(443, 443))],
  unmet: [ingress(tcp(22, 22)), ingress(tcp(3389, 3389)), ingress(everything)],
})
examples(c.adminPortsAreClosed6, {
  met: [ingress(), ingress(tcp(22, 22)), ingress(tcp(443, 443, six))],
  unmet: [ingress(tcp(22, 22, six)), ingress(tcp(3000, 4000, six)), ingress({ IpProtocol: '-1', CidrIpv6: '::/0' })],
})

test('ports: -1 is all, ICMP has none', () => {
  expect(portsOf({ IpProtocol: '-1' })).toEqual({ from: 0, to: 65_535 })
  expect(portsOf({ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 })).toBeUndefined()
  expect(opensTcp({ IpProtocol: 'tcp', FromPort: 20, ToPort: 25 }, 22)).toBe(true)
  expect(opensOnlyTcp({ IpProtocol: 'tcp', FromPort: 80, ToPort: 81 }, [80, 443])).toBe(false)
})

import { type Example, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
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

const egress = (...rules: Example[]) => ({ GroupName: 'web', SecurityGroupEgress: rules })
const web = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: anywhere }]
const outTo = { IpProtocol: '-1', DestinationPrefixListId: 'pl-1' }
const prefixes = (OwnerId: string, ...cidrs: string[]) => ({
  lists: [{ PrefixListId: 'pl-1', OwnerId, Entries: cidrs.map((Cidr) => ({ Cidr })) }],
})
examples(c.outboundTrafficIsLimited, {
  met: [
    egress(),
    { GroupName: 'web', SecurityGroupEgress: null },
    egress(...web),
    // every port, to known addresses
    egress({ ...everything, ...office }),
    egress({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: anywhere }),
    { ...egress(outTo), near: prefixes('111122223333', '10.0.0.0/8') },
    // AWS's own lists hold the addresses of its services
    { ...egress(outTo), near: prefixes('AWS', anywhere) },
  ],
  unmet: [
    egress(everything),
    egress(...web, { IpProtocol: '-1', ...six }),
    egress(tcp(0, 65_535)),
    egress(tcp(1, 65_535)),
    { ...egress(outTo), near: prefixes('111122223333', anywhere) },
    // one rule decides, even if a prefix list was not read
    { ...egress(everything, outTo), near: { lists: [missing('ec2:DescribeManagedPrefixLists')] } },
  ],
  unknown: [
    egress({ IpProtocol: 'tcp', FromPort: 1, CidrIp: anywhere }),
    { ...egress(outTo), near: { lists: [missing('ec2:DescribeManagedPrefixLists')] } },
  ],
  notApplicable: [
    { GroupName: 'default', SecurityGroupEgress: [everything] },
    { GroupName: 'default', SecurityGroupEgress: [] },
  ],
})

const listed = (from: number, to = from) => tcp(from, to, { SourcePrefixListId: 'pl-1' })
const list = (...cidrs: string[]) => ({
  PrefixListId: 'pl-1',
  OwnerId: '111122223333',
  Entries: cidrs.map((Cidr) => ({ Cidr })),
})
const byAws = { PrefixListId: 'pl-1', OwnerId: 'AWS', Entries: null }
const unread = missing('ec2:DescribeManagedPrefixLists')

/** Examples for every control of ports: sources that are the whole internet, and others. */
const bySource = (port: number) => ({
  met: [
    ingress(),
    ingress(tcp(port, port, office)),
    ingress(tcp(port, port, { SourceSecurityGroupId: 'sg-1' })),
    { SecurityGroupIngress: null },
    { ...ingress(listed(port)), near: { lists: [list('203.0.113.0/24', '2001:db8::/32')] } },
    // AWS's own lists hold the addresses of its services, and are not read
    { ...ingress(listed(port)), near: { lists: [{ PrefixListId: 'pl-1', OwnerId: 'AWS' }] } },
    { ...ingress(listed(port)), near: { lists: [byAws] } },
  ],
  unknown: [
    // another account's, or its entries were refused
    { ...ingress(listed(port)), near: { lists: [] } },
    { ...ingress(listed(port)), near: { lists: [unread] } },
    { ...ingress(listed(port)), near: { lists: [{ PrefixListId: 'pl-1', OwnerId: '444455556666' }] } },
    {
      ...ingress(listed(port), tcp(port, port, { SourcePrefixListId: 'pl-2' })),
      near: { lists: [list('10.0.0.0/8'), { PrefixListId: 'pl-2', OwnerId: '111122223333' }] },
    },
    // half a range of ports
    ingress({ IpProtocol: 'tcp', FromPort: port - 1, CidrIp: anywhere }),
    ingress({ IpProtocol: 'tcp', ToPort: port + 1, CidrIp: anywhere }),
  ],
})
const anyOf = { lists: [{ PrefixListId: 'pl-2', OwnerId: '111122223333' }, list('10.0.0.0/8', '0.0.0.0/0')] }

for (const [control, port] of [
  [c.sshIsNotOpenToAll, 22],
  [c.rdpIsNotOpenToAll, 3389],
] as const)
  examples(control, {
    met: [
      ...bySource(port).met,
      ingress(tcp(443, 443)),
      ingress({ IpProtocol: 'udp', FromPort: port, ToPort: port, CidrIp: anywhere }),
      // a list that matters for another port alone
      ingress(listed(443)),
    ],
    unmet: [
      ingress(tcp(port, port)),
      ingress(tcp(port - 2, port + 2)),
      ingress(tcp(port, port, six)),
      ingress(everything),
      ingress({ IpProtocol: '-1', CidrIpv6: '::/0' }),
      ingress({ IpProtocol: '6', FromPort: port, ToPort: port, CidrIp: anywhere }),
      ingress({ IpProtocol: 6, FromPort: String(port), ToPort: String(port), CidrIp: anywhere }),
      ingress(tcp(-1, -1)),
      ingress(tcp(-1, port)),
      ingress(tcp(0, -1)),
      ingress({ IpProtocol: 'tcp', FromPort: port, CidrIp: anywhere }),
      // the whole internet, spelled otherwise
      ...['1.0.0.0/0', '10.20.30.40/0', '0.0.0.0/00'].map((CidrIp) => ingress(tcp(port, port, { CidrIp }))),
      ...['0::/0', '0:0:0:0:0:0:0:0/0', '2001:db8::/0', '::/00'].map((CidrIpv6) =>
        ingress(tcp(port, port, { CidrIpv6 })),
      ),
      { ...ingress(listed(port)), near: { lists: [list('10.0.0.0/8', '0.0.0.0/0')] } },
      { ...ingress(listed(port)), near: { lists: [list('0:0::/0')] } },
      // one open list decides, even if another was not read
      { ...ingress(listed(port), tcp(port, port, { SourcePrefixListId: 'pl-2' })), near: anyOf },
      { ...ingress(tcp(port, port), listed(port)), near: { lists: [unread] } },
    ],
    unknown: bySource(port).unknown,
  })

examples(c.onlyWebPortsAreOpenToAll, {
  met: [
    ingress(tcp(80, 80), tcp(443, 443, six)),
    ingress({ IpProtocol: 'tcp', FromPort: '443', ToPort: '443', CidrIp: anywhere }),
    { ...ingress(listed(443)), near: { lists: [list('0.0.0.0/0')] } },
    { ...ingress(tcp(443, 443), listed(22)), near: { lists: [list('203.0.113.0/24')] } },
    { ...ingress(tcp(443, 443), listed(22)), near: { lists: [{ ...list('0.0.0.0/0'), OwnerId: 'AWS' }] } },
    ingress({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: anywhere }),
    { ...ingress(tcp(8443, 8443)), parameters: { authorizedTcpPorts: [8443] } },
    {
      ...ingress({ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: anywhere }),
      parameters: { authorizedUdpPorts: [443] },
    },
  ],
  unmet: [
    ingress(tcp(8443, 8443)),
    ingress(tcp(80, 443)),
    ingress(tcp(8443, 8443, six)),
    ingress(everything),
    ingress({ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: anywhere }),
    ingress({ IpProtocol: 'tcp', FromPort: 22, CidrIp: anywhere }),
    { ...ingress(tcp(443, 443)), parameters: { authorizedTcpPorts: [8443] } },
    { ...ingress(listed(22)), near: { lists: [list('0.0.0.0/0')] } },
    { ...ingress(tcp(443, 443), listed(22)), near: { lists: [list('0.0.0.0/0')] } },
    { ...ingress(listed(22), tcp(22, 22, { SourcePrefixListId: 'pl-2' })), near: anyOf },
  ],
  unknown: [
    ...bySource(22).unknown.slice(0, -2),
    ingress({ IpProtocol: 'tcp', FromPort: 443, CidrIp: anywhere }),
    ingress({ IpProtocol: 'tcp', ToPort: 443, CidrIp: anywhere }),
    ingress(listed(443)),
  ],
  notApplicable: bySource(22).met,
})

examples(c.highRiskPortsAreNotOpenToAll, {
  met: [
    ...bySource(5432).met,
    ingress(tcp(443, 443)),
    ingress(tcp(9000, 9100)),
    // AWS's rule counts TCP alone
    ingress({ IpProtocol: 'udp', FromPort: 5000, ToPort: 5000, CidrIp: anywhere }),
  ],
  unmet: [
    ingress(tcp(5432, 5432)),
    ingress(tcp(3000, 4000)),
    ingress(tcp(9200, 9200, six)),
    ingress(everything),
    { ...ingress(listed(5432)), near: { lists: [list('0.0.0.0/0')] } },
    { ...ingress(listed(5432), tcp(5432, 5432, { SourcePrefixListId: 'pl-2' })), near: anyOf },
  ],
  unknown: bySource(5432).unknown,
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
    // its security groups were not read
    { GroupName: 'web', GroupId: 'sg-1', near: { interfaces: [{}] } },
  ],
  notApplicable: [{ GroupName: 'default', GroupId: 'sg-1', near: { interfaces: [{ GroupSet: ['sg-2', 'sg-1'] }] } }],
})

examples(c.adminPortsAreClosed4, {
  met: [
    ...bySource(22).met,
    ingress(tcp(22, 22, six)),
    ingress(tcp(443, 443)),
    { ...ingress(listed(22)), near: { lists: [list('::/0')] } },
  ],
  unmet: [
    ingress(tcp(22, 22)),
    ingress(tcp(3389, 3389)),
    ingress({ IpProtocol: 'udp', FromPort: 3389, ToPort: 3389, CidrIp: anywhere }),
    ingress(everything),
    ingress(tcp(22, 22, { CidrIp: '1.2.3.4/0' })),
    { ...ingress(listed(22)), near: { lists: [list('0.0.0.0/0')] } },
    { ...ingress(listed(22), tcp(22, 22, { SourcePrefixListId: 'pl-2' })), near: anyOf },
  ],
  unknown: bySource(22).unknown,
})
examples(c.adminPortsAreClosed6, {
  met: [
    ...bySource(22).met,
    ingress(tcp(22, 22)),
    ingress(tcp(443, 443, six)),
    { ...ingress(listed(22)), near: { lists: [list('0.0.0.0/0')] } },
  ],
  unmet: [
    ingress(tcp(22, 22, six)),
    ingress(tcp(3000, 4000, six)),
    ingress({ IpProtocol: '-1', CidrIpv6: '::/0' }),
    ingress(tcp(22, 22, { CidrIpv6: '0:0:0:0:0:0:0:0/0' })),
    { ...ingress(listed(22)), near: { lists: [list('::/0')] } },
    {
      ...ingress(listed(22), tcp(22, 22, { SourcePrefixListId: 'pl-2' })),
      near: { lists: [{ PrefixListId: 'pl-2', OwnerId: '111122223333' }, list('::/0')] },
    },
  ],
  unknown: bySource(22).unknown.slice(0, -2),
})

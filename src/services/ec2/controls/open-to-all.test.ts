import { expect, test } from 'vitest'
import { exampleFinding, worldOf } from '../../../controls/example-world.ts'
import * as c from './security-groups.ts'

const rule = (port: number, CidrIp: string, to = port) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: to, CidrIp })
const six = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIpv6: '::/0' })
const any = '0.0.0.0/0'

test.each([
  ['one rule', [rule(22, any)], 'tcp/22 to 0.0.0.0/0'],
  ['both families', [rule(22, any), six(22)], 'tcp/22 to 0.0.0.0/0 and ::/0'],
  ['other ports by IPv6', [rule(22, any), rule(25, any), six(22)], 'tcp/22 and tcp/25 to 0.0.0.0/0, tcp/22 to ::/0'],
  ['many ports', [20, 21, 22, 23].map((port) => rule(port, any)), 'tcp/20, tcp/21 and 2 more to 0.0.0.0/0'],
  ['a range', [rule(3000, any, 4000)], 'tcp/3000-4000 to 0.0.0.0/0'],
  ['every protocol', [{ IpProtocol: '-1', CidrIp: any }], 'all ports to 0.0.0.0/0'],
  ['another source beside it', [rule(22, '203.0.113.0/24'), rule(25, any)], 'tcp/25 to 0.0.0.0/0'],
  ['a port that does not matter beside it', [rule(443, any), rule(25, any)], 'tcp/25 to 0.0.0.0/0'],
])('a finding names ports and sources of %s', (_, SecurityGroupIngress, openings) => {
  const world = worldOf(c.highRiskPortsAreNotOpenToAll, { SecurityGroupIngress })
  expect(exampleFinding(world)).toBe(`Inbound rules open ${openings}`)
})

test('a finding names the prefix list that holds the internet', () => {
  const world = worldOf(c.sshIsNotOpenToAll, {
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: 'pl-1' }],
    near: { lists: [{ PrefixListId: 'pl-1', OwnerId: '111122223333', Entries: [{ Cidr: any }] }] },
  })
  expect(exampleFinding(world)).toBe('Inbound rules open tcp/22 to pl-1')
})

import { expect, test } from 'vitest'
import { Unknown } from './answer.ts'
import { isEverything, opens, opensOnly, opensOnlyPorts, opensTcp, portsOf } from './ports.ts'

const all = { from: 0, to: 65_535, atLeast: 0, atMost: 65_535 }

test('-1 is all, ICMP has no ports', () => {
  expect(portsOf({ IpProtocol: '-1' })).toEqual(all)
  expect(portsOf({ IpProtocol: -1 })).toEqual(all)
  expect(portsOf({ IpProtocol: 'tcp', FromPort: -1, ToPort: -1 })).toEqual(all)
  expect(portsOf({ IpProtocol: 'tcp' })).toEqual(all)
  expect(portsOf({ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 })).toBeUndefined()
})

test('a port within a range is open, over its protocol', () => {
  expect(opensTcp({ IpProtocol: 'tcp', FromPort: 20, ToPort: 25 }, 22)).toBe(true)
  expect(opensTcp({ IpProtocol: 'TCP', FromPort: '20', ToPort: '25' }, 22)).toBe(true)
  expect(opensTcp({ IpProtocol: 17, FromPort: 20, ToPort: 25 }, 22)).toBe(false)
  expect(opens({ IpProtocol: 17, FromPort: 20, ToPort: 25 }, 22)).toBe(true)
})

test('a range of which one end was not seen decides what it can', () => {
  const from22 = { IpProtocol: 'tcp', FromPort: 22 }
  expect(opensTcp(from22, 22)).toBe(true)
  expect(opensTcp(from22, 21)).toBe(false)
  expect(() => opensTcp(from22, 23)).toThrow(Unknown)
  expect(() => opensTcp({ IpProtocol: 'tcp', FromPort: 'PORT', ToPort: 'PORT' }, 22)).toThrow(Unknown)
  expect(() => opensOnlyPorts({ IpProtocol: 'tcp', FromPort: 'PORT', ToPort: 'PORT' }, () => false)).toThrow(Unknown)
  expect(opensOnlyPorts(from22, (port) => port !== 22)).toBe(false)
  expect(opensOnlyPorts(from22, (port) => port >= 22)).toBe(true)
  expect(() => opensOnlyPorts(from22, (port) => port === 22)).toThrow(Unknown)
})

test('only the listed ports, each over its own protocol', () => {
  expect(opensOnly({ IpProtocol: 'tcp', FromPort: 80, ToPort: 81 }, [80, 443], [])).toBe(false)
  expect(opensOnly({ IpProtocol: 'tcp', FromPort: '443', ToPort: '443' }, [80, 443], [])).toBe(true)
  expect(opensOnly({ IpProtocol: 'udp', FromPort: 443, ToPort: 443 }, [80, 443], [])).toBe(false)
  expect(opensOnly({ IpProtocol: 'udp', FromPort: 443, ToPort: 443 }, [], [443])).toBe(true)
  expect(opensOnly({ IpProtocol: '-1' }, [80, 443], [])).toBe(false)
  expect(opensOnly({ IpProtocol: 'icmp' }, [], [])).toBe(true)
})

test('the whole internet has many spellings, and a part of it is not the whole', () => {
  for (const cidr of ['0.0.0.0/0', '1.0.0.0/0', '0.0.0.0/00']) expect(isEverything(cidr, 4), cidr).toBe(true)
  for (const cidr of ['::/0', '0::/0', '0:0:0:0:0:0:0:0/0', '2001:db8::/0'])
    expect(isEverything(cidr, 6), cidr).toBe(true)
  for (const cidr of ['0.0.0.0/1', '0.0.0.0', '0.0.0.0/', 'pl-1', '', '::/1', null, undefined])
    expect(isEverything(cidr), String(cidr)).toBe(false)
  expect(isEverything('::/0', 4)).toBe(false)
})

import { isIP } from 'node:net'
import { Unknown } from './answer.ts'

/** One rule of a security group in CloudFormation's form: one source, one port range. Templates may have numbers as text. */
export interface SecurityGroupRule {
  readonly IpProtocol?: string | number | undefined
  readonly FromPort?: string | number | undefined
  readonly ToPort?: string | number | undefined
  readonly CidrIp?: string | undefined
  readonly CidrIpv6?: string | undefined
  readonly SourcePrefixListId?: string | undefined
}

/** Is a network all of IPv4 or IPv6, in any spelling: 0.0.0.0/0, 1.0.0.0/0, ::/0, 0:0::/0? */
export function isEverything(cidr: string | null | undefined, family?: 4 | 6): boolean {
  // fast path for most rules
  if (!cidr?.endsWith('0')) return false
  if (cidr === '0.0.0.0/0') return family !== 6
  const [address = '', length = ''] = cidr.split('/')
  const found = isIP(address)
  return found !== 0 && (family === undefined || found === family) && /^0+$/.test(length)
}

const protocolOf = ({ IpProtocol }: SecurityGroupRule): string => String(IpProtocol ?? '-1').toLowerCase()
// -1 means every protocol on every port (AWSEC2/latest/APIReference/API_IpPermission.html); 6 and 17 are IANA's numbers
const isAll = (protocol: string): boolean => protocol === '-1' || protocol === 'all'
const isTcp = (protocol: string): boolean => protocol === 'tcp' || protocol === '6'
const isUdp = (protocol: string): boolean => protocol === 'udp' || protocol === '17'

const LAST = 65_535

/** The ports that a rule opens: certainly `from` to `to`; possibly `atLeast` to `atMost`, when one end was not seen. */
export interface Ports {
  readonly from: number
  readonly to: number
  readonly atLeast: number
  readonly atMost: number
}
const EVERY_PORT: Ports = { from: 0, to: LAST, atLeast: 0, atMost: LAST }

const isAbsent = (end: string | number | null | undefined): boolean => end === undefined || end === null

/** One end of a range as a number; undefined when it is missing or not a number. -1 means `open`, the end of the full range. */
function endOf(end: string | number | undefined, open: number): number | undefined {
  const value = isAbsent(end) || end === '' ? Number.NaN : Number(end)
  if (!Number.isInteger(value)) return undefined
  return value === -1 ? open : value
}

/** The ports that a rule opens for TCP or UDP; undefined for a protocol without ports (ICMP and the like). */
export function portsOf(rule: SecurityGroupRule): Ports | undefined {
  const protocol = protocolOf(rule)
  if (isAll(protocol)) return EVERY_PORT
  if (!isTcp(protocol) && !isUdp(protocol)) return undefined
  if (isAbsent(rule.FromPort) && isAbsent(rule.ToPort)) return EVERY_PORT
  const from = endOf(rule.FromPort, 0)
  const to = endOf(rule.ToPort, LAST)
  // if one end is known, that port is certain; if none, nothing is
  return { from: from ?? to ?? LAST, to: to ?? from ?? 0, atLeast: from ?? 0, atMost: to ?? LAST }
}

/** What a rule opens, in the words of a finding: `tcp/22`, `udp/1000-2000`, `all ports`, `protocol icmp`. */
export function portsText(rule: SecurityGroupRule): string {
  const protocol = protocolOf(rule)
  if (isAll(protocol)) return 'all ports'
  const ports = portsOf(rule)
  if (ports === undefined) return `protocol ${protocol}`
  const { from, to } = ports
  return `${isUdp(protocol) ? 'udp' : 'tcp'}/${from === to ? from : `${from}-${to}`}`
}

const halfSeen = (): Unknown => new Unknown(['the other end of the range of ports of a rule'])

/** Whether a rule opens a TCP port. Throws `Unknown` when an unseen end of its range could change the answer. */
export const opensTcp = (rule: SecurityGroupRule, port: number): boolean =>
  !isUdp(protocolOf(rule)) && opens(rule, port)

/** Whether a rule opens a port for TCP or UDP. Throws `Unknown` as above. */
export function opens(rule: SecurityGroupRule, port: number): boolean {
  const ports = portsOf(rule)
  if (ports === undefined || port < ports.atLeast || port > ports.atMost) return false
  if (ports.from <= port && port <= ports.to) return true
  throw halfSeen()
}

/** Whether a rule opens every port (except port 0, which nothing uses). Throws `Unknown` as above. */
export function opensEveryPort(rule: SecurityGroupRule): boolean {
  const ports = portsOf(rule)
  if (ports === undefined || ports.atLeast > 1 || ports.atMost < LAST) return false
  if (ports.from <= 1 && ports.to === LAST) return true
  throw halfSeen()
}

/** Whether all TCP or UDP ports that a rule opens are allowed; true for a rule without ports. Throws `Unknown` as above. */
export function opensOnlyPorts(rule: SecurityGroupRule, isAllowed: (port: number) => boolean): boolean {
  const ports = portsOf(rule)
  if (ports === undefined) return true
  const allAllowed = (from: number, to: number): boolean => {
    for (let port = from; port <= to; port++) if (!isAllowed(port)) return false
    return true
  }
  if (!allAllowed(ports.from, ports.to)) return false
  if (allAllowed(ports.atLeast, ports.atMost)) return true
  throw halfSeen()
}

/** Whether all ports that a rule opens are on the list of its protocol; false for a rule for all protocols. */
export function opensOnly(rule: SecurityGroupRule, tcp: readonly number[], udp: readonly number[]): boolean {
  const protocol = protocolOf(rule)
  if (isAll(protocol)) return false
  const allowed = isUdp(protocol) ? udp : tcp
  return opensOnlyPorts(rule, (port) => allowed.includes(port))
}

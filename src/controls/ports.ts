/** One rule of a security group, as CloudFormation writes it: one source, one range of ports. */
export interface Permission {
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly CidrIp?: string | undefined
  readonly CidrIpv6?: string | undefined
}

/** The whole internet, IPv4 or IPv6. Other groups and prefix lists are not. */
export const fromAnywhere4 = (rule: Permission): boolean => rule.CidrIp === '0.0.0.0/0'
export const fromAnywhere6 = (rule: Permission): boolean => rule.CidrIpv6 === '::/0'
export const fromAnywhere = (rule: Permission): boolean => fromAnywhere4(rule) || fromAnywhere6(rule)

// -1 is every protocol, on every port (AWSEC2/latest/APIReference/API_IpPermission.html); 6 and 17 are IANA's numbers
const isAll = (protocol: string): boolean => protocol === '-1' || protocol === 'all'
const isTcp = (protocol: string): boolean => protocol === 'tcp' || protocol === '6'
const isUdp = (protocol: string): boolean => protocol === 'udp' || protocol === '17'

/** The ports that a rule opens for TCP or UDP; undefined for a protocol without ports (ICMP and the like). */
export function portsOf(rule: Permission): { readonly from: number; readonly to: number } | undefined {
  const protocol = (rule.IpProtocol ?? '-1').toLowerCase()
  if (isAll(protocol)) return { from: 0, to: 65_535 }
  if (!isTcp(protocol) && !isUdp(protocol)) return undefined
  const from = rule.FromPort ?? -1
  const to = rule.ToPort ?? -1
  return from === -1 && to === -1 ? { from: 0, to: 65_535 } : { from, to }
}

/** Whether a rule opens a TCP port. */
export function opensTcp(rule: Permission, port: number): boolean {
  const protocol = (rule.IpProtocol ?? '-1').toLowerCase()
  const ports = isAll(protocol) || isTcp(protocol) ? portsOf(rule) : undefined
  return ports !== undefined && ports.from <= port && port <= ports.to
}

/** Whether a rule opens a port for TCP or UDP. */
export function opens(rule: Permission, port: number): boolean {
  const ports = portsOf(rule)
  return ports !== undefined && ports.from <= port && port <= ports.to
}

/** Whether all the ports that a rule opens are TCP ports of a list. */
export function opensOnlyTcp(rule: Permission, allowed: readonly number[]): boolean {
  const ports = portsOf(rule)
  if (ports === undefined) return true
  if (!isTcp((rule.IpProtocol ?? '-1').toLowerCase())) return false
  for (let port = ports.from; port <= ports.to; port++) if (!allowed.includes(port)) return false
  return true
}

/** Whether all the ports that a rule opens, for TCP or UDP, are allowed; a rule without ports opens none. */
export function opensOnlyPorts(rule: Permission, isAllowed: (port: number) => boolean): boolean {
  const ports = portsOf(rule)
  if (ports === undefined) return true
  for (let port = ports.from; port <= ports.to; port++) if (!isAllowed(port)) return false
  return true
}

import { isIP } from 'node:net'
import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2'
import { byText } from '../../../core/by-text.ts'
import { type AwsError, awsError } from '../../../practice/service.ts'

/** One rule of a security group: one source (or target), one range of ports. */
export interface StoredRule {
  /** Empty until it is stored. */
  id: string
  egress: boolean
  protocol: string
  /** Absent for all protocols; type and code for ICMP. */
  from?: number
  to?: number
  kind: 'ipv4' | 'ipv6' | 'prefix' | 'group'
  who: string
  description?: string
}

const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)

/** EC2 shows the usual protocols by name (AWSEC2/latest/APIReference/API_IpPermission.html). */
const names: Readonly<Record<string, string>> = byText({
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
  all: '-1',
})

interface Ports {
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
}

/** Protocol and ports as EC2 stores them, or its error. */
function portsOf({ IpProtocol, FromPort, ToPort }: Ports): Pick<StoredRule, 'protocol' | 'from' | 'to'> {
  if (IpProtocol === undefined) throw awsError('MissingParameter', 'The request must contain the parameter ipProtocol')
  const protocol = names[IpProtocol.toLowerCase()] ?? IpProtocol.toLowerCase()
  if (protocol === 'tcp' || protocol === 'udp') {
    if (FromPort === undefined || ToPort === undefined)
      throw invalid(
        `Invalid value 'Must specify both from and to ports with ${protocol.toUpperCase()}.' for portRange.`,
      )
    const whole = FromPort === -1 && ToPort === -1
    const fits = (port: number): boolean => port >= 0 && port <= 65_535
    if (!whole && (!fits(FromPort) || !fits(ToPort) || FromPort > ToPort))
      throw invalid(`Invalid ${protocol.toUpperCase()} port range (${FromPort}-${ToPort})`)
    return whole ? { protocol, from: 0, to: 65_535 } : { protocol, from: FromPort, to: ToPort }
  }
  if (protocol === 'icmp' || protocol === 'icmpv6') return { protocol, from: FromPort ?? -1, to: ToPort ?? -1 }
  if (protocol !== '-1' && !/^\d{1,3}$/.test(protocol))
    throw invalid(`Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`)
  return { protocol }
}

/** A network as EC2 stores it: without the host bits. */
export function networkOf(cidr: string, family: 4 | 6): string {
  const [address = '', length, ...rest] = cidr.split('/')
  const bits = length === undefined || !/^\d{1,3}$/.test(length) ? Number.NaN : Number(length)
  const longest = family === 4 ? 32 : 128
  if (isIP(address) !== family || rest.length > 0 || !(bits <= longest))
    throw invalid(`CIDR block ${cidr} is malformed`)
  if (family === 6) return bits === 0 ? '::/0' : `${address.toLowerCase()}/${bits}`
  const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  const size = 2 ** (32 - bits)
  const start = Math.floor(value / size) * size
  return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${bits}`
}

/** The rules of permissions as a request has them, checked. */
export function rulesOf(permissions: readonly IpPermission[], egress: boolean): StoredRule[] {
  return permissions.flatMap((permission) => {
    const ports = portsOf(permission)
    const rule = (kind: StoredRule['kind'], who: string, description: string | undefined): StoredRule => ({
      id: '',
      egress,
      ...ports,
      kind,
      who,
      ...(description === undefined ? {} : { description }),
    })
    return [
      ...(permission.IpRanges ?? []).map((one) => rule('ipv4', networkOf(one.CidrIp ?? '', 4), one.Description)),
      ...(permission.Ipv6Ranges ?? []).map((one) => rule('ipv6', networkOf(one.CidrIpv6 ?? '', 6), one.Description)),
      ...(permission.PrefixListIds ?? []).map((one) => rule('prefix', one.PrefixListId ?? '', one.Description)),
      ...(permission.UserIdGroupPairs ?? []).map((one) => rule('group', one.GroupId ?? '', one.Description)),
    ]
  })
}

/** The identity of a rule: everything except id and description. */
export const essenceOf = ({ egress, protocol, from, to, kind, who }: StoredRule): string =>
  JSON.stringify([egress, protocol, from, to, kind, who])

/** Rules as EC2 shows them in a group: all sources of a range of ports in one permission. */
export function permissionsOf(rules: readonly StoredRule[], account: string): IpPermission[] {
  const byPorts = new Map<string, StoredRule[]>()
  for (const rule of rules) {
    const key = JSON.stringify([rule.protocol, rule.from, rule.to])
    byPorts.set(key, [...(byPorts.get(key) ?? []), rule])
  }
  const told = ({ description }: StoredRule) => (description === undefined ? {} : { Description: description })
  return [...byPorts.values()].map((alike) => {
    const [first] = alike
    const of = (kind: StoredRule['kind']): StoredRule[] => alike.filter((rule) => rule.kind === kind)
    return {
      IpProtocol: first?.protocol,
      ...(first?.from === undefined ? {} : { FromPort: first.from, ToPort: first.to }),
      IpRanges: of('ipv4').map((rule) => ({ CidrIp: rule.who, ...told(rule) })),
      Ipv6Ranges: of('ipv6').map((rule) => ({ CidrIpv6: rule.who, ...told(rule) })),
      PrefixListIds: of('prefix').map((rule) => ({ PrefixListId: rule.who, ...told(rule) })),
      UserIdGroupPairs: of('group').map((rule) => ({ GroupId: rule.who, UserId: account, ...told(rule) })),
    }
  })
}

/** A rule as DescribeSecurityGroupRules returns it. */
export const shownRule = (rule: StoredRule, GroupId: string, account: string): SecurityGroupRule => ({
  SecurityGroupRuleId: rule.id,
  GroupId,
  GroupOwnerId: account,
  IsEgress: rule.egress,
  IpProtocol: rule.protocol,
  FromPort: rule.from ?? -1,
  ToPort: rule.to ?? -1,
  ...(rule.kind === 'ipv4' ? { CidrIpv4: rule.who } : {}),
  ...(rule.kind === 'ipv6' ? { CidrIpv6: rule.who } : {}),
  ...(rule.kind === 'prefix' ? { PrefixListId: rule.who } : {}),
  ...(rule.kind === 'group' ? { ReferencedGroupInfo: { GroupId: rule.who, UserId: account } } : {}),
  ...(rule.description === undefined ? {} : { Description: rule.description }),
})

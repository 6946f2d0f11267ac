import { type Answer, isOn, unknown } from '../../controls/answer.ts'
import { type Control, control, each } from '../../controls/control.ts'
import { listed } from '../../controls/wording.ts'
import { isRecord } from '../../core/record.ts'
import type { Ports } from './live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html'

export const primaryNodesAreNotPublic = control({
  id: 'EMR.1',
  compared: '2026-11-30',
  configRule: 'emr-master-no-public-ip',
  on: 'AWS::EMR::Cluster',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'EMR cluster primary nodes should not have public IP addresses',
  finding: (_, { near }) =>
    `Primary node has public IPv4 address ${listed(near.primaries.seen().flatMap(({ properties }) => properties.PublicIp ?? []))}`,
  reads: ['state.Status', 'state.PrimaryInstances'],
  near: {
    primaries: each('AWS::EC2::Instance', {
      where: 'InstanceId',
      // safe: the collector's own type
      is: (_, { state }) => state['PrimaryInstances'] as readonly string[] | null,
      reads: ['PublicIp'],
    }),
  },
  applies: (_, { state }) => !['STARTING', 'BOOTSTRAPPING'].includes(state.Status ?? ''),
  holds: (_, { state, near }) => {
    if (state.Status === null) return unknown('the status of the cluster')
    if (!state.PrimaryInstances?.length) return unknown('the primary node of the cluster')
    return near.primaries.every(({ properties }) => properties.PublicIp === null)
  },
  fix: 'Launch a new cluster in a private subnet, whose MapPublicIpOnLaunch is false, and terminate this one: the address cannot be removed.',
  source: `${docs}#emr-1`,
})

/** The port of SSH, which AWS lets be an exception (emr-controls.html#emr-2). */
const SSH = 22

/** Some ports, as people write them. */
const said = ({ MinRange: from, MaxRange }: Ports): string => {
  const to = MaxRange ?? from
  return from === to ? `${from}` : `${from}-${to}`
}

const othersThanSsh = (ranges: readonly Ports[] | null): readonly string[] =>
  (ranges ?? []).map(said).filter((ports) => ports !== `${SSH}`)

export const publicClustersAreBlocked = control({
  id: 'EMR.2',
  compared: '2026-11-30',
  configRule: 'emr-block-public-access',
  on: 'Demarc::EMR::BlockPublicAccess',
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'EMR block public access should be enabled, with port 22 as its only exception',
  finding: ({ BlockPublicSecurityGroupRules: isOn, PermittedPublicSecurityGroupRuleRanges: ranges }) =>
    isOn ? `Block public access permits port ${listed(othersThanSsh(ranges))}` : 'Block public access is disabled',
  reads: ['BlockPublicSecurityGroupRules', 'PermittedPublicSecurityGroupRuleRanges'],
  holds: ({ BlockPublicSecurityGroupRules: isOn, PermittedPublicSecurityGroupRuleRanges: ranges }) => {
    if (isOn !== true) return false
    const isRead = (ranges ?? []).every(({ MinRange }) => typeof MinRange === 'number')
    return isRead ? othersThanSsh(ranges).length === 0 : unknown('the ports that block public access permits')
  },
  fix: 'Enable block public access with port 22 as the only exception, or none (PutBlockPublicAccessConfiguration).',
  source: `${docs}#emr-2`,
})

type Flag = 'EnableAtRestEncryption' | 'EnableInTransitEncryption'

/** Whether a security configuration sets a flag of its encryption. */
function encrypts(configuration: unknown, flag: Flag): Answer {
  const of = isRecord(configuration) ? configuration['EncryptionConfiguration'] : undefined
  const value = isRecord(of) ? of[flag] : undefined
  return isOn(typeof value === 'boolean' ? value : undefined, `EncryptionConfiguration.${flag}`)
}

const encryption = (
  number: number,
  configRule: string,
  flag: Flag,
  where: string,
  responsibility: Control['responsibility'],
): Control =>
  control({
    id: `EMR.${number}`,
    compared: '2026-11-30',
    configRule,
    on: 'AWS::EMR::SecurityConfiguration',
    responsibility,
    severity: 'medium',
    title: `EMR security configurations should enable encryption ${where}`,
    finding: `Encryption ${where} is not enabled (${flag})`,
    reads: ['SecurityConfiguration'],
    holds: ({ SecurityConfiguration: one }) => encrypts(one, flag),
    fix: `Create a security configuration with ${flag} true, and launch clusters with it: neither can be changed later.`,
    source: `${docs}#emr-${number}`,
  })

export const emrEncryption: readonly Control[] = [
  encryption(3, 'emr-security-configuration-encryption-rest', 'EnableAtRestEncryption', 'at rest', 'encrypt-at-rest'),
  encryption(
    4,
    'emr-security-configuration-encryption-transit',
    'EnableInTransitEncryption',
    'in transit',
    'require-tls',
  ),
]

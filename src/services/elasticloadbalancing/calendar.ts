import { type Calendar, endless } from '../../controls/calendar.ts'

const policy = (name: string): string => `ELBSecurityPolicy-${name}`
/** A policy, and its successor with post-quantum key exchange. */
const both = (name: string, day: string): readonly string[] => [policy(`${name}-${day}`), policy(`${name}-PQ-2025-09`)]

/** The security policies of application and network load balancers. AWS adds policies, and has announced no end date of any. */
export const listenerPolicies: Calendar = {
  name: 'security policies of Elastic Load Balancing',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  ends: endless(
    ...['TLS13-1-3', 'TLS13-1-2', 'TLS13-1-2-Res', 'TLS13-1-2-Ext1', 'TLS13-1-2-Ext2', 'TLS13-1-0'].flatMap((name) =>
      both(name, '2021-06'),
    ),
    policy('TLS13-1-1-2021-06'),
    ...[
      'TLS13-1-3-FIPS',
      'TLS13-1-2-FIPS',
      'TLS13-1-2-Res-FIPS',
      'TLS13-1-2-Ext0-FIPS',
      'TLS13-1-2-Ext1-FIPS',
      'TLS13-1-2-Ext2-FIPS',
      'TLS13-1-0-FIPS',
    ].flatMap((name) => both(name, '2023-04')),
    policy('TLS13-1-1-FIPS-2023-04'),
    ...['3', '2', '2-Ext0'].map((name) => policy(`TLS13-1-${name}-RFC9151-FIPS-2023-07`)),
    ...[1, 2, 3, 4].map((n) => policy(`TLS13-1-2-RFC9151-INTEROP${n}-FIPS-2023-07`)),
    ...['TLS-1-2-Ext-2018-06', 'TLS-1-2-2017-01', 'TLS-1-1-2017-01', '2016-08', '2015-05'].map(policy),
    ...['FS-1-2-Res-2020-10', 'FS-1-2-Res-2019-08', 'FS-1-2-2019-08', 'FS-1-1-2019-08', 'FS-2018-06'].map(policy),
  ),
}

import { expect, test } from 'vitest'
import type { Control } from '../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as e from './controls/eks.ts'

const state = { Status: 'ACTIVE' }
const leaving = { Status: 'DELETING' }
const endpoint = (EndpointPublicAccess: boolean, ...PublicAccessCidrs: string[]) => ({
  ResourcesVpcConfig: { EndpointPublicAccess, PublicAccessCidrs },
  state,
})

examples(e.endpointsAreNotPublic, {
  met: [endpoint(false)],
  unmet: [endpoint(true, '198.51.100.0/28'), { ResourcesVpcConfig: null, state }],
  notApplicable: [{ ...endpoint(false), state: leaving }],
})
for (const one of [e.versionsAreSupported, e.nodeVersionsAreSupported])
  examples(one, {
    met: [
      { Version: '1.34', state },
      { Version: '1.34', state, day: '2026-12-01' },
      { Version: '1.36', state },
    ],
    unmet: [
      { Version: '1.33', state },
      { Version: '1.9', state },
    ],
    unknown: [
      // in extended support, before AWS has raised its parameter
      { Version: '1.34', state, day: '2026-12-02' },
      { Version: '1.36', state, day: '2027-08-02' },
      { Version: '1.37', state },
      { Version: '2.0', state },
      { Version: null, state },
    ],
    notApplicable: [{ Version: '1.34', state: leaving }],
  })
for (const one of [e.clustersAreInStandardSupport, e.nodesAreInStandardSupport])
  examples(one, {
    met: [
      { Version: '1.34', state },
      { Version: '1.34', state, day: '2026-12-01' },
    ],
    unmet: [
      { Version: '1.33', state },
      { Version: '1.34', state, day: '2026-12-02' },
      // before the oldest of the calendar
      { Version: '1.28', state },
    ],
    unknown: [{ Version: '1.37', state }],
    notApplicable: [{ Version: '1.34', state: leaving }],
  })
const encrypted = (KeyArn?: string, ...Resources: string[]) => ({
  EncryptionConfig: [{ Resources, Provider: KeyArn ? { KeyArn } : {} }],
  state,
})
examples(e.secretsAreEncrypted, {
  met: [encrypted('arn:key', 'secrets')],
  unmet: [{ EncryptionConfig: [], state }, encrypted('arn:key'), encrypted(undefined, 'secrets')],
  notApplicable: [{ ...encrypted('arn:key', 'secrets'), state: leaving }],
})
const logging = (...types: string[]) => ({
  Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } },
  state,
})
examples(e.auditLogsAreOn, {
  met: [logging('api', 'audit')],
  unmet: [logging('api'), logging(), { Logging: null, state }],
  notApplicable: [{ ...logging('api', 'audit'), state: leaving }],
})
examples(e.publicEndpointsAreNarrow, {
  met: [endpoint(true, '198.51.100.0/28')],
  unmet: [endpoint(true, '0.0.0.0/0'), endpoint(true, '198.51.100.0/28', '::/0'), endpoint(true)],
  notApplicable: [endpoint(false), { ...endpoint(true, '198.51.100.0/28'), state: leaving }],
})
examples(e.clustersAreProtectedFromDeletion, {
  met: [{ DeletionProtection: true, state }],
  unmet: [
    { DeletionProtection: false, state },
    { DeletionProtection: null, state },
  ],
  notApplicable: [{ DeletionProtection: true, state: leaving }],
})
const mode = (AuthenticationMode: string) => ({ AccessConfig: { AuthenticationMode }, state })
examples(e.accessIsGrantedByEntries, {
  met: [mode('API')],
  unmet: [mode('API_AND_CONFIG_MAP'), mode('CONFIG_MAP'), { AccessConfig: null, state }],
  notApplicable: [{ ...mode('API'), state: leaving }],
})
const ssh = (...SourceSecurityGroups: string[]) => ({
  RemoteAccess: { Ec2SshKey: 'key', SourceSecurityGroups },
  state,
})
examples(e.nodesAreNotOpenToSsh, {
  met: [{ RemoteAccess: null, state }, ssh('sg-1')],
  unmet: [ssh()],
  notApplicable: [{ ...ssh('sg-1'), state: leaving }],
})
const node = (Version: string | null, cluster: string, ClusterName = 'shop') => ({
  ClusterName,
  Version,
  state,
  near: { cluster: [{ Name: 'shop', Version: cluster }] },
})
examples(e.nodesKeepUpWithTheirCluster, {
  met: [node('1.34', '1.34')],
  unmet: [node('1.33', '1.34'), node('1.9', '1.34'), node('1.34', '1.35')],
  unknown: [node(null, '1.34'), node('1.34', '1.34', 'other')],
  notApplicable: [{ ...node('1.34', '1.34'), state: leaving }],
  single: ['cluster'],
})
examples(e.nodeImagesAreMaintained, {
  met: [
    { AmiType: 'AL2023_x86_64_STANDARD', state },
    { AmiType: 'BOTTLEROCKET_ARM_64', state },
  ],
  unmet: [
    { AmiType: 'AL2_x86_64', state },
    { AmiType: 'AL2_ARM_64', state },
  ],
  unknown: [
    { AmiType: 'CUSTOM', state },
    { AmiType: null, state },
    { AmiType: 'AL2031_x86_64_STANDARD', state },
  ],
  notApplicable: [{ AmiType: 'AL2023_x86_64_STANDARD', state: leaving }],
})
const subnet = (SubnetId: string, AvailabilityZone: string) => ({ SubnetId, AvailabilityZone })
const near = { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'b')] }
const noSubnets = missing('ec2:DescribeSubnets')
for (const one of [e.nodegroupsSurviveAZone, e.fargateSurvivesAZone])
  examples(one, {
    met: [
      { Subnets: ['subnet-a', 'subnet-b'], state, near },
      // the third is shared by another account
      { Subnets: ['subnet-a', 'subnet-b', 'subnet-z'], state, near: { subnets: [...near.subnets, noSubnets] } },
    ],
    unmet: [
      { Subnets: ['subnet-a'], state, near },
      {
        Subnets: ['subnet-a', 'subnet-b'],
        state,
        near: { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'a')] },
      },
    ],
    unknown: [
      { Subnets: ['subnet-z'], state, near },
      { Subnets: ['subnet-a', 'subnet-b'], state, near: { subnets: [subnet('subnet-a', 'a'), noSubnets] } },
    ],
    notApplicable: [{ Subnets: ['subnet-a', 'subnet-b'], state: leaving, near }],
  })

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [e.versionsAreSupported, { Version: '1.33', state }, 'Kubernetes version is 1.33 (at least 1.34)'],
  [
    e.clustersAreInStandardSupport,
    { Version: '1.36', state, day: '2027-08-02' },
    'Standard support of Kubernetes 1.36 has ended',
  ],
  [
    e.publicEndpointsAreNarrow,
    endpoint(true),
    'PublicAccessCidrs is not set: any IP address can reach the API endpoint',
  ],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})

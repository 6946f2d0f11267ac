import { expect, test } from 'vitest'
import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { encryptionIn, withoutAllButEncryption } from './collect.ts'
import { emrEncryption, primaryNodesAreNotPublic, publicClustersAreBlocked } from './controls.ts'

const cluster = (Status: string, ...PrimaryInstances: string[]) => ({ state: { Status, PrimaryInstances } })
const node = (InstanceId: string, PublicIp: string | null) => ({ InstanceId, PublicIp })
const noInstances = missing('ec2:DescribeInstances')
examples(primaryNodesAreNotPublic, {
  met: [
    { ...cluster('WAITING', 'i-1'), near: { primaries: [node('i-1', null), node('i-2', '203.0.113.9')] } },
    { ...cluster('RUNNING', 'i-1', 'i-3'), near: { primaries: [node('i-1', null), node('i-3', null)] } },
  ],
  unmet: [
    { ...cluster('WAITING', 'i-1'), near: { primaries: [node('i-1', '203.0.113.8'), node('i-2', '203.0.113.9')] } },
    { ...cluster('WAITING', 'i-2'), near: { primaries: [node('i-1', null), node('i-2', '203.0.113.9')] } },
    { ...cluster('RUNNING', 'i-1', 'i-3'), near: { primaries: [node('i-1', '203.0.113.8'), noInstances] } },
  ],
  unknown: [
    { ...cluster('WAITING', 'i-1'), near: { primaries: [noInstances] } },
    { ...cluster('RUNNING'), near: { primaries: [] } },
  ],
  notApplicable: [
    { ...cluster('STARTING', 'i-1'), near: { primaries: [node('i-1', null), node('i-2', '203.0.113.9')] } },
  ],
})

const block = (BlockPublicSecurityGroupRules: boolean, ...ports: (readonly [number, number?])[]) => ({
  BlockPublicSecurityGroupRules,
  PermittedPublicSecurityGroupRuleRanges: ports.map(([MinRange, MaxRange]) => ({ MinRange, MaxRange })),
})
examples(publicClustersAreBlocked, {
  met: [block(true), block(true, [22, 22]), block(true, [22])],
  unmet: [block(false), block(true, [22, 22], [8443, 8443]), block(true, [0, 65_535]), block(true, [22, 23])],
  unknown: [{ ...block(true), PermittedPublicSecurityGroupRuleRanges: [{ MaxRange: 22 }] }],
})

for (const control of emrEncryption) {
  const flag = control.id === 'EMR.3' ? 'EnableAtRestEncryption' : 'EnableInTransitEncryption'
  const both = { EnableAtRestEncryption: true, EnableInTransitEncryption: true }
  const of = (EncryptionConfiguration: object | null) => ({ SecurityConfiguration: { EncryptionConfiguration } })
  examples(control, {
    met: [of(both), of({ [flag]: true })],
    unmet: [of({ ...both, [flag]: false })],
    unknown: [of({}), of(null), of({ ...both, [flag]: 'true' }), { SecurityConfiguration: {} }],
  })
}

test('of a security configuration its encryption alone is read', () => {
  const text = JSON.stringify({
    EncryptionConfiguration: {
      EnableAtRestEncryption: true,
      EnableInTransitEncryption: false,
      InTransitEncryptionConfiguration: {},
    },
    AuthenticationConfiguration: { KerberosConfiguration: { Provider: 'ClusterDedicatedKdc' } },
  })
  const expected = { EncryptionConfiguration: { EnableAtRestEncryption: true, EnableInTransitEncryption: false } }
  expect(encryptionIn(text)).toEqual(expected)
  expect(JSON.parse(withoutAllButEncryption(text))).toEqual(expected)
  expect(encryptionIn(withoutAllButEncryption(text))).toEqual(expected)
  expect(encryptionIn('{"AuthenticationConfiguration":{}}')).toEqual({
    EncryptionConfiguration: { EnableAtRestEncryption: false, EnableInTransitEncryption: false },
  })
  expect([encryptionIn('{'), encryptionIn(undefined), withoutAllButEncryption('{')]).toEqual([
    undefined,
    undefined,
    '""',
  ])
})

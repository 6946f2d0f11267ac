import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { behindLists } from '../../ec2/controls/lists-in-test.ts'
import * as o from './access.ts'

const vpc = { SecurityGroupIds: ['sg'], SubnetIds: ['s'] }
const group = (...SecurityGroupIngress: object[]) => ({ GroupId: 'sg', SecurityGroupIngress })
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }
const inTwo = { ...vpc, SecurityGroupIds: ['sg', 'sg-2'] }
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists({ VPCOptions: vpc }, https, 'sg')
examples(o.domainsAreNotOpenToAll, {
  met: [...listed.met, { VPCOptions: vpc, near: { groups: [group({ ...https, CidrIp: '10.0.0.0/8' })] } }],
  unmet: [
    ...listed.unmet,
    { VPCOptions: vpc, near: { groups: [group({ ...https, CidrIp: '0.0.0.0/0' })] } },
    { VPCOptions: inTwo, near: { groups: [group({ ...https, CidrIp: '0.0.0.0/0' }), noGroups] } },
  ],
  unknown: [
    ...listed.unknown,
    { VPCOptions: vpc, near: { groups: [] } },
    { VPCOptions: inTwo, near: { groups: [group(), noGroups] } },
  ],
  notApplicable: [{ VPCOptions: null, near: { groups: [group({ ...https, CidrIp: '10.0.0.0/8' })] } }],
})
const policy = (Principal: unknown, Condition?: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, Action: 'es:*', Resource: '*', ...(Condition ? { Condition } : {}) },
  })
const closed = policy({ AWS: 'arn:aws:iam::111122223333:role/search' })
examples(o.publicDomainsNameTheirCallers, {
  met: [
    { AccessPolicies: null, VPCOptions: null },
    { AccessPolicies: closed, VPCOptions: null },
    { AccessPolicies: policy('*', { IpAddress: { 'aws:SourceIp': '198.51.100.0/28' } }), VPCOptions: null },
  ],
  unmet: [{ AccessPolicies: policy('*'), VPCOptions: null }],
  unknown: [{ AccessPolicies: '{', VPCOptions: null }],
  notApplicable: [{ AccessPolicies: closed, VPCOptions: vpc }],
})
examples(o.collectionsAreNotPublic, {
  met: [{ state: { AllowFromPublic: false } }, { state: { AllowFromPublic: null } }],
  unmet: [{ state: { AllowFromPublic: true } }],
})
examples(o.collectionsHaveStandbys, {
  met: [{ StandbyReplicas: 'ENABLED' }],
  unmet: [{ StandbyReplicas: 'DISABLED' }, { StandbyReplicas: null }],
})
examples(o.collectionsHaveYourKey, {
  met: [{ KmsKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/a' }],
  unmet: [{ KmsKeyArn: null }],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    o.domainsAreNotOpenToAll,
    { VPCOptions: vpc, near: { groups: [group({ ...https, CidrIp: '0.0.0.0/0' })] } },
    'Security groups open tcp/443 to 0.0.0.0/0',
  ],
  [o.collectionsHaveStandbys, { StandbyReplicas: 'DISABLED' }, 'StandbyReplicas is DISABLED'],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})

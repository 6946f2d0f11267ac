import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { behindLists } from '../ec2/controls/lists-in-test.ts'
import * as o from './controls.ts'

examples(o.domainsAreEncrypted, {
  met: [{ EncryptionAtRestOptions: { Enabled: true } }],
  unmet: [{ EncryptionAtRestOptions: { Enabled: false } }, { EncryptionAtRestOptions: null }],
})
const vpc = { SecurityGroupIds: ['sg'], SubnetIds: ['s'] }
examples(o.domainsAreInAVpc, { met: [{ VPCOptions: vpc }], unmet: [{ VPCOptions: null }] })
examples(o.nodesSpeakTls, {
  met: [{ NodeToNodeEncryptionOptions: { Enabled: true } }],
  unmet: [{ NodeToNodeEncryptionOptions: { Enabled: false } }],
})
const logs = (kind: string, Enabled = true, CloudWatchLogsLogGroupArn: string | undefined = 'arn:logs') => ({
  LogPublishingOptions: { [kind]: { Enabled, CloudWatchLogsLogGroupArn } },
})
examples(o.domainsLogErrors, {
  met: [logs('ES_APPLICATION_LOGS')],
  unmet: [
    logs('AUDIT_LOGS'),
    logs('ES_APPLICATION_LOGS', false),
    logs('ES_APPLICATION_LOGS', true, ''),
    { LogPublishingOptions: null },
  ],
})
examples(o.domainsLogAccess, {
  met: [logs('AUDIT_LOGS')],
  unmet: [logs('ES_APPLICATION_LOGS'), logs('AUDIT_LOGS', false)],
})
const cluster = (more: object) => ({ ClusterConfig: more })
examples(o.domainsSurviveAZone, {
  met: [cluster({ InstanceCount: 3, ZoneAwarenessEnabled: true })],
  unmet: [
    cluster({ InstanceCount: 2, ZoneAwarenessEnabled: true }),
    cluster({ InstanceCount: 3, ZoneAwarenessEnabled: false }),
    cluster({}),
  ],
})
examples(o.domainsKnowTheirUsers, {
  met: [{ AdvancedSecurityOptions: { Enabled: true } }],
  unmet: [{ AdvancedSecurityOptions: { Enabled: false } }],
})
const endpoint = (EnforceHTTPS: boolean, TLSSecurityPolicy: string) => ({
  DomainEndpointOptions: { EnforceHTTPS, TLSSecurityPolicy },
})
examples(o.domainsRequireCurrentTls, {
  met: [endpoint(true, 'Policy-Min-TLS-1-2-PFS-2023-10')],
  unmet: [
    endpoint(false, 'Policy-Min-TLS-1-2-PFS-2023-10'),
    endpoint(true, 'Policy-Min-TLS-1-0-2019-07'),
    endpoint(true, 'Policy-Min-TLS-1-2-2019-07'),
    endpoint(true, 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08'),
  ],
  unknown: [endpoint(true, 'Policy-Min-TLS-1-3-2031-01')],
})
examples(o.domainsAreUpToDate, {
  met: [{ ServiceSoftwareOptions: { UpdateAvailable: false } }],
  unmet: [{ ServiceSoftwareOptions: { UpdateAvailable: true } }],
  unknown: [{ ServiceSoftwareOptions: null }],
})
examples(o.domainsHavePrimaryNodes, {
  met: [cluster({ DedicatedMasterEnabled: true, DedicatedMasterCount: 3 })],
  unmet: [
    cluster({ DedicatedMasterEnabled: false, DedicatedMasterCount: 3 }),
    cluster({ DedicatedMasterEnabled: true, DedicatedMasterCount: 2 }),
  ],
})
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

import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { domainsRunSupportedVersions, ofElasticsearchDomains, ofOpenSearchDomains } from './domains.ts'

interface Cases {
  readonly met: readonly Example[]
  readonly unmet: readonly Example[]
  readonly unknown?: readonly Example[]
}

const controlOf = (list: readonly Control[], id: string): Control => {
  const found = list.find((one) => one.id === id)
  if (!found) throw new TypeError(`there is no ${id}`)
  return found
}

/** The same cases for domains with either software; the control of one is not applicable to the other. */
function ofBoth(openSearch: string, elasticsearch: string, { met, unmet, unknown = [] }: Cases): void {
  for (const [control, own, other] of [
    [controlOf(ofOpenSearchDomains, openSearch), 'OpenSearch_2.17', 'Elasticsearch_7.10'],
    [controlOf(ofElasticsearchDomains, elasticsearch), 'Elasticsearch_7.10', 'OpenSearch_2.17'],
  ] as const) {
    const on = (list: readonly Example[], EngineVersion: string | null) =>
      list.map((one) => ({ ...one, EngineVersion }))
    examples(control, {
      met: on(met, own),
      unmet: on(unmet, own),
      // AWS returns the version of each domain
      unknown: [...on(unknown, own), ...on(met, null)],
      notApplicable: on(met, other),
    })
  }
}

ofBoth('Opensearch.1', 'ES.1', {
  met: [{ EncryptionAtRestOptions: { Enabled: true } }],
  unmet: [{ EncryptionAtRestOptions: { Enabled: false } }, { EncryptionAtRestOptions: null }],
})
ofBoth('Opensearch.2', 'ES.2', {
  met: [{ VPCOptions: { SecurityGroupIds: ['sg'], SubnetIds: ['s'] } }],
  unmet: [{ VPCOptions: null }],
})
ofBoth('Opensearch.3', 'ES.3', {
  met: [{ NodeToNodeEncryptionOptions: { Enabled: true } }],
  // also where the Elasticsearch version does not support it
  unmet: [{ NodeToNodeEncryptionOptions: { Enabled: false } }, { NodeToNodeEncryptionOptions: null }],
})
const logs = (kind: string, Enabled = true, CloudWatchLogsLogGroupArn: string | undefined = 'arn:logs') => ({
  LogPublishingOptions: { [kind]: { Enabled, CloudWatchLogsLogGroupArn } },
})
ofBoth('Opensearch.4', 'ES.4', {
  met: [logs('ES_APPLICATION_LOGS')],
  unmet: [
    logs('AUDIT_LOGS'),
    logs('ES_APPLICATION_LOGS', false),
    logs('ES_APPLICATION_LOGS', true, ''),
    { LogPublishingOptions: null },
  ],
})
ofBoth('Opensearch.5', 'ES.5', {
  met: [logs('AUDIT_LOGS')],
  unmet: [logs('ES_APPLICATION_LOGS'), logs('AUDIT_LOGS', false)],
})
const cluster = (ClusterConfig: object) => ({ ClusterConfig })
ofBoth('Opensearch.6', 'ES.6', {
  met: [cluster({ InstanceCount: 3, ZoneAwarenessEnabled: true })],
  unmet: [
    cluster({ InstanceCount: 2, ZoneAwarenessEnabled: true }),
    cluster({ InstanceCount: 3, ZoneAwarenessEnabled: false }),
    cluster({}),
  ],
})
ofBoth('Opensearch.7', 'Demarc.Opensearch.6', {
  met: [{ AdvancedSecurityOptions: { Enabled: true } }],
  unmet: [{ AdvancedSecurityOptions: { Enabled: false } }],
})
const endpoint = (EnforceHTTPS: boolean, TLSSecurityPolicy: string) => ({
  DomainEndpointOptions: { EnforceHTTPS, TLSSecurityPolicy },
})
ofBoth('Opensearch.8', 'ES.8', {
  met: [endpoint(true, 'Policy-Min-TLS-1-2-PFS-2023-10')],
  unmet: [
    endpoint(false, 'Policy-Min-TLS-1-2-PFS-2023-10'),
    endpoint(true, 'Policy-Min-TLS-1-0-2019-07'),
    endpoint(true, 'Policy-Min-TLS-1-2-2019-07'),
    endpoint(true, 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08'),
  ],
  unknown: [endpoint(true, 'Policy-Min-TLS-1-3-2031-01')],
})
const update = (UpdateAvailable: boolean, UpdateStatus?: string) => ({
  ServiceSoftwareOptions: { UpdateAvailable, ...(UpdateStatus ? { UpdateStatus } : {}) },
})
ofBoth('Opensearch.10', 'Demarc.Opensearch.7', {
  met: [update(false, 'COMPLETED'), update(false, 'NOT_ELIGIBLE')],
  unmet: [update(true, 'ELIGIBLE'), update(true, 'COMPLETED'), update(true)],
  unknown: [
    update(false, 'PENDING_UPDATE'),
    update(false, 'IN_PROGRESS'),
    update(false),
    { ServiceSoftwareOptions: null },
  ],
})
ofBoth('Opensearch.11', 'ES.7', {
  met: [cluster({ DedicatedMasterEnabled: true, DedicatedMasterCount: 3 })],
  unmet: [
    cluster({ DedicatedMasterEnabled: false, DedicatedMasterCount: 3 }),
    cluster({ DedicatedMasterEnabled: true, DedicatedMasterCount: 2 }),
  ],
})
const runs = (EngineVersion: string | null, day = '2026-11-30') => ({ EngineVersion, day })
examples(domainsRunSupportedVersions, {
  met: [
    runs('OpenSearch_3.5'),
    runs('OpenSearch_2.17', '2027-11-07'),
    runs('OpenSearch_1.3'),
    runs('OpenSearch_2.9', '2025-11-07'),
    runs('Elasticsearch_7.10'),
  ],
  unmet: [
    runs('OpenSearch_2.17', '2027-11-08'),
    runs('OpenSearch_2.9'),
    runs('OpenSearch_1.2'),
    runs('Elasticsearch_7.8'),
    runs('Elasticsearch_5.6'),
    runs('Elasticsearch_6.8', '2027-11-08'),
  ],
  // newer than the calendar, and no software of the service
  unknown: [runs('OpenSearch_4.1'), runs('Elasticsearch_8.0'), runs(null)],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    controlOf(ofOpenSearchDomains, 'Opensearch.6'),
    { ClusterConfig: { InstanceCount: 2, ZoneAwarenessEnabled: true } },
    'InstanceCount is 2 (at least 3), ZoneAwarenessEnabled is true',
  ],
  [
    controlOf(ofOpenSearchDomains, 'Opensearch.8'),
    { DomainEndpointOptions: { EnforceHTTPS: true } },
    'TLSSecurityPolicy is Policy-Min-TLS-1-0-2019-07, not the latest policy',
  ],
  [
    controlOf(ofOpenSearchDomains, 'Opensearch.11'),
    { ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 2 } },
    'DedicatedMasterCount is 2 (at least 3)',
  ],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})

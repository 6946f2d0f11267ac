import { alwaysAmong } from '../../../controls/always.ts'
import { unknown } from '../../../controls/answer.ts'
import { type Control, control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'
import type { Properties } from '../../../model/resource.ts'
import { domainVersions, endpointPolicies } from '../calendar.ts'

const userguide = 'https://docs.aws.amazon.com/securityhub/latest/userguide'
const on = 'AWS::OpenSearchService::Domain'
const LATEST = 'Policy-Min-TLS-1-2-PFS-2023-10'

/**
 * The software of a domain. In AWS Config and Security Hub a domain with Elasticsearch has another type than one with OpenSearch,
 * AWS::Elasticsearch::Domain (opensearch-service/latest/developerguide/rename.html), and so each software has its own controls.
 */
interface Software {
  readonly name: 'Elasticsearch' | 'OpenSearch'
  /** The prefix of the names of its AWS Config rules. */
  readonly rule: string
  readonly page: string
}
const openSearch: Software = {
  name: 'OpenSearch',
  rule: 'opensearch',
  page: `${userguide}/opensearch-controls.html`,
}
const elasticsearch: Software = {
  name: 'Elasticsearch',
  rule: 'elasticsearch',
  page: `${userguide}/es-controls.html`,
}

/** Without a version the software is OpenSearch (opensearch-service/latest/APIReference/API_CreateDomain.html). */
const runs =
  ({ name }: Software) =>
  ({ EngineVersion }: { readonly EngineVersion: string | null }): boolean =>
    (EngineVersion ?? 'OpenSearch_').startsWith(`${name}_`)

type Logs = Properties<typeof on>['LogPublishingOptions']
const publishes = (logs: Logs | null, kind: string): boolean =>
  logs?.[kind]?.Enabled === true && Boolean(logs[kind].CloudWatchLogsLogGroupArn)

const isEncrypted = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    configRule: `${software.rule}-encrypted-at-rest`,
    on,
    responsibility: 'encrypt-at-rest',
    severity: 'medium',
    title: `${software.name} domains should encrypt data at rest (EncryptionAtRestOptions)`,
    finding: 'Encryption at rest is off: EncryptionAtRestOptions is not enabled',
    reads: ['EncryptionAtRestOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ EncryptionAtRestOptions }) => EncryptionAtRestOptions?.Enabled,
    fix: 'Enable EncryptionAtRestOptions (UpdateDomainConfig). It cannot be turned off again.',
    source: anchorOf(software.page, id),
  })

const isInAVpc = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    configRule: `${software.rule}-in-vpc-only`,
    on,
    responsibility: 'no-public-exposure',
    severity: 'critical',
    title: `${software.name} domains should be in a VPC, without a public endpoint (VPCOptions)`,
    finding: 'Domain has a public endpoint: VPCOptions is not set',
    reads: ['VPCOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ VPCOptions }) => VPCOptions !== null,
    fix: 'Create a new domain in a VPC and migrate the data with a snapshot: a public domain cannot be moved into a VPC.',
    source: anchorOf(software.page, id),
  })

const nodesSpeakTls = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    configRule: `${software.rule}-node-to-node-encryption-check`,
    on,
    responsibility: 'require-tls',
    severity: 'medium',
    title: `${software.name} domains should encrypt traffic between nodes (NodeToNodeEncryptionOptions)`,
    finding: 'Node-to-node encryption is off: NodeToNodeEncryptionOptions is not enabled',
    reads: ['NodeToNodeEncryptionOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ NodeToNodeEncryptionOptions }) => NodeToNodeEncryptionOptions?.Enabled,
    fix: 'Enable NodeToNodeEncryptionOptions (UpdateDomainConfig). It cannot be turned off again.',
    source: anchorOf(software.page, id),
  })

const logsErrors = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    parameters: { logtype: { value: 'error' } },
    configRule: `${software.rule}-logs-to-cloudwatch`,
    on,
    responsibility: 'monitoring',
    severity: 'medium',
    title: `${software.name} domains should send their error log to CloudWatch Logs (ES_APPLICATION_LOGS)`,
    finding: 'ES_APPLICATION_LOGS is not sent to a log group (LogPublishingOptions)',
    reads: ['LogPublishingOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'ES_APPLICATION_LOGS'),
    fix: 'Set a log group for ES_APPLICATION_LOGS in LogPublishingOptions (UpdateDomainConfig).',
    source: anchorOf(software.page, id),
  })

const logsAccess = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    parameters: { cloudWatchLogsLogGroupArnList: { value: null } },
    configRule: `${software.rule}-audit-logging-enabled`,
    on,
    responsibility: 'access-logs',
    severity: 'medium',
    title: `${software.name} domains should send their audit log to CloudWatch Logs (AUDIT_LOGS)`,
    finding: 'AUDIT_LOGS is not sent to a log group (LogPublishingOptions)',
    reads: ['LogPublishingOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'AUDIT_LOGS'),
    fix: 'Set a log group for AUDIT_LOGS in LogPublishingOptions (UpdateDomainConfig). It requires fine-grained access control.',
    source: anchorOf(software.page, id),
  })

const survivesAZone = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    configRule: `${software.rule}-data-node-fault-tolerance`,
    on,
    responsibility: 'high-availability',
    severity: 'medium',
    title: `${software.name} domains should have at least 3 data nodes and zone awareness (ZoneAwarenessEnabled)`,
    finding: ({ ClusterConfig: it }) =>
      `InstanceCount is ${it?.InstanceCount ?? 'not set'} (at least 3), ZoneAwarenessEnabled is ${it?.ZoneAwarenessEnabled ?? false}`,
    reads: ['ClusterConfig', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ClusterConfig }) =>
      (ClusterConfig?.InstanceCount ?? 0) >= 3 && ClusterConfig?.ZoneAwarenessEnabled === true,
    fix: 'Set InstanceCount to 3 or more and ZoneAwarenessEnabled to true in ClusterConfig (UpdateDomainConfig).',
    source: anchorOf(software.page, id),
  })

const hasPrimaryNodes = (software: Software, id: string, severity: 'low' | 'medium'): Control =>
  control({
    id,
    compared: '2026-11-30',
    configRule: `${software.rule}-primary-node-fault-tolerance`,
    on,
    responsibility: 'high-availability',
    severity,
    title: `${software.name} domains should have at least 3 dedicated primary nodes (DedicatedMasterCount)`,
    finding: ({ ClusterConfig: it }) =>
      it?.DedicatedMasterEnabled === true
        ? `DedicatedMasterCount is ${it.DedicatedMasterCount ?? 'not set'} (at least 3)`
        : 'DedicatedMasterEnabled is false: the domain has no dedicated primary nodes',
    reads: ['ClusterConfig', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ClusterConfig }) =>
      ClusterConfig?.DedicatedMasterEnabled === true && (ClusterConfig.DedicatedMasterCount ?? 0) >= 3,
    fix: 'Set DedicatedMasterEnabled to true and DedicatedMasterCount to 3 in ClusterConfig (UpdateDomainConfig).',
    source: anchorOf(software.page, id),
  })

const tlsPolicyOf = ({ TLSSecurityPolicy: policy }: { readonly TLSSecurityPolicy?: string | undefined }): string =>
  policy ?? 'Policy-Min-TLS-1-0-2019-07'

const requiresCurrentTls = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    leftOpen:
      'A TLS policy that is not in the list of policies is unknown, not failed: AWS may have added it after the list was read.',
    // the page for Elasticsearch names the policy in its text and has no parameter
    ...(software === openSearch ? { parameters: { tlsPolicies: { value: [LATEST] } } } : {}),
    calendars: { policies: endpointPolicies },
    configRule: `${software.rule}-https-required`,
    on,
    responsibility: 'tls-strength',
    severity: 'medium',
    title: `${software.name} domains should require HTTPS with the latest TLS policy (TLS 1.2 or later)`,
    finding: ({ DomainEndpointOptions: endpoint }) =>
      endpoint?.EnforceHTTPS === true
        ? `TLSSecurityPolicy is ${tlsPolicyOf(endpoint)}, not the latest policy`
        : 'EnforceHTTPS is false: the domain accepts HTTP without TLS',
    reads: ['DomainEndpointOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ DomainEndpointOptions: endpoint }, { calendars }) => {
      if (endpoint?.EnforceHTTPS !== true) return false
      const policy = tlsPolicyOf(endpoint)
      return calendars.policies.knows(policy) && policy === LATEST
    },
    fix: `Set EnforceHTTPS to true and TLSSecurityPolicy to ${LATEST} in DomainEndpointOptions (UpdateDomainConfig).`,
    source: anchorOf(software.page, id),
  })

const knowsItsUsers = (software: Software, id: string): Control =>
  control({
    id,
    ...(software === openSearch
      ? { compared: '2026-11-30', configRule: 'opensearch-access-control-enabled' as const }
      : {}),
    on,
    responsibility: 'least-privilege',
    severity: 'high',
    title: `${software.name} domains should turn on fine-grained access control (AdvancedSecurityOptions)`,
    finding: 'Fine-grained access control is off: AdvancedSecurityOptions is not enabled',
    reads: ['AdvancedSecurityOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ AdvancedSecurityOptions }) => AdvancedSecurityOptions?.Enabled,
    fix: 'Enable AdvancedSecurityOptions (UpdateDomainConfig). It requires HTTPS, encryption at rest and node-to-node encryption.',
    source:
      software === openSearch
        ? anchorOf(software.page, id)
        : 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  })

const isUpToDate = (software: Software, id: string): Control =>
  control({
    id,
    ...(software === openSearch
      ? {
          compared: '2026-11-30',
          configRule: 'opensearch-update-check' as const,
          leftOpen:
            'A domain with an update that is scheduled or in progress, and no other update available, is unknown: the page does not say whether that update counts as installed.',
        }
      : {}),
    on,
    responsibility: 'service-updates',
    severity: 'medium',
    title: `${software.name} domains should install the service software updates that AWS offers`,
    finding: 'A service software update is available and not installed (UpdateAvailable)',
    reads: ['ServiceSoftwareOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ServiceSoftwareOptions: its }) => {
      if (its?.UpdateAvailable === true) return false
      const isSettled = its?.UpdateStatus === 'COMPLETED' || its?.UpdateStatus === 'NOT_ELIGIBLE'
      if (its?.UpdateAvailable === false && isSettled) return true
      return unknown(`whether a service software update is pending (${its?.UpdateStatus ?? 'no status'})`)
    },
    fix: 'Start the update (StartServiceSoftwareUpdate), and set AutoSoftwareUpdateEnabled to true for later updates.',
    source:
      software === openSearch
        ? anchorOf(software.page, id)
        : 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html',
  })

/** The engine decides whether a control of tags applies: what areTagged makes rests on tags alone. */
const domainTagReads = { reads: ['tags', 'EngineVersion'], always: alwaysAmong(on, ['EngineVersion']) }

const isTagged = (software: Software, id: string): Control => ({
  ...areTagged({
    id,
    on,
    page: software.page,
    title: `${software.name} domains`,
    one: 'domain',
    cloudformation: existing(on, { Tags: [TAG] }),
    terraform: 'aws_opensearch_domain',
  }),
  ...domainTagReads,
  applies: runs(software),
})

export const domainsRunSupportedVersions = control({
  id: 'Demarc.Opensearch.8',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars: { versions: domainVersions },
  title: 'OpenSearch Service domains should run an engine version in standard support',
  finding: ({ EngineVersion }) => `Standard support of ${EngineVersion} has ended`,
  reads: ['EngineVersion'],
  holds: ({ EngineVersion: version }, { calendars }) =>
    version === null ? unknown('the engine version') : !calendars.versions.isOver(version),
  fix: 'Upgrade the domain to a version in standard support (UpgradeDomain). Take a manual snapshot and run the upgrade check first.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#end-of-support',
})

export const ofOpenSearchDomains: readonly Control[] = [
  isEncrypted(openSearch, 'Opensearch.1'),
  isInAVpc(openSearch, 'Opensearch.2'),
  nodesSpeakTls(openSearch, 'Opensearch.3'),
  logsErrors(openSearch, 'Opensearch.4'),
  logsAccess(openSearch, 'Opensearch.5'),
  survivesAZone(openSearch, 'Opensearch.6'),
  knowsItsUsers(openSearch, 'Opensearch.7'),
  requiresCurrentTls(openSearch, 'Opensearch.8'),
  isTagged(openSearch, 'Opensearch.9'),
  isUpToDate(openSearch, 'Opensearch.10'),
  hasPrimaryNodes(openSearch, 'Opensearch.11', 'low'),
]

export const ofElasticsearchDomains: readonly Control[] = [
  isEncrypted(elasticsearch, 'ES.1'),
  isInAVpc(elasticsearch, 'ES.2'),
  nodesSpeakTls(elasticsearch, 'ES.3'),
  logsErrors(elasticsearch, 'ES.4'),
  logsAccess(elasticsearch, 'ES.5'),
  survivesAZone(elasticsearch, 'ES.6'),
  hasPrimaryNodes(elasticsearch, 'ES.7', 'medium'),
  requiresCurrentTls(elasticsearch, 'ES.8'),
  isTagged(elasticsearch, 'ES.9'),
  // AWS has these two controls for OpenSearch only
  knowsItsUsers(elasticsearch, 'Demarc.Opensearch.6'),
  isUpToDate(elasticsearch, 'Demarc.Opensearch.7'),
]

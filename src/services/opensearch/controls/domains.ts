import { unknown } from '../../../controls/answer.ts'
import { type Control, control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Properties } from '../../../model/resource.ts'
import { domainVersions, endpointPolicies } from '../calendar.ts'

const userguide = 'https://docs.aws.amazon.com/securityhub/latest/userguide'
const on = 'AWS::OpenSearchService::Domain'
const LATEST = 'Policy-Min-TLS-1-2-PFS-2023-10'

/**
 * The software on a domain. To AWS Config and Security Hub a domain with Elasticsearch is another type than one with OpenSearch,
 * AWS::Elasticsearch::Domain (opensearch-service/latest/developerguide/rename.html), and so each has controls of its own.
 */
interface Software {
  readonly name: 'Elasticsearch' | 'OpenSearch'
  /** What the names of its AWS Config rules begin with. */
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

/** Where no version was chosen it is OpenSearch (opensearch-service/latest/APIReference/API_CreateDomain.html). */
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
    title: `A domain with ${software.name} encrypts its data at rest.`,
    reads: ['EncryptionAtRestOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ EncryptionAtRestOptions }) => EncryptionAtRestOptions?.Enabled,
    fix: 'Set EncryptionAtRestOptions to enabled (UpdateDomainConfig); it cannot be switched off again.',
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
    title: `A domain with ${software.name} is in a VPC, without a public endpoint.`,
    reads: ['VPCOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ VPCOptions }) => VPCOptions !== null,
    fix: 'Make a new domain in a VPC and move the data by a snapshot: a public domain cannot be moved into one.',
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
    title: `The nodes of a domain with ${software.name} speak TLS among themselves.`,
    reads: ['NodeToNodeEncryptionOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ NodeToNodeEncryptionOptions }) => NodeToNodeEncryptionOptions?.Enabled,
    fix: 'Set NodeToNodeEncryptionOptions to enabled (UpdateDomainConfig).',
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
    title: `A domain with ${software.name} sends its error log to CloudWatch Logs.`,
    reads: ['LogPublishingOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'ES_APPLICATION_LOGS'),
    fix: 'Set ES_APPLICATION_LOGS in LogPublishingOptions to a log group.',
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
    title: `A domain with ${software.name} sends its audit log to CloudWatch Logs: who asked what.`,
    reads: ['LogPublishingOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'AUDIT_LOGS'),
    fix: 'Set AUDIT_LOGS in LogPublishingOptions to a log group; it wants fine-grained access control.',
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
    title: `A domain with ${software.name} has three data nodes at least, spread over several zones.`,
    reads: ['ClusterConfig', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ClusterConfig }) =>
      (ClusterConfig?.InstanceCount ?? 0) >= 3 && ClusterConfig?.ZoneAwarenessEnabled === true,
    fix: 'Set InstanceCount to 3 or more and ZoneAwarenessEnabled in ClusterConfig.',
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
    title: `A domain with ${software.name} has three dedicated primary nodes at least.`,
    reads: ['ClusterConfig', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ClusterConfig }) =>
      ClusterConfig?.DedicatedMasterEnabled === true && (ClusterConfig.DedicatedMasterCount ?? 0) >= 3,
    fix: 'Set DedicatedMasterEnabled and DedicatedMasterCount 3 in ClusterConfig.',
    source: anchorOf(software.page, id),
  })

const requiresCurrentTls = (software: Software, id: string): Control =>
  control({
    id,
    compared: '2026-11-30',
    deviates: 'A policy that AWS added after the table of policies was read is unknown, not failed.',
    // the page of Elasticsearch names the policy in its text, and has no parameter
    ...(software === openSearch ? { parameters: { tlsPolicies: { value: [LATEST] } } } : {}),
    calendars: { policies: endpointPolicies },
    configRule: `${software.rule}-https-required`,
    on,
    responsibility: 'tls-strength',
    severity: 'medium',
    title: `A domain with ${software.name} requires HTTPS, with the latest TLS policy.`,
    reads: ['DomainEndpointOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ DomainEndpointOptions: endpoint }, { calendars }) => {
      if (endpoint?.EnforceHTTPS !== true) return false
      const policy = endpoint.TLSSecurityPolicy ?? 'Policy-Min-TLS-1-0-2019-07'
      return calendars.policies.knows(policy) && policy === LATEST
    },
    fix: `Set EnforceHTTPS, and TLSSecurityPolicy to ${LATEST}, in DomainEndpointOptions.`,
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
    title: `A domain with ${software.name} has fine-grained access control: each user sees the indexes that are meant for it.`,
    reads: ['AdvancedSecurityOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ AdvancedSecurityOptions }) => AdvancedSecurityOptions?.Enabled,
    fix: 'Set AdvancedSecurityOptions to enabled; it wants HTTPS, and encryption at rest and among the nodes.',
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
          deviates:
            'A domain on which an update is planned or under way, and no other is offered, is unknown: the page does not say whether it counts as installed.',
        }
      : {}),
    on,
    responsibility: 'service-updates',
    severity: 'medium',
    title: `No update of the service software waits for a domain with ${software.name}.`,
    reads: ['ServiceSoftwareOptions', 'EngineVersion'],
    applies: runs(software),
    holds: ({ ServiceSoftwareOptions: its }) => {
      if (its?.UpdateAvailable === true) return false
      const isSettled = its?.UpdateStatus === 'COMPLETED' || its?.UpdateStatus === 'NOT_ELIGIBLE'
      if (its?.UpdateAvailable === false && isSettled) return true
      return unknown(`whether an update of the service software waits (${its?.UpdateStatus ?? 'no status'})`)
    },
    fix: 'Start the update (StartServiceSoftwareUpdate), and switch on AutoSoftwareUpdateEnabled for the next ones.',
    source:
      software === openSearch
        ? anchorOf(software.page, id)
        : 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html',
  })

export const domainsRunSupportedVersions = control({
  id: 'Demarc.Opensearch.8',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  calendars: { versions: domainVersions },
  title: 'OpenSearch Service domains should run an engine version in standard support.',
  reads: ['EngineVersion'],
  holds: ({ EngineVersion: version }, { calendars }) =>
    version === null ? unknown('the version of the engine') : !calendars.versions.isOver(version),
  fix: 'Upgrade the domain to a version in standard support (UpgradeDomain), after a manual snapshot and an upgrade check.',
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
  // AWS asks these two of OpenSearch alone
  knowsItsUsers(elasticsearch, 'Demarc.Opensearch.6'),
  isUpToDate(elasticsearch, 'Demarc.Opensearch.7'),
]

// Not here: Opensearch.9 and ES.9, about tags: any one, or the keys that a user names in requiredTagKeys.

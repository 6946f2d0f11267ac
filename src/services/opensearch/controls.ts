import { unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { parsePolicy } from '../../core/policy/parse.ts'
import { isPublic } from '../../core/policy/public.ts'
import { guardedBy, isOpenToAll } from '../ec2/controls/open-to-all.ts'
import { endpointPolicies } from './calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html'
const guide = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide'
const on = 'AWS::OpenSearchService::Domain'
const collection = 'AWS::OpenSearchServerless::Collection'

// The controls ES.1 to ES.8 ask the same of the Elasticsearch API, whose domains this API shows too: they are not asked twice.

type Logs = Readonly<
  Record<string, { readonly Enabled?: boolean | undefined; readonly CloudWatchLogsLogGroupArn?: string | undefined }>
>
const publishes = (logs: Logs | null, kind: string): boolean =>
  logs?.[kind]?.Enabled === true && Boolean(logs[kind].CloudWatchLogsLogGroupArn)

export const domainsAreEncrypted = control({
  id: 'Opensearch.1',
  compared: '2026-11-30',
  configRule: 'opensearch-encrypted-at-rest',
  on,
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'A domain encrypts its data at rest.',
  reads: ['EncryptionAtRestOptions'],
  holds: ({ EncryptionAtRestOptions }) => EncryptionAtRestOptions?.Enabled,
  fix: 'Set EncryptionAtRestOptions to enabled (UpdateDomainConfig); it cannot be switched off again.',
  source: `${docs}#opensearch-1`,
})

export const domainsAreInAVpc = control({
  id: 'Opensearch.2',
  compared: '2026-11-30',
  configRule: 'opensearch-in-vpc-only',
  on,
  duty: 'no-public-exposure',
  severity: 'critical',
  says: 'A domain is in a VPC, without a public endpoint.',
  reads: ['VPCOptions'],
  holds: ({ VPCOptions }) => VPCOptions !== null,
  fix: 'Make a new domain in a VPC and move the data by a snapshot: a public domain cannot be moved into one.',
  source: `${docs}#opensearch-2`,
})

export const nodesSpeakTls = control({
  id: 'Opensearch.3',
  compared: '2026-11-30',
  configRule: 'opensearch-node-to-node-encryption-check',
  on,
  duty: 'require-tls',
  severity: 'medium',
  says: 'The nodes of a domain speak TLS among themselves.',
  reads: ['NodeToNodeEncryptionOptions'],
  holds: ({ NodeToNodeEncryptionOptions }) => NodeToNodeEncryptionOptions?.Enabled,
  fix: 'Set NodeToNodeEncryptionOptions to enabled (UpdateDomainConfig).',
  source: `${docs}#opensearch-3`,
})

export const domainsLogErrors = control({
  id: 'Opensearch.4',
  compared: '2026-11-30',
  parameters: { logtype: { value: 'error' } },
  configRule: 'opensearch-logs-to-cloudwatch',
  on,
  duty: 'monitoring',
  severity: 'medium',
  says: 'A domain sends its error log to CloudWatch Logs.',
  reads: ['LogPublishingOptions'],
  holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'ES_APPLICATION_LOGS'),
  fix: 'Set ES_APPLICATION_LOGS in LogPublishingOptions to a log group.',
  source: `${docs}#opensearch-4`,
})

export const domainsLogAccess = control({
  id: 'Opensearch.5',
  compared: '2026-11-30',
  parameters: { cloudWatchLogsLogGroupArnList: { value: null } },
  configRule: 'opensearch-audit-logging-enabled',
  on,
  duty: 'access-logs',
  severity: 'medium',
  says: 'A domain sends its audit log to CloudWatch Logs: who asked what.',
  reads: ['LogPublishingOptions'],
  holds: ({ LogPublishingOptions }) => publishes(LogPublishingOptions, 'AUDIT_LOGS'),
  fix: 'Set AUDIT_LOGS in LogPublishingOptions to a log group; it wants fine-grained access control.',
  source: `${docs}#opensearch-5`,
})

export const domainsSurviveAZone = control({
  id: 'Opensearch.6',
  compared: '2026-11-30',
  configRule: 'opensearch-data-node-fault-tolerance',
  on,
  duty: 'high-availability',
  severity: 'medium',
  says: 'A domain has three data nodes at least, spread over several zones.',
  reads: ['ClusterConfig'],
  holds: ({ ClusterConfig }) =>
    (ClusterConfig?.InstanceCount ?? 0) >= 3 && ClusterConfig?.ZoneAwarenessEnabled === true,
  fix: 'Set InstanceCount to 3 or more and ZoneAwarenessEnabled in ClusterConfig.',
  source: `${docs}#opensearch-6`,
})

export const domainsKnowTheirUsers = control({
  id: 'Opensearch.7',
  compared: '2026-11-30',
  configRule: 'opensearch-access-control-enabled',
  on,
  duty: 'least-privilege',
  severity: 'high',
  says: 'A domain has fine-grained access control: each user sees the indexes that are meant for it.',
  reads: ['AdvancedSecurityOptions'],
  holds: ({ AdvancedSecurityOptions }) => AdvancedSecurityOptions?.Enabled,
  fix: 'Set AdvancedSecurityOptions to enabled; it wants HTTPS, and encryption at rest and among the nodes.',
  source: `${docs}#opensearch-7`,
})

export const domainsRequireCurrentTls = control({
  id: 'Opensearch.8',
  compared: '2026-11-30',
  deviates: 'A policy that AWS added after the table of policies was read is unknown, not failed.',
  parameters: { tlsPolicies: { value: ['Policy-Min-TLS-1-2-PFS-2023-10'] } },
  calendars: { policies: endpointPolicies },
  configRule: 'opensearch-https-required',
  on,
  duty: 'tls-strength',
  severity: 'medium',
  says: 'A domain requires HTTPS, with the latest TLS policy.',
  reads: ['DomainEndpointOptions'],
  holds: ({ DomainEndpointOptions: endpoint }, { parameters, calendars }) => {
    if (endpoint?.EnforceHTTPS !== true) return false
    const policy = endpoint.TLSSecurityPolicy ?? 'Policy-Min-TLS-1-0-2019-07'
    return calendars.policies.knows(policy) && parameters.tlsPolicies.includes(policy)
  },
  fix: 'Set EnforceHTTPS, and TLSSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10, in DomainEndpointOptions.',
  source: `${docs}#opensearch-8`,
})

export const domainsAreUpToDate = control({
  id: 'Opensearch.10',
  compared: '2026-11-30',
  configRule: 'opensearch-update-check',
  on,
  duty: 'platform-updates',
  severity: 'medium',
  says: 'No update of the service software waits for a domain.',
  reads: ['ServiceSoftwareOptions'],
  holds: ({ ServiceSoftwareOptions: software }) =>
    software === null ? unknown('whether an update of the service software waits') : software.UpdateAvailable === false,
  fix: 'Start the update (StartServiceSoftwareUpdate), and switch on AutoSoftwareUpdateEnabled for the next ones.',
  source: `${docs}#opensearch-10`,
})

export const domainsHavePrimaryNodes = control({
  id: 'Opensearch.11',
  compared: '2026-11-30',
  configRule: 'opensearch-primary-node-fault-tolerance',
  on,
  duty: 'high-availability',
  severity: 'low',
  says: 'A domain has three dedicated primary nodes at least.',
  reads: ['ClusterConfig'],
  holds: ({ ClusterConfig }) =>
    ClusterConfig?.DedicatedMasterEnabled === true && (ClusterConfig.DedicatedMasterCount ?? 0) >= 3,
  fix: 'Set DedicatedMasterEnabled and DedicatedMasterCount 3 in ClusterConfig.',
  source: `${docs}#opensearch-11`,
})

export const domainsAreNotOpenToAll = control({
  id: 'Demarc.Opensearch.1',
  on,
  duty: 'firewall-rules',
  severity: 'high',
  says: 'No security group of a domain in a VPC lets the whole internet in.',
  reads: ['VPCOptions'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      ({ VPCOptions }) => (VPCOptions as { readonly SecurityGroupIds?: readonly string[] } | null)?.SecurityGroupIds,
    ),
  },
  applies: ({ VPCOptions }) => VPCOptions !== null,
  holds: (_, { near }) => !isOpenToAll(near, () => true),
  fix: 'Let port 443 in only from the security groups of the clients.',
  source: `${guide}/vpc.html`,
})

export const publicDomainsNameTheirCallers = control({
  id: 'Demarc.Opensearch.2',
  on,
  duty: 'no-public-sharing',
  severity: 'critical',
  says: 'The access policy of a domain with a public endpoint does not let everyone in.',
  reads: ['AccessPolicies', 'VPCOptions'],
  // in a VPC its security groups stand before it, and AWS itself suggests an open policy there (vpc.html)
  applies: ({ VPCOptions }) => VPCOptions === null,
  holds: ({ AccessPolicies }) => {
    if (AccessPolicies === null) return true
    const parsed = parsePolicy(AccessPolicies)
    return parsed.ok
      ? !isPublic(parsed.policy)
      : unknown(`the access policy is not understood: ${parsed.problems.join('; ')}`)
  },
  fix: 'Name the roles that may call the domain, or bind the statement to your addresses by aws:SourceIp.',
  source: `${guide}/ac.html`,
})

export const collectionsAreNotPublic = control({
  id: 'Demarc.Opensearch.3',
  on: collection,
  duty: 'no-public-exposure',
  severity: 'high',
  says: 'No network policy opens a collection to the whole internet.',
  reads: ['state.AllowFromPublic'],
  holds: (_, { state }) => state.AllowFromPublic !== true,
  fix: 'Set AllowFromPublic to false in the network policy, and name your VPC endpoints in SourceVPCEs.',
  source: `${guide}/serverless-network.html`,
})

export const collectionsHaveStandbys = control({
  id: 'Demarc.Opensearch.4',
  on: collection,
  duty: 'high-availability',
  severity: 'medium',
  says: 'A collection has standby replicas in another Availability Zone.',
  reads: ['StandbyReplicas'],
  holds: ({ StandbyReplicas }) => StandbyReplicas === 'ENABLED',
  fix: 'Make a new collection with standby replicas and index anew: they cannot be switched on later.',
  source: `${guide}/serverless-overview.html`,
})

export const collectionsHaveYourKey = control({
  id: 'Demarc.Opensearch.5',
  on: collection,
  duty: 'key-care',
  severity: 'low',
  says: 'A collection is encrypted with a KMS key of the account, whose use you decide and CloudTrail records.',
  reads: ['KmsKeyArn'],
  holds: ({ KmsKeyArn }) => KmsKeyArn !== null,
  fix: 'Write an encryption policy with a key of yours, and make the collection anew: its key cannot be changed.',
  source: `${guide}/serverless-encryption.html`,
})

// Not here: Opensearch.9 asks for tags of the customer's own choice, which no AWS default names.

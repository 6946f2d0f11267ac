import type * as Client from '@aws-sdk/client-opensearch'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { among, kind } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, untag } from '../../../practice/tags.ts'
import { opensearch as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { type OpenSearchState, type StoredDomain, seedOpenSearch } from './seed.ts'

type C<I = unknown> = Call<I, OpenSearchState>

const invalid = (message: string): AwsError => awsError('ValidationException', message)
const missing = (what: string | undefined) => awsError('ResourceNotFoundException', `Domain not found: ${what}`, 409)
export const domains = kind<OpenSearchState, StoredDomain>({
  in: (state) => state.domains,
  id: ({ status }) => status.DomainName ?? '',
  arn: ['es', 'domain/'],
  missing,
})
const taggedBy = among([domains], missing)

const shown = (call: C, { status }: StoredDomain): Client.DomainStatus => ({
  ...structuredClone(status),
  ARN: domains.arn(call, status.DomainName ?? ''),
  DomainId: `${call.account}/${status.DomainName}`,
})

/** The settings of a domain that can be changed, with their requirements (fgac.html, encryption-at-rest.html). */
function update(call: C<Client.UpdateDomainConfigRequest>): StoredDomain {
  const { input } = call
  const stored = domains.of(call, input.DomainName)
  const { status } = stored
  if (input.VPCOptions && !status.VPCOptions)
    throw invalid("You can't change a domain with a public endpoint to one within a VPC.")
  if (input.EncryptionAtRestOptions?.Enabled === false && status.EncryptionAtRestOptions?.Enabled)
    throw invalid("Encryption at rest can't be disabled once it is enabled.")
  if (input.NodeToNodeEncryptionOptions?.Enabled === false && status.NodeToNodeEncryptionOptions?.Enabled)
    throw invalid("Node-to-node encryption can't be disabled once it is enabled.")
  if (input.AccessPolicies !== undefined) {
    const parsed = parsePolicy(input.AccessPolicies)
    if (input.AccessPolicies !== '' && !parsed.ok)
      throw awsError('InvalidTypeException', `Error setting policy: [${input.AccessPolicies}]`, 409)
    status.AccessPolicies = input.AccessPolicies
  }
  const merged = (was: object | undefined, now: object | undefined) => (now ? { ...was, ...now } : was)
  Object.assign(status, {
    ClusterConfig: merged(status.ClusterConfig, input.ClusterConfig),
    DomainEndpointOptions: merged(status.DomainEndpointOptions, input.DomainEndpointOptions),
    EncryptionAtRestOptions: merged(status.EncryptionAtRestOptions, input.EncryptionAtRestOptions),
    NodeToNodeEncryptionOptions: merged(status.NodeToNodeEncryptionOptions, input.NodeToNodeEncryptionOptions),
    SoftwareUpdateOptions: merged(status.SoftwareUpdateOptions, input.SoftwareUpdateOptions),
    LogPublishingOptions: merged(status.LogPublishingOptions, input.LogPublishingOptions),
  })
  if (input.VPCOptions) Object.assign(status.VPCOptions ?? {}, input.VPCOptions)
  if (input.AdvancedSecurityOptions?.Enabled) {
    const ready =
      status.EncryptionAtRestOptions?.Enabled &&
      status.NodeToNodeEncryptionOptions?.Enabled &&
      status.DomainEndpointOptions?.EnforceHTTPS
    if (!ready)
      throw invalid(
        'You must enable node-to-node encryption, encryption at rest and HTTPS before fine-grained access control.',
      )
    status.AdvancedSecurityOptions = { Enabled: true, InternalUserDatabaseEnabled: false }
  }
  if (publishes(status, 'AUDIT_LOGS') && !status.AdvancedSecurityOptions?.Enabled)
    throw invalid('audit log publishing cannot be enabled as you do not have advanced security options configured.')
  return stored
}

const publishes = ({ LogPublishingOptions: logs }: StoredDomain['status'], kind: string): boolean =>
  logs?.[kind as keyof typeof logs]?.Enabled === true // safe: any other kind is simply not there

/** The versions that each version can be upgraded to (opensearch-service/latest/developerguide/version-migration.html). */
const upgradePaths: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^OpenSearch_(2\.19$|3\.)/, /^OpenSearch_3\./],
  [/^OpenSearch_(1\.3$|2\.)/, /^OpenSearch_2\./],
  [/^OpenSearch_1\./, /^OpenSearch_1\./],
  [/^Elasticsearch_(6\.8$|7\.)/, /^(Elasticsearch_7|OpenSearch_1)\./],
  [/^Elasticsearch_(5\.6$|6\.)/, /^Elasticsearch_6\./],
  [/^Elasticsearch_5\./, /^Elasticsearch_5\./],
]

/** Amazon OpenSearch Service: domains and their settings. It has no indexes. */
export const opensearch = practiceService<typeof Client, OpenSearchState>({
  sdk,
  scope: 'regional',
  seed: seedOpenSearch,
  acts: { DomainName: domains.arn, ARN: (_, arn) => arn },
  describes,
  reads: {
    ListDomainNames: ({ state }) => ({
      DomainNames: state.domains.map(({ status }) => ({
        DomainName: status.DomainName,
        EngineType: status.EngineVersion?.startsWith('Elasticsearch')
          ? ('Elasticsearch' as const)
          : ('OpenSearch' as const),
      })),
    }),
    DescribeDomain: (call) => ({ DomainStatus: shown(call, domains.of(call, call.input.DomainName)) }),
    DescribeDomains: (call) => {
      const names = call.input.DomainNames ?? []
      if (names.length > 5) throw invalid('Please provide a maximum of 5 domain names to describe.')
      // an unknown name is left out (API_DescribeDomains.html)
      const found = call.state.domains.filter(({ status }) => names.includes(status.DomainName ?? ''))
      return { DomainStatusList: found.map((one) => shown(call, one)) }
    },
    ListTags: (call) => ({ TagList: tagPairs(taggedBy(call, call.input.ARN).tags) }),
  },
  changes: {
    UpdateDomainConfig: (call) => {
      const { status } = update(call)
      const Status = { CreationDate: call.now, UpdateDate: call.now, State: 'Processing' as const }
      return {
        DomainConfig: {
          AccessPolicies: { Options: status.AccessPolicies ?? '', Status },
          ClusterConfig: { Options: status.ClusterConfig, Status },
          EncryptionAtRestOptions: { Options: status.EncryptionAtRestOptions, Status },
          NodeToNodeEncryptionOptions: { Options: status.NodeToNodeEncryptionOptions, Status },
          DomainEndpointOptions: { Options: status.DomainEndpointOptions, Status },
          AdvancedSecurityOptions: { Options: status.AdvancedSecurityOptions, Status },
          ...(status.LogPublishingOptions
            ? { LogPublishingOptions: { Options: status.LogPublishingOptions, Status } }
            : {}),
        },
      }
    },
    StartServiceSoftwareUpdate: (call) => {
      const { status } = domains.of(call, call.input.DomainName)
      const software = status.ServiceSoftwareOptions
      if (!software?.UpdateAvailable) throw invalid('No update is available for this domain.')
      status.ServiceSoftwareOptions = {
        CurrentVersion: software.NewVersion,
        NewVersion: '',
        UpdateAvailable: false,
        Cancellable: false,
        UpdateStatus: 'COMPLETED',
        Description: 'There is no software update available for this domain.',
      }
      return { ServiceSoftwareOptions: { ...software, UpdateStatus: 'PENDING_UPDATE' as const, Cancellable: true } }
    },
    UpgradeDomain: (call) => {
      const { DomainName, TargetVersion = '', PerformCheckOnly = false } = call.input
      const { status } = domains.of(call, DomainName)
      if (!upgradePaths.some(([from, to]) => from.test(status.EngineVersion ?? '') && to.test(TargetVersion)))
        throw invalid(`The domain can't be upgraded from ${status.EngineVersion} to ${TargetVersion}.`)
      if (!PerformCheckOnly) status.EngineVersion = TargetVersion
      return {
        UpgradeId: uuidOf('upgrade', `${DomainName}/${TargetVersion}`),
        DomainName,
        TargetVersion,
        PerformCheckOnly,
      }
    },
    DeleteDomain: (call) => {
      const gone = domains.remove(call, call.input.DomainName)
      return { DomainStatus: { ...shown(call, gone), Deleted: true } }
    },
    AddTags: (call) => tag(taggedBy(call, call.input.ARN), call.input.TagList),
    RemoveTags: (call) => untag(taggedBy(call, call.input.ARN), call.input.TagKeys),
  },
})

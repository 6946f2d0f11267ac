import { type Answer, isOff, isOn, unknown } from '../../../controls/answer.ts'
import type { Control } from '../../../controls/control.ts'
import { shape } from './shape.ts'

const atRest = shape({
  id: 'Demarc.Shape.5',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Data should be encrypted at rest where encryption is optional',
})

/** Types whose data AWS does not encrypt unless the customer asks for it. */
export const areEncryptedAtRest: readonly Control[] = [
  atRest({
    on: 'AWS::DocDB::GlobalCluster',
    reads: ['StorageEncrypted'],
    holds: ({ StorageEncrypted }) => StorageEncrypted,
    finding: 'StorageEncrypted is false',
    fix: 'Create a global cluster with StorageEncrypted true and move to it: the setting cannot be changed.',
  }),
  atRest({
    on: 'AWS::DRS::ReplicationConfigurationTemplate',
    reads: ['EbsEncryption'],
    holds: ({ EbsEncryption }) => EbsEncryption !== 'NONE',
    finding: 'EbsEncryption is NONE: replicated volumes are not encrypted',
    fix: 'Set EbsEncryption to DEFAULT, or to CUSTOM with EbsEncryptionKeyArn.',
  }),
  atRest({
    on: 'AWS::Glue::DataCatalogEncryptionSettings',
    reads: ['DataCatalogEncryptionSettings'],
    holds: ({ DataCatalogEncryptionSettings: settings }) => {
      const mode = settings?.EncryptionAtRest?.CatalogEncryptionMode
      return mode ? mode !== 'DISABLED' : unknown('DataCatalogEncryptionSettings.EncryptionAtRest')
    },
    finding: 'CatalogEncryptionMode is DISABLED: the metadata of the Data Catalog is not encrypted with a KMS key',
    fix: 'Set DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode to SSE-KMS.',
  }),
  atRest({
    on: 'AWS::Neptune::GlobalCluster',
    reads: ['StorageEncrypted'],
    holds: ({ StorageEncrypted }) => StorageEncrypted,
    finding: 'StorageEncrypted is false',
    fix: 'Create a global cluster with StorageEncrypted true and move to it: the setting cannot be changed.',
  }),
  atRest({
    on: 'AWS::WorkspacesInstances::Volume',
    reads: ['Encrypted'],
    holds: ({ Encrypted }) => Encrypted,
    finding: 'Encrypted is false',
    fix: 'Create a volume with Encrypted true and move to it: the setting cannot be changed.',
  }),
]

const inTransit = shape({
  id: 'Demarc.Shape.6',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Connections should be encrypted in transit where encryption is optional',
})

export const areEncryptedInTransit: readonly Control[] = [
  inTransit({
    on: 'AWS::Chime::VoiceConnector',
    reads: ['RequireEncryption'],
    holds: ({ RequireEncryption }) => RequireEncryption,
    finding: 'RequireEncryption is false: calls may be neither encrypted nor signalled over TLS',
    fix: 'Set RequireEncryption to true.',
  }),
  inTransit({
    on: 'AWS::DataSync::LocationEFS',
    reads: ['InTransitEncryption'],
    holds: ({ InTransitEncryption }) => InTransitEncryption === 'TLS1_2',
    finding: 'InTransitEncryption is NONE: DataSync mounts the file system without TLS',
    fix: 'Create a location with InTransitEncryption TLS1_2 and use it in the task: the setting cannot be changed.',
  }),
  inTransit({
    on: 'AWS::MemoryDB::Cluster',
    reads: ['TLSEnabled'],
    holds: ({ TLSEnabled }) => TLSEnabled,
    finding: 'TLSEnabled is false',
    fix: 'Create a cluster with TLSEnabled true and move to it: the setting cannot be changed.',
  }),
]

const ownKey = shape({
  id: 'Demarc.Shape.7',
  responsibility: 'key-care',
  severity: 'low',
  title: 'Data should be encrypted with a customer managed KMS key',
})

/** Whether the customer chose a key; an alias of an AWS managed key does not count. */
const isOwnKey = (key: string | null | undefined): boolean => Boolean(key) && !/(^|:)alias\/aws\//.test(key ?? '')
const noKey = (name: string) => (): string => `${name} names no customer managed key: AWS's own key is used`

/**
 * Types that AWS encrypts with its own key unless the customer names one, and whose property accepts only the
 * customer's keys.
 */
export const areEncryptedWithOwnKeys: readonly Control[] = [
  ownKey({
    on: 'AWS::AmazonMQ::Broker',
    reads: ['EncryptionOptions'],
    holds: ({ EncryptionOptions }) =>
      EncryptionOptions !== null && isOff(EncryptionOptions.UseAwsOwnedKey, 'EncryptionOptions.UseAwsOwnedKey'),
    finding: noKey('EncryptionOptions'),
    fix: 'Create a broker with EncryptionOptions.KmsKeyId and UseAwsOwnedKey false: the setting cannot be changed.',
  }),
  ownKey({
    on: 'AWS::APS::Workspace',
    reads: ['KmsKeyArn'],
    holds: ({ KmsKeyArn }) => isOwnKey(KmsKeyArn),
    finding: noKey('KmsKeyArn'),
    fix: 'Create a workspace with KmsKeyArn and move to it: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::Bedrock::Agent',
    reads: ['CustomerEncryptionKeyArn'],
    holds: ({ CustomerEncryptionKeyArn }) => isOwnKey(CustomerEncryptionKeyArn),
    finding: noKey('CustomerEncryptionKeyArn'),
    fix: 'Set CustomerEncryptionKeyArn to the ARN of a customer managed key.',
  }),
  ownKey({
    on: 'AWS::Bedrock::Flow',
    reads: ['CustomerEncryptionKeyArn'],
    holds: ({ CustomerEncryptionKeyArn }) => isOwnKey(CustomerEncryptionKeyArn),
    finding: noKey('CustomerEncryptionKeyArn'),
    fix: 'Set CustomerEncryptionKeyArn to the ARN of a customer managed key.',
  }),
  ownKey({
    on: 'AWS::Bedrock::Guardrail',
    reads: ['KmsKeyArn'],
    holds: ({ KmsKeyArn }) => isOwnKey(KmsKeyArn),
    finding: noKey('KmsKeyArn'),
    fix: 'Set KmsKeyArn to the ARN of a customer managed key.',
  }),
  ownKey({
    on: 'AWS::Bedrock::Prompt',
    reads: ['CustomerEncryptionKeyArn'],
    holds: ({ CustomerEncryptionKeyArn }) => isOwnKey(CustomerEncryptionKeyArn),
    finding: noKey('CustomerEncryptionKeyArn'),
    fix: 'Set CustomerEncryptionKeyArn to the ARN of a customer managed key.',
  }),
  ownKey({
    on: 'AWS::Cassandra::Table',
    reads: ['EncryptionSpecification'],
    holds: ({ EncryptionSpecification }): Answer =>
      EncryptionSpecification !== null &&
      isOn(
        EncryptionSpecification.EncryptionType
          ? EncryptionSpecification.EncryptionType === 'CUSTOMER_MANAGED_KMS_KEY'
          : undefined,
        'EncryptionSpecification.EncryptionType',
      ),
    finding: 'EncryptionSpecification.EncryptionType is AWS_OWNED_KMS_KEY',
    fix: 'Set EncryptionSpecification to CUSTOMER_MANAGED_KMS_KEY with the KmsKeyIdentifier of a key.',
  }),
  ownKey({
    on: 'AWS::Kendra::Index',
    reads: ['ServerSideEncryptionConfiguration'],
    holds: ({ ServerSideEncryptionConfiguration: configuration }) => isOwnKey(configuration?.KmsKeyId),
    finding: noKey('ServerSideEncryptionConfiguration'),
    fix: 'Create an index with ServerSideEncryptionConfiguration.KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::Location::GeofenceCollection',
    reads: ['KmsKeyId'],
    holds: ({ KmsKeyId }) => isOwnKey(KmsKeyId),
    finding: noKey('KmsKeyId'),
    fix: 'Create a geofence collection with KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::Location::Tracker',
    reads: ['KmsKeyId'],
    holds: ({ KmsKeyId }) => isOwnKey(KmsKeyId),
    finding: noKey('KmsKeyId'),
    fix: 'Create a tracker with KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::M2::Application',
    reads: ['KmsKeyId'],
    holds: ({ KmsKeyId }) => isOwnKey(KmsKeyId),
    finding: noKey('KmsKeyId'),
    fix: 'Create an application with KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::M2::Environment',
    reads: ['KmsKeyId'],
    holds: ({ KmsKeyId }) => isOwnKey(KmsKeyId),
    finding: noKey('KmsKeyId'),
    fix: 'Create an environment with KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::Pipes::Pipe',
    reads: ['KmsKeyIdentifier'],
    holds: ({ KmsKeyIdentifier }) => isOwnKey(KmsKeyIdentifier),
    finding: noKey('KmsKeyIdentifier'),
    fix: 'Set KmsKeyIdentifier to a customer managed key.',
  }),
  ownKey({
    on: 'AWS::QBusiness::Application',
    reads: ['EncryptionConfiguration'],
    holds: ({ EncryptionConfiguration }) => isOwnKey(EncryptionConfiguration?.KmsKeyId),
    finding: noKey('EncryptionConfiguration'),
    fix: 'Create an application with EncryptionConfiguration.KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::SageMaker::Domain',
    reads: ['KmsKeyId'],
    holds: ({ KmsKeyId }) => isOwnKey(KmsKeyId),
    finding: noKey('KmsKeyId'),
    fix: 'Create a domain with KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::Scheduler::Schedule',
    reads: ['KmsKeyArn'],
    holds: ({ KmsKeyArn }) => isOwnKey(KmsKeyArn),
    finding: noKey('KmsKeyArn'),
    fix: 'Set KmsKeyArn to the ARN of a customer managed key.',
  }),
  ownKey({
    on: 'AWS::StepFunctions::Activity',
    reads: ['EncryptionConfiguration'],
    holds: ({ EncryptionConfiguration }) => EncryptionConfiguration?.Type === 'CUSTOMER_MANAGED_KMS_KEY',
    finding: noKey('EncryptionConfiguration'),
    fix: 'Create an activity with EncryptionConfiguration.Type CUSTOMER_MANAGED_KMS_KEY: it cannot be changed.',
  }),
  ownKey({
    on: 'AWS::StepFunctions::StateMachine',
    reads: ['EncryptionConfiguration'],
    holds: ({ EncryptionConfiguration }) => EncryptionConfiguration?.Type === 'CUSTOMER_MANAGED_KMS_KEY',
    finding: noKey('EncryptionConfiguration'),
    fix: 'Set EncryptionConfiguration to the Type CUSTOMER_MANAGED_KMS_KEY with a KmsKeyId.',
  }),
  ownKey({
    on: 'AWS::Wisdom::KnowledgeBase',
    reads: ['ServerSideEncryptionConfiguration'],
    holds: ({ ServerSideEncryptionConfiguration: configuration }) => isOwnKey(configuration?.KmsKeyId),
    finding: noKey('ServerSideEncryptionConfiguration'),
    fix: 'Create a knowledge base with ServerSideEncryptionConfiguration.KmsKeyId: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::WorkSpacesWeb::Portal',
    reads: ['CustomerManagedKey'],
    holds: ({ CustomerManagedKey }) => isOwnKey(CustomerManagedKey),
    finding: noKey('CustomerManagedKey'),
    fix: 'Create a portal with CustomerManagedKey: the key cannot be changed.',
  }),
  ownKey({
    on: 'AWS::WorkSpacesWeb::UserSettings',
    reads: ['CustomerManagedKey'],
    holds: ({ CustomerManagedKey }) => isOwnKey(CustomerManagedKey),
    finding: noKey('CustomerManagedKey'),
    fix: 'Create user settings with CustomerManagedKey: the key cannot be changed.',
  }),
]

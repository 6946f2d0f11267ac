import { unknown } from '../../../controls/answer.ts'
import { copiedByCloudControl } from '../../../controls/cloud-control-snippets.ts'
import { control } from '../../../controls/control.ts'
import { not } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'
import { pageOf } from './page.ts'

const features = 'AWS::SageMaker::FeatureGroup'
const REPLACED = 'replaces the feature group: give it another FeatureGroupName, and ingest the records again'

const inNewGroup = (step: string): readonly string[] => [
  'Amazon SageMaker Studio > Data > Feature Store > Create feature group, with the features of the old one',
  step,
  'Ingest the records into the new feature group, then delete the old one',
]

export const offlineStoresHaveKeys = control({
  id: 'SageMaker.17',
  compared: '2026-11-30',
  configRule: 'sagemaker-featuregroup-encryption-at-rest',
  on: features,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'SageMaker offline feature stores should be encrypted with a KMS key (S3StorageConfig.KmsKeyId)',
  finding: 'OfflineStoreConfig.S3StorageConfig.KmsKeyId is not set',
  reads: ['OfflineStoreConfig'],
  applies: ({ OfflineStoreConfig }) => OfflineStoreConfig !== null,
  holds: ({ OfflineStoreConfig: store }) =>
    store?.S3StorageConfig ? Boolean(store.S3StorageConfig.KmsKeyId) : unknown('OfflineStoreConfig.S3StorageConfig'),
  fix: 'Create a feature group with OfflineStoreConfig.S3StorageConfig.KmsKeyId and ingest the records again: the key cannot be changed.',
  remedy: () => ({
    console: inNewGroup('Offline store > Encryption key: choose a customer managed key'),
    cli: copiedByCloudControl(features, 'FEATURE_GROUP', 'set OfflineStoreConfig.S3StorageConfig.KmsKeyId'),
    cloudformation: template({
      Features: existing(
        features,
        { OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://BUCKET/PREFIX', KmsKeyId: 'KEY_ARN' } } },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_sagemaker_feature_group" "this" {
  # the rest as it is; the change replaces the feature group
  offline_store_config {
    s3_storage_config {
      s3_uri     = "s3://BUCKET/PREFIX"
      kms_key_id = "KEY_ARN"
    }
  }
}`,
  }),
  source: pageOf('SageMaker.17'),
})

export const onlineStoresHaveKeys = control({
  id: 'SageMaker.18',
  compared: '2026-11-30',
  configRule: 'sagemaker-featuregroup-online-store-encryption',
  on: features,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'SageMaker online feature stores should be encrypted with a KMS key (SecurityConfig.KmsKeyId)',
  finding: 'OnlineStoreConfig.SecurityConfig.KmsKeyId is not set',
  reads: ['OnlineStoreConfig'],
  // the rule does not cover stores in memory; by default the storage is Standard, and the store is off
  // (API_OnlineStoreConfig.html)
  applies: ({ OnlineStoreConfig: store }) => store?.EnableOnlineStore === true && store.StorageType !== 'InMemory',
  holds: ({ OnlineStoreConfig: store }) => Boolean(store?.SecurityConfig?.KmsKeyId),
  fix: 'Create a feature group with OnlineStoreConfig.SecurityConfig.KmsKeyId and ingest the records again: the key cannot be changed.',
  remedy: () => ({
    console: inNewGroup('Online store > Encryption key: choose a customer managed key'),
    cli: copiedByCloudControl(features, 'FEATURE_GROUP', 'set OnlineStoreConfig.SecurityConfig.KmsKeyId'),
    cloudformation: template({
      Features: existing(
        features,
        { OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: 'KEY_ARN' } } },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_sagemaker_feature_group" "this" {
  # the rest as it is; the change replaces the feature group
  online_store_config {
    enable_online_store = true
    security_config {
      kms_key_id = "KEY_ARN"
    }
  }
}`,
  }),
  source: pageOf('SageMaker.18'),
})

const experiment = 'AWS::SageMaker::InferenceExperiment'
const NO_TERRAFORM = not('the AWS provider has no resource of this type')
const inNewTest = (step: string): readonly string[] => [
  'Amazon SageMaker AI > Deployments & inference > Shadow tests > Create shadow test, with the variants of the old one',
  step,
  'Stop the old shadow test',
]

export const experimentsHaveOwnKeys = control({
  id: 'SageMaker.23',
  compared: '2026-11-30',
  configRule: 'sagemaker-inf-experiment-instance-storage-kms-encrypted',
  on: experiment,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'SageMaker inference experiments should encrypt their volumes with a customer managed KMS key (KmsKey)',
  finding: 'KmsKey is not set: the volumes of the instances are encrypted without a key of yours',
  reads: ['KmsKey'],
  holds: ({ KmsKey }) => Boolean(KmsKey),
  fix: 'Create an experiment with KmsKey and stop the old one: the key cannot be changed.',
  remedy: () => ({
    console: inNewTest('Encryption key: choose a customer managed key'),
    cli: copiedByCloudControl(experiment, 'EXPERIMENT', 'set KmsKey'),
    cloudformation: template({
      Experiment: existing(experiment, { KmsKey: 'KEY_ARN' }, 'replaces the experiment: give it another Name'),
    }),
    terraform: NO_TERRAFORM,
  }),
  source: pageOf('SageMaker.23'),
})

export const capturedDataHasOwnKeys = control({
  id: 'SageMaker.24',
  compared: '2026-11-30',
  configRule: 'sagemaker-inf-experiment-data-storage-kms-encrypted',
  on: experiment,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'SageMaker inference experiments should encrypt captured data with a customer managed KMS key',
  finding: 'DataStorageConfig.KmsKey is not set: requests and responses are stored without a key of yours',
  reads: ['DataStorageConfig'],
  applies: ({ DataStorageConfig }) => DataStorageConfig !== null,
  holds: ({ DataStorageConfig }) => Boolean(DataStorageConfig?.KmsKey),
  fix: 'Set DataStorageConfig.KmsKey (UpdateInferenceExperiment, before the experiment starts), or create an experiment with it.',
  remedy: () => ({
    console: inNewTest('Data capture > Encryption key: choose a customer managed key'),
    cli: copiedByCloudControl(experiment, 'EXPERIMENT', 'set DataStorageConfig.KmsKey'),
    cloudformation: template({
      Experiment: existing(experiment, {
        DataStorageConfig: { Destination: 's3://BUCKET/PREFIX', KmsKey: 'KEY_ARN' },
      }),
    }),
    terraform: NO_TERRAFORM,
  }),
  source: pageOf('SageMaker.24'),
})

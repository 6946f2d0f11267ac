import { endpointsPage } from '../../catalog/endpoints.ts'
import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/glue/latest/dg'
const catalogEncryption = `${guide}/encrypt-glue-data-catalog.html`

/** Metadata of the Data Catalog, which AWS reads to answer queries. */
const metadata: Partial<Readonly<Record<LayerId, Party>>> = {
  application: 'none',
  'client-side-encryption': 'none',
  backup: 'none',
  resilience: 'aws',
}
const encryptsMetadata = 'AWS encrypts metadata that is created while encryption of the Data Catalog is on.'
const describesData = {
  parties: metadata,
  sources: {
    'server-side-encryption': catalogEncryption,
    'resource-policy': 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
  },
  aws: { 'server-side-encryption': encryptsMetadata },
  responsibilities: [
    'private-connectivity',
    'require-tls',
    'encrypt-at-rest',
    'data-classification',
    'least-privilege',
    'cross-account-sharing',
    'monitoring',
  ],
} as const

/** A setting that stores nothing and runs nothing. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'customer',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
  logging: 'none',
}

export const glue = abstracted({
  id: 'glue',
  title: 'AWS Glue',
  source: `${guide}/what-is-glue.html`,
  pages: { network: endpointsPage, 'server-side-encryption': `${guide}/encryption-at-rest.html` },
  types: {
    // a job stores nothing to back up: its script is in a bucket, and its data in stores of their own
    'AWS::Glue::Job': {
      parties: { platform: 'shared', 'resource-policy': 'none', backup: 'none', resilience: 'aws' },
      sources: {
        platform: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-job.html',
      },
      aws: {
        platform: 'AWS installs and patches each version of Glue that it supports.',
        'server-side-encryption':
          'AWS encrypts what a job writes, its bookmarks and logs as the security configuration says.',
      },
      responsibilities: [
        'platform-updates',
        'code-and-dependencies',
        'secrets-in-code',
        'firewall-rules',
        'require-tls',
        'encrypt-at-rest',
        'client-side-encryption',
        'data-classification',
        'least-privilege',
        'monitoring',
      ],
    },
    'AWS::Glue::Crawler': {
      parties: { ...metadata, 'resource-policy': 'none' },
      responsibilities: [
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'least-privilege',
        'monitoring',
      ],
    },
    'AWS::Glue::Database': describesData,
    'AWS::Glue::Table': describesData,
    'AWS::Glue::Connection': {
      parties: { ...setting, network: 'customer' },
      sources: {
        network:
          'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-connection.html',
        'encryption-in-transit': `${guide}/encryption-at-rest.html`,
      },
      responsibilities: ['network-paths', 'require-tls', 'least-privilege'],
      holds: false,
    },
    // once per account and Region
    'AWS::Glue::DataCatalogEncryptionSettings': {
      parties: { ...setting, 'encryption-in-transit': 'none', 'server-side-encryption': 'shared' },
      sources: { 'server-side-encryption': catalogEncryption },
      aws: { 'server-side-encryption': encryptsMetadata },
      responsibilities: ['encrypt-at-rest'],
      holds: false,
    },
  },
})

import { type CellSource, source } from './cell-source.ts'

/** Service pages on encryption, copies and resilience of placed types. */
export const copySources: readonly CellSource[] = [
  source(
    'privateca/latest/userguide/data-protection.html',
    'AWS keeps the keys of authorities in its hardware modules',
    'AWS managed hardware security modules',
    { 'server-side-encryption': 'ACMPCA::CertificateAuthority' },
  ),
  source(
    'AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions.html',
    'AWS encrypts the stores, and decrypts in memory at the edge',
    'encrypts each key value stores',
    { 'server-side-encryption': 'CloudFront::KeyValueStore' },
  ),
  source(
    'ivs/latest/LowLatencyUserGuide/security-data-protection.html',
    'AWS encrypts what it stores of streams; live video is not stored',
    'AWS-managed services using server-side encryption',
    { 'server-side-encryption': 'IVS::Channel IVS::Stage' },
  ),
  source(
    'managed-flink/latest/java/data-protection.html',
    'AWS encrypts code and storage; the customer may bring its own key',
    'your own customer managed keys',
    { 'server-side-encryption': 'KinesisAnalyticsV2::Application' },
  ),
  source(
    'mediatailor/latest/ug/data-protection.html',
    'MediaTailor encrypts nothing, and asks for no data of customers',
    'encrypt or decrypt data in its',
    { 'server-side-encryption': 'MediaTailor::Channel' },
  ),
  source(
    'outposts/latest/userguide/data-protection.html',
    'AWS encrypts what an Outpost stores, with a key on a removable device',
    'all data is encrypted at rest',
    { 'server-side-encryption': 'Outposts::Outpost' },
  ),
  source(
    'payment-cryptography/latest/userguide/data-protection.html',
    'AWS encrypts key material and writes it to durable storage',
    'is handled entirely by the service',
    { 'server-side-encryption': 'PaymentCryptography::Key', backup: 'PaymentCryptography::Key' },
  ),
  source(
    'resource-explorer/latest/userguide/data-protection.html',
    'AWS encrypts the index',
    'data is encrypted when at rest',
    { 'server-side-encryption': 'ResourceExplorer2::Index' },
  ),
  source(
    'opensearch-service/latest/developerguide/serverless-snapshots.html',
    'AWS takes snapshots every hour; the customer restores them',
    'automatically creates and manages snapshots',
    { backup: 'OpenSearchServerless::CollectionIndex OpenSearchServerless::Index' },
  ),
  source(
    'vpc/latest/userguide/VPC_Internet_Gateway.html',
    'AWS makes the gateway redundant',
    'horizontally scaled, redundant, and highly',
    { resilience: 'EC2::InternetGateway' },
  ),
  source(
    'timestream/latest/developerguide/EncryptionAtRest-InfluxDB.html',
    'AWS encrypts what instances store, always',
    'and cannot be turned off',
    { 'server-side-encryption': 'Timestream::InfluxDBCluster Timestream::InfluxDBInstance' },
  ),
  source(
    'directoryservice/latest/admin-guide/ms_ad_getting_started_what_gets_created.html',
    'AWS encrypts the disks of domain controllers',
    'volumes are encrypted to ensure',
    { 'server-side-encryption': 'DirectoryService::MicrosoftAD' },
  ),
  source(
    'directoryservice/latest/admin-guide/simple_ad_what_gets_created.html',
    'AWS encrypts the disks of domain controllers',
    'volumes are encrypted to ensure',
    { 'server-side-encryption': 'DirectoryService::SimpleAD' },
  ),
  source(
    'lightsail/latest/userguide/amazon-lightsail-faq-block-storage.html',
    'AWS encrypts disks, their snapshots, and what moves between a disk and its instance',
    'disk snapshots are encrypted at rest',
    {
      'server-side-encryption': 'Lightsail::Disk Lightsail::DiskSnapshot',
      'encryption-in-transit': 'Lightsail::Disk',
    },
  ),
  source(
    'lightsail/latest/userguide/amazon-lightsail-faq-databases.html',
    'AWS encrypts what a database stores',
    'automatically encrypts your data at',
    { 'server-side-encryption': 'Lightsail::Database' },
  ),
  source(
    'lightsail/latest/userguide/amazon-lightsail-bucket-security-best-practices.html',
    'AWS encrypts what a bucket stores',
    'performs server-side encryption with Amazon',
    { 'server-side-encryption': 'Lightsail::Bucket' },
  ),
]

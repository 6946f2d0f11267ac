const pages = [
  'amazonq/latest/qbusiness-ug/data-encryption.html',
  'AmazonS3/latest/s3-outposts/S3onOutposts.html',
  'AmazonS3/latest/userguide/s3-vectors-security.html',
  'appconfig/latest/userguide/appconfig-security.html',
  'appflow/latest/userguide/data-protection.html',
  'audit-manager/latest/userguide/data-protection.html',
  'aurora-dsql/latest/userguide/data-encryption.html',
  'aws-supply-chain/latest/APIReference/API_CreateInstance.html',
  'bedrock-agentcore/latest/devguide/data-encryption.html',
  'clean-rooms/latest/userguide/data-protection.html',
  'codecommit/latest/userguide/encryption.html',
  'codeguru/latest/profiler-ug/data-protection.html',
  'cognito/latest/developerguide/data-protection.html',
  'comprehend/latest/dg/kms-in-comprehend.html',
  'connect/latest/adminguide/encryption-at-rest.html',
  'connecthealth/latest/APIReference/API_CreateDomain.html',
  'databrew/latest/dg/encryption-at-rest.html',
  'datazone/latest/userguide/encryption-rest-datazone.html',
  'detective/latest/userguide/data-protection.html',
  'devicefarm/latest/developerguide/data-protection.html',
  'healthimaging/latest/devguide/what-is.html',
  'kinesisvideostreams/latest/dg/what-is-kinesis-video.html',
  'systems-manager/latest/userguide/data-protection.html',
  'timestream/latest/developerguide/what-is-timestream.html',
]

/** Service pages that say how stored content is encrypted. */
export const encryptionPages: readonly string[] = pages.map((page) => `https://docs.aws.amazon.com/${page}`)
const urls = new Set(encryptionPages)

/** Whether a service's page says how the content of its types is encrypted at rest; it then serves for all of them. */
export const saysEncryption = (page: string): boolean => urls.has(page)

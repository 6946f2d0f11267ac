import { practiceService } from '../../../practice/service.ts'
import { s3 as sdk } from '../sdk.ts'
import { accessChanges, accessReads } from './access.ts'
import { bucketChanges, bucketReads } from './buckets.ts'
import { describes } from './cloudformation.ts'
import { seedS3 } from './seed.ts'
import { settingChanges, settingReads } from './settings.ts'
import { bucketArn } from './state.ts'

/** Amazon S3: buckets and their settings, without objects. */
export const s3 = practiceService({
  sdk,
  scope: 'global',
  accepts: ({ path }) => !path.startsWith('/v20180820/'),
  seed: seedS3,
  acts: { Bucket: (_, name) => bucketArn(name) },
  describes,
  reads: { ...bucketReads, ...accessReads, ...settingReads },
  changes: { ...bucketChanges, ...accessChanges, ...settingChanges },
})

import { expect, test } from 'vitest'
import { Found } from '../../../controls/found.ts'
import { type Access, allowsAnonymous } from './exposure.ts'

/** Amazon S3's actions of the access levels Read and List (service-authorization/latest/reference/list_s3.html, read 2026-11-30). */
const READ = `
  AllowVendedLogDeliveryForResource DescribeJob DescribeMultiRegionAccessPointOperation GetAccelerateConfiguration
  GetAccessGrant GetAccessGrantsInstance GetAccessGrantsInstanceForPrefix GetAccessGrantsInstanceResourcePolicy
  GetAccessGrantsLocation GetAccessPoint GetAccessPointConfigurationForObjectLambda GetAccessPointForObjectLambda
  GetAccessPointPolicy GetAccessPointPolicyForObjectLambda GetAccessPointPolicyStatus
  GetAccessPointPolicyStatusForObjectLambda GetAccountPublicAccessBlock GetAnalyticsConfiguration GetBucketAbac
  GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketMetadataTableConfiguration
  GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy
  GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning
  GetBucketWebsite GetDataAccess GetEncryptionConfiguration GetIntelligentTieringConfiguration
  GetInventoryConfiguration GetJobTagging GetLifecycleConfiguration GetMetricsConfiguration
  GetMultiRegionAccessPoint GetMultiRegionAccessPointPolicy GetMultiRegionAccessPointPolicyStatus
  GetMultiRegionAccessPointRoutes GetObject GetObjectAcl GetObjectAnnotation GetObjectAttributes GetObjectLegalHold
  GetObjectRetention GetObjectTagging GetObjectTorrent GetObjectVersion GetObjectVersionAcl
  GetObjectVersionAnnotation GetObjectVersionAnnotationForReplication GetObjectVersionAttributes
  GetObjectVersionForReplication GetObjectVersionTagging GetObjectVersionTorrent GetReplicationConfiguration
  GetStorageLensConfiguration GetStorageLensConfigurationTagging GetStorageLensDashboard GetStorageLensGroup
  ListAccessGrants ListAccessGrantsInstances ListAccessGrantsLocations ListAccessPoints
  ListAccessPointsForObjectLambda ListAllMyBuckets ListBucket ListBucketMultipartUploads ListBucketVersions
  ListCallerAccessGrants ListJobs ListMultiRegionAccessPoints ListMultipartUploadParts ListObjectAnnotations
  ListObjectVersionAnnotations ListStorageLensConfigurations ListStorageLensGroups ListTagsForResource
`
/** Those of the levels Write, Tagging and Permissions management. */
const WRITE = `
  AbortMultipartUpload AssociateAccessGrantsIdentityCenter BypassGovernanceRetention CreateAccessGrant
  CreateAccessGrantsInstance CreateAccessGrantsLocation CreateAccessPoint CreateAccessPointForObjectLambda
  CreateBucket CreateBucketMetadataTableConfiguration CreateJob CreateMultiRegionAccessPoint CreateStorageLensGroup
  DeleteAccessGrant DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy DeleteAccessGrantsLocation
  DeleteAccessPoint DeleteAccessPointForObjectLambda DeleteAccessPointPolicy DeleteAccessPointPolicyForObjectLambda
  DeleteBucket DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite DeleteJobTagging
  DeleteMultiRegionAccessPoint DeleteObject DeleteObjectAnnotation DeleteObjectTagging DeleteObjectVersion
  DeleteObjectVersionAnnotation DeleteObjectVersionTagging DeleteStorageLensConfiguration
  DeleteStorageLensConfigurationTagging DeleteStorageLensGroup DissociateAccessGrantsIdentityCenter
  InitiateReplication ObjectOwnerOverrideToBucketOwner PauseReplication PutAccelerateConfiguration
  PutAccessGrantsInstanceResourcePolicy PutAccessPointConfigurationForObjectLambda PutAccessPointPolicy
  PutAccessPointPolicyForObjectLambda PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock
  PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS PutBucketLogging PutBucketNotification
  PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock
  PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration
  PutIntelligentTieringConfiguration PutInventoryConfiguration PutJobTagging PutLifecycleConfiguration
  PutMetricsConfiguration PutMultiRegionAccessPointPolicy PutObject PutObjectAcl PutObjectAnnotation
  PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionAcl PutObjectVersionAnnotation
  PutObjectVersionTagging PutReplicationConfiguration PutStorageLensConfiguration PutStorageLensConfigurationTagging
  ReplicateDelete ReplicateObject ReplicateObjectAnnotation ReplicateTags RestoreObject
  SubmitMultiRegionAccessPointRoutes TagResource UntagResource UpdateAccessGrantsLocation
  UpdateBucketMetadataAnnotationTableConfiguration UpdateBucketMetadataInventoryTableConfiguration
  UpdateBucketMetadataJournalTableConfiguration UpdateJobPriority UpdateJobStatus UpdateObjectEncryption
  UpdateStorageLensGroup
`
const namesIn = (list: string): readonly string[] => list.trim().split(/\s+/)

const isOpen = (access: Access, Action: string): boolean =>
  allowsAnonymous(
    access,
    {
      properties: { PublicAccessBlockConfiguration: null, OwnershipControls: null },
      state: {
        Policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }] },
        Acl: null,
      },
    },
    Found.of([]),
    'the policy',
  )

test('each action reads or changes as its access level says', () => {
  const [read, write] = [namesIn(READ), namesIn(WRITE)]
  expect([read.length, write.length]).toEqual([84, 96])
  const openTo = (access: Access, names: readonly string[]) => names.filter((name) => isOpen(access, `s3:${name}`))
  expect({ read: openTo('read', read), write: openTo('write', read) }).toEqual({ read, write: [] })
  expect({ read: openTo('read', write), write: openTo('write', write) }).toEqual({ read: [], write })
})

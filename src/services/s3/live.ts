/** GetBucketAcl: the grantee, in S3's form (AmazonS3/latest/API/API_Grantee.html), and the permission. */
export interface AclGrant {
  readonly Type: 'CanonicalUser' | 'Group' | 'AmazonCustomerByEmail' | undefined
  /** The canonical id of a user, or the URI of a group. */
  readonly Grantee: string | undefined
  readonly Permission: string | undefined
}

export interface BucketAcl {
  /** The canonical id of the bucket's owner. */
  readonly Owner: string | undefined
  readonly Grants: readonly AclGrant[]
}

declare module '../../model/live.ts' {
  interface State {
    'AWS::S3::Bucket': {
      /** GetBucketPolicy: the JSON document. CloudFormation has a separate resource for it, AWS::S3::BucketPolicy. */
      Policy: string
      Acl: BucketAcl
      /** GetBucketVersioning: Enabled or Disabled; null if it was never set. */
      MFADelete: string
    }
  }

  interface Own {
    /** GetPublicAccessBlock of S3 Control: the account's setting, which applies in addition to each bucket's own. */
    'Demarc::S3::AccountPublicAccessBlock': {
      BlockPublicAcls: boolean
      BlockPublicPolicy: boolean
      IgnorePublicAcls: boolean
      RestrictPublicBuckets: boolean
    }
  }
}

import { not, type Remedies } from '../../../controls/remedy.ts'
import { existing, policyDocument, ref, resource, sub, template } from '../../../controls/template.ts'

export const s3Remedies: Remedies = {
  'S3.7': {
    console: [
      'S3 > Buckets, open the bucket, Properties > Bucket Versioning: Enable, and the same on the bucket in the other region',
      'Management > Replication rules > Create replication rule: Enabled, all objects, the bucket in the other region, a role that may replicate',
      'Objects that exist already are not copied by the rule: answer Yes to replicate existing objects, or run S3 Batch Replication',
    ],
    cli: `# both buckets need versioning; the role lets s3.amazonaws.com read here and replicate there
aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled
aws s3api put-bucket-versioning --bucket BUCKET_IN_ANOTHER_REGION --versioning-configuration Status=Enabled
# replaces the rules the bucket has; objects that exist already need S3 Batch Replication
aws s3api put-bucket-replication --bucket BUCKET --replication-configuration '{
  "Role": "ROLE_ARN",
  "Rules": [{
    "ID": "to-another-region",
    "Status": "Enabled",
    "Priority": 1,
    "Filter": {},
    "DeleteMarkerReplication": {"Status": "Disabled"},
    "Destination": {"Bucket": "arn:aws:s3:::BUCKET_IN_ANOTHER_REGION"}
  }]
}'`,
    cloudformation: template({
      Bucket: existing(
        'AWS::S3::Bucket',
        {
          VersioningConfiguration: { Status: 'Enabled' },
          ReplicationConfiguration: {
            Role: 'ROLE_ARN',
            Rules: [
              {
                Id: 'to-another-region',
                Status: 'Enabled',
                Priority: 1,
                Filter: { Prefix: '' },
                DeleteMarkerReplication: { Status: 'Disabled' },
                Destination: { Bucket: 'arn:aws:s3:::BUCKET_IN_ANOTHER_REGION' },
              },
            ],
          },
        },
        'the bucket in the other region needs versioning too',
      ),
    }),
    terraform: `resource "aws_s3_bucket_versioning" "this" {
  bucket = "BUCKET"

  versioning_configuration {
    status = "Enabled"
  }
}

# the bucket in the other region needs versioning too
resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket_versioning.this.bucket
  role   = "ROLE_ARN"

  rule {
    id       = "to-another-region"
    status   = "Enabled"
    priority = 1

    filter {}

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket = "arn:aws:s3:::BUCKET_IN_ANOTHER_REGION"
    }
  }
}`,
  },
  'S3.9': {
    console: [
      'S3 > Buckets, open the bucket, Properties > Server access logging > Edit',
      'Enable, and choose another bucket of the same region and account as the target',
    ],
    cli: `# the policy of the other bucket must let logging.s3.amazonaws.com put objects
aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status \\
  '{"LoggingEnabled": {"TargetBucket": "LOG_BUCKET", "TargetPrefix": "BUCKET/"}}'`,
    cloudformation: template({
      LogBucketPolicy: resource('AWS::S3::BucketPolicy', {
        Bucket: 'LOG_BUCKET',
        PolicyDocument: policyDocument({
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: sub('arn:${AWS::Partition}:s3:::LOG_BUCKET/*'),
          Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
        }),
      }),
      Bucket: existing('AWS::S3::Bucket', {
        LoggingConfiguration: { DestinationBucketName: 'LOG_BUCKET', LogFilePrefix: 'BUCKET/' },
      }),
    }),
    terraform: `# the policy of the other bucket must let logging.s3.amazonaws.com put objects
resource "aws_s3_bucket_logging" "this" {
  bucket        = "BUCKET"
  target_bucket = "LOG_BUCKET"
  target_prefix = "BUCKET/"
}`,
  },
  'S3.10': {
    console: [
      'S3 > Buckets, open the bucket, Management > Create lifecycle rule, for all objects',
      'Permanently delete noncurrent versions of objects: after the days that you need them; and Delete incomplete multipart uploads',
    ],
    cli: `# the rules replace those the bucket has. Former versions are deleted for good after 90 days: choose the days that you need them
aws s3api get-bucket-lifecycle-configuration --bucket BUCKET
aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration '{
  "Rules": [{
    "ID": "former-versions",
    "Status": "Enabled",
    "Filter": {},
    "NoncurrentVersionExpiration": {"NoncurrentDays": 90},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}
  }]
}'`,
    cloudformation: template({
      Bucket: existing(
        'AWS::S3::Bucket',
        {
          LifecycleConfiguration: {
            Rules: [
              {
                Id: 'former-versions',
                Status: 'Enabled',
                NoncurrentVersionExpiration: { NoncurrentDays: 90 },
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
              },
            ],
          },
        },
        'former versions are deleted for good: choose the days that you need them',
      ),
    }),
    terraform: `resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = "BUCKET"

  # former versions are deleted for good: choose the days that you need them
  rule {
    id     = "former-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
  },
  'S3.11': {
    console: [
      'S3 > Buckets, open the bucket, Properties, Amazon EventBridge > Edit: On; or Event notifications > Create event notification, to a topic, queue or function',
      'EventBridge > Rules: make one that does something with the events',
    ],
    cli: `# replaces the notifications the bucket has: see them first, and name what you keep
aws s3api get-bucket-notification-configuration --bucket BUCKET
aws s3api put-bucket-notification-configuration --bucket BUCKET \\
  --notification-configuration '{"EventBridgeConfiguration": {}}'`,
    cloudformation: template({
      Bucket: existing('AWS::S3::Bucket', {
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      }),
    }),
    terraform: `# a bucket has one such resource: add to the one it has
resource "aws_s3_bucket_notification" "this" {
  bucket      = "BUCKET"
  eventbridge = true
}`,
  },
  'S3.13': {
    console: [
      'S3 > Buckets, open the bucket, Management > Create lifecycle rule, for all objects or a prefix',
      'Choose what happens when: move current versions to a colder class, or expire them after the period that you must keep them',
    ],
    cli: `# the rules replace those the bucket has: see them first. This one moves objects and deletes none; add Expiration where you may
aws s3api get-bucket-lifecycle-configuration --bucket BUCKET
aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration '{
  "Rules": [{
    "ID": "colder-after-a-quarter",
    "Status": "Enabled",
    "Filter": {},
    "Transitions": [{"Days": 90, "StorageClass": "INTELLIGENT_TIERING"}]
  }]
}'`,
    cloudformation: template({
      Bucket: existing(
        'AWS::S3::Bucket',
        {
          LifecycleConfiguration: {
            Rules: [
              {
                Id: 'colder-after-a-quarter',
                Status: 'Enabled',
                Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 90 }],
              },
            ],
          },
        },
        'this rule moves objects and deletes none: add ExpirationInDays where you may',
      ),
    }),
    terraform: `resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = "BUCKET"

  # moves objects and deletes none: add an expiration where you may
  rule {
    id     = "colder-after-a-quarter"
    status = "Enabled"

    filter {}

    transition {
      days          = 90
      storage_class = "INTELLIGENT_TIERING"
    }
  }
}`,
  },
  'S3.14': {
    console: [
      'S3 > Buckets, open the bucket, Properties > Bucket Versioning > Edit: Enable',
      'Former versions are stored and billed: add a lifecycle rule for them (S3.10)',
    ],
    cli: `# former versions are billed: S3.10 says how long they stay
aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled`,
    cloudformation: template({
      Bucket: existing('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }),
    }),
    terraform: `resource "aws_s3_bucket_versioning" "this" {
  bucket = "BUCKET"

  versioning_configuration {
    status = "Enabled"
  }
}`,
  },
  'S3.15': {
    console: [
      'S3 > Buckets, open the bucket, Properties > Bucket Versioning: Enable',
      'Properties > Object Lock > Edit: Enable. It cannot be switched off again',
      'Default retention: Governance (some may lift it) or Compliance (no principal can lift it, the root user neither), and its days',
    ],
    cli: `# Object Lock cannot be switched off again; in COMPLIANCE mode a locked version cannot be deleted before its time
aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled
aws s3api put-object-lock-configuration --bucket BUCKET --object-lock-configuration \\
  'ObjectLockEnabled=Enabled,Rule={DefaultRetention={Mode=GOVERNANCE,Days=30}}'`,
    cloudformation: template({
      '#': 'for a new bucket: a change of ObjectLockEnabled replaces it; on one that exists, use the CLI',
      Bucket: resource('AWS::S3::Bucket', {
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
        },
      }),
    }),
    terraform: `resource "aws_s3_bucket_versioning" "this" {
  bucket = "BUCKET"

  versioning_configuration {
    status = "Enabled"
  }
}

# cannot be switched off again
resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = aws_s3_bucket_versioning.this.bucket

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}`,
  },
  'S3.17': {
    console: [
      'S3 > Buckets, open the bucket, Properties > Default encryption > Edit',
      'Server-side encryption with AWS KMS keys (SSE-KMS), the key, and Bucket Key: Enable',
      'Who reads new objects needs kms:Decrypt of the key; objects that exist stay as they are until they are copied',
    ],
    cli: `# who reads new objects needs kms:Decrypt of the key, who writes kms:GenerateDataKey; old objects stay as they are
aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration \\
  'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms,KMSMasterKeyID=KEY_ARN},BucketKeyEnabled=true}]'`,
    cloudformation: template({
      Bucket: existing(
        'AWS::S3::Bucket',
        {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              {
                BucketKeyEnabled: true,
                ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'KEY_ARN' },
              },
            ],
          },
        },
        'who reads new objects needs kms:Decrypt of the key',
      ),
    }),
    terraform: `# who reads new objects needs kms:Decrypt of the key
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = "BUCKET"

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "KEY_ARN"
    }
  }
}`,
  },
  'S3.20': {
    console: [
      'The console has no button for it: open CloudShell as the root user, who has an MFA device that shows codes, and use the CLI',
      'Not together with lifecycle rules: a bucket has either',
    ],
    cli: `# in CloudShell, signed in as the root user, so that it needs no access keys; CODE is what its device shows (a security key has none)
aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled,MFADelete=Enabled \\
  --mfa 'arn:aws:iam::ACCOUNT_ID:mfa/DEVICE CODE'`,
    cloudformation: not('AWS takes it from the root user alone, with a code of its MFA device'),
    terraform: not(
      'AWS takes it from the root user alone, with a code of its MFA device: Terraform must not run as the root user',
    ),
  },
}

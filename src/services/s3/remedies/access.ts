import { policyHcl } from '../../../controls/hcl.ts'
import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, policyDocument, resource, sub, type TemplateMap, template } from '../../../controls/template.ts'

const blockAll = 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true'

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

const blockHcl = `block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true`

const blockedBucket = template({
  Bucket: existing(
    'AWS::S3::Bucket',
    { PublicAccessBlockConfiguration: blocked },
    'a website read from the bucket itself stops: put CloudFront before it',
  ),
})

const blockedBucketHcl = `# a website read from the bucket itself stops: put CloudFront before it
resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = "BUCKET"
  ${blockHcl}
}`

/** Closes a public bucket at once, and then removes its public grants. */
const closeBucket = (what: string): Remedy => ({
  console: [
    'S3 > Buckets, open the bucket, Permissions, Block public access > Edit: turn Block all public access on; a website read from it stops',
    `Bucket policy > Edit: remove the statements that allow * to ${what}`,
    'Access control list: remove the grants for "Everyone" and "Authenticated users group"',
  ],
  cli: `# closes it at once; a website read from the bucket itself stops: put CloudFront before it
aws s3api put-public-access-block --bucket BUCKET \\
  --public-access-block-configuration ${blockAll}
# then take the public statements out of the policy; policy.json replaces it as a whole
aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text > policy.json
aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json
# and public grants, where the bucket still has access control lists: private takes all grants out
aws s3api get-bucket-acl --bucket BUCKET
aws s3api put-bucket-acl --bucket BUCKET --acl private`,
  cloudformation: blockedBucket,
  terraform: blockedBucketHcl,
})

const editPolicy = `aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text > policy.json
# change policy.json; it replaces the policy as a whole
aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json`

/** Replaces the policy of a bucket, which has only one. */
const bucketPolicy = (statement: TemplateMap, note?: string) => ({
  cloudformation: template({
    ...(note && { '#': note }),
    BucketPolicy: resource('AWS::S3::BucketPolicy', { Bucket: 'BUCKET', PolicyDocument: policyDocument(statement) }),
  }),
  terraform: `${note ? `# ${note}\n` : ''}resource "aws_s3_bucket_policy" "this" {
  bucket = "BUCKET"
  policy = ${policyHcl([statement])}
}`,
})

const readObjects = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:role/ROLE' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:REGION:ACCOUNT_ID:accesspoint/ACCESS_POINT/object/*',
}

export const s3AccessRemedies: Remedies = {
  'S3.1': {
    console: [
      'S3 > Block Public Access settings for this account > Edit',
      'Turn Block all public access on. What is public by intent must move behind CloudFront first',
    ],
    cli: `# for all buckets of the account, in all regions: what is public by intent must move behind CloudFront first
aws s3control put-public-access-block --account-id ACCOUNT_ID \\
  --public-access-block-configuration ${blockAll}`,
    cloudformation: not('CloudFormation has no resource for the Block Public Access settings of the account'),
    terraform: `# for all buckets of the account, in all regions
resource "aws_s3_account_public_access_block" "this" {
  ${blockHcl}
}`,
  },
  'S3.2': closeBucket('read (s3:GetObject, s3:ListBucket)'),
  'S3.3': closeBucket('write (s3:PutObject, s3:DeleteObject)'),
  'S3.5': {
    console: [
      'S3 > Buckets, open the bucket, Permissions, Bucket policy > Edit',
      'Add a statement: Effect Deny, Principal *, Action s3:*, Resource the bucket and its objects, Condition Bool aws:SecureTransport false',
    ],
    cli: `aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text > policy.json
# add to its Statement (without a policy: {"Version": "2012-10-17", "Statement": [...]}):
# {"Sid": "OnlyTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
#  "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"],
#  "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
# policy.json replaces the policy as a whole; clients without TLS are denied
aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json`,
    ...bucketPolicy(
      {
        Sid: 'OnlyTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [sub('arn:${AWS::Partition}:s3:::BUCKET'), sub('arn:${AWS::Partition}:s3:::BUCKET/*')],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      'a bucket has one policy: add the statement to the one it has',
    ),
  },
  'S3.6': {
    console: [
      'S3 > Buckets, open the bucket, Permissions, Bucket policy > Edit',
      'In the statements for other accounts, take out s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration and s3:PutObjectAcl, and wildcards that contain them',
    ],
    cli: editPolicy,
    ...bucketPolicy({
      '#': 'the rest as it is; what another account needs, by name',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::OTHER_ACCOUNT_ID:role/ROLE' },
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: sub('arn:${AWS::Partition}:s3:::BUCKET/*'),
    }),
  },
  'S3.8': {
    console: [
      'S3 > Buckets, open the bucket, Permissions, Block public access > Edit',
      'Turn Block all public access on; a website read from the bucket itself stops',
    ],
    cli: `# a website read from the bucket itself stops: put CloudFront before it
aws s3api put-public-access-block --bucket BUCKET \\
  --public-access-block-configuration ${blockAll}`,
    cloudformation: blockedBucket,
    terraform: blockedBucketHcl,
  },
  'S3.12': {
    console: [
      'S3 > Buckets, open the bucket, Permissions, Access control list: grant the same access by the bucket policy',
      'Access control list > Edit: leave the bucket owner only',
      'Object Ownership > Edit: ACLs disabled (Bucket owner enforced). Uploads that set another list fail from then on',
    ],
    cli: `# who has grants by the list needs them in the bucket policy first
aws s3api get-bucket-acl --bucket BUCKET
aws s3api put-bucket-acl --bucket BUCKET --acl private
# uploads that set another list than bucket-owner-full-control fail from then on
aws s3api put-bucket-ownership-controls --bucket BUCKET \\
  --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
    cloudformation: template({
      Bucket: existing(
        'AWS::S3::Bucket',
        { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
        'who has grants by the list needs them in the bucket policy first',
        { without: ['AccessControl'] },
      ),
    }),
    terraform: `# without an aws_s3_bucket_acl; who has grants by the list needs them in the bucket policy first
resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = "BUCKET"

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}`,
  },
  'S3.19': {
    console: [
      'The settings are chosen when an access point is made. S3 > Access points > Create access point: a new name, the same bucket and network origin, Block all public access on',
      'Give it the policy of the old one, without public statements; let the applications use it (its ARN and alias are new)',
      'Then delete the old access point',
    ],
    cli: `# the settings are chosen when an access point is made: a new one, whose ARN and alias the applications must use
aws s3control create-access-point --account-id ACCOUNT_ID --name NEW_ACCESS_POINT --bucket BUCKET \\
  --public-access-block-configuration ${blockAll}
aws s3control put-access-point-policy --account-id ACCOUNT_ID --name NEW_ACCESS_POINT --policy file://policy.json
# when the applications use it
aws s3control delete-access-point --account-id ACCOUNT_ID --name OLD_ACCESS_POINT`,
    cloudformation: template({
      '#': 'the settings are chosen when an access point is made: a new one, and then the old one out of the template',
      AccessPoint: resource('AWS::S3::AccessPoint', {
        Name: 'NEW_ACCESS_POINT',
        Bucket: 'BUCKET',
        PublicAccessBlockConfiguration: blocked,
      }),
    }),
    terraform: `# the settings are chosen when an access point is made: a change of them replaces it
resource "aws_s3_access_point" "this" {
  name   = "NEW_ACCESS_POINT"
  bucket = "BUCKET"

  public_access_block_configuration {
    block_public_acls       = true
    ignore_public_acls      = true
    block_public_policy     = true
    restrict_public_buckets = true
  }
}`,
  },
  'S3.24': {
    console: [
      'The settings are chosen when it is made. S3 > Multi-Region Access Points > Create: a new name, the same buckets, Block all public access on; it takes up to a day',
      'Give it the policy of the old one, without public statements; let the applications use it (its ARN and alias are new)',
      'Then delete the old Multi-Region Access Point',
    ],
    cli: `# the requests about it are routed to us-west-2; it takes up to a day, and the operation's token tells how far it is
aws s3control create-multi-region-access-point --region us-west-2 --account-id ACCOUNT_ID --details '{
  "Name": "NEW_ACCESS_POINT",
  "PublicAccessBlock": {"BlockPublicAcls": true, "IgnorePublicAcls": true, "BlockPublicPolicy": true, "RestrictPublicBuckets": true},
  "Regions": [{"Bucket": "BUCKET_IN_REGION_A"}, {"Bucket": "BUCKET_IN_REGION_B"}]
}'
# when the applications use it
aws s3control delete-multi-region-access-point --region us-west-2 --account-id ACCOUNT_ID --details Name=OLD_ACCESS_POINT`,
    cloudformation: template({
      '#': 'a change of these settings replaces it: give it a new name',
      MultiRegionAccessPoint: resource('AWS::S3::MultiRegionAccessPoint', {
        Name: 'NEW_ACCESS_POINT',
        PublicAccessBlockConfiguration: blocked,
        Regions: [{ Bucket: 'BUCKET_IN_REGION_A' }, { Bucket: 'BUCKET_IN_REGION_B' }],
      }),
    }),
    terraform: `# a change of these settings replaces it: give it a new name
resource "aws_s3control_multi_region_access_point" "this" {
  details {
    name = "NEW_ACCESS_POINT"

    public_access_block {
      block_public_acls       = true
      ignore_public_acls      = true
      block_public_policy     = true
      restrict_public_buckets = true
    }

    region {
      bucket = "BUCKET_IN_REGION_A"
    }

    region {
      bucket = "BUCKET_IN_REGION_B"
    }
  }
}`,
  },
  'Demarc.S3.1': {
    console: [
      'S3 > Buckets, open the bucket, Permissions, Bucket policy > Edit',
      'Replace s3:* and NotAction by the actions that each principal needs',
    ],
    cli: editPolicy,
    ...bucketPolicy({
      '#': 'the rest as it is; the actions by name',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:role/ROLE' },
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: sub('arn:${AWS::Partition}:s3:::BUCKET/*'),
    }),
  },
  'Demarc.S3.2': {
    console: [
      'S3 > Access points, open the access point, Permissions, Access point policy > Edit',
      'Replace the principal * by the accounts, roles or users that use it',
    ],
    cli: `aws s3control get-access-point-policy --account-id ACCOUNT_ID --name ACCESS_POINT --query Policy --output text > policy.json
# name the principals in policy.json; it replaces the policy as a whole
aws s3control put-access-point-policy --account-id ACCOUNT_ID --name ACCESS_POINT --policy file://policy.json`,
    cloudformation: template({
      AccessPoint: existing('AWS::S3::AccessPoint', {
        Policy: policyDocument(readObjects),
      }),
    }),
    terraform: `resource "aws_s3control_access_point_policy" "this" {
  access_point_arn = "arn:aws:s3:REGION:ACCOUNT_ID:accesspoint/ACCESS_POINT"
  policy = ${policyHcl([readObjects])}
}`,
  },
}

import { policyHcl } from '../../../controls/hcl.ts'
import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { assumedBy } from '../../../controls/snippets.ts'
import { existing, getAtt, policyDocument, resource, template } from '../../../controls/template.ts'

/** The shared text of both remedies for S3 data events; each such event costs money. */
const objectEvents = (kind: 'ReadOnly' | 'WriteOnly', console: string): Remedy => ({
  console: [
    'CloudTrail > Trails, open a trail of all regions, Data events > Edit',
    `Data event: choose the resource type S3 and the log selector template ${console}, for all current and future buckets. Each event is billed`,
  ],
  cli: `# the selectors replace those the trail has: see them first, and name what you keep. Each data event is billed
aws cloudtrail get-event-selectors --trail-name TRAIL
aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[
  {"ReadWriteType": "All", "IncludeManagementEvents": true, "DataResources": []},
  {"ReadWriteType": "${kind}", "IncludeManagementEvents": false,
    "DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]}]}
]'`,
  cloudformation: template({
    Trail: existing(
      'AWS::CloudTrail::Trail',
      {
        IsMultiRegionTrail: true,
        EventSelectors: [
          { ReadWriteType: 'All', IncludeManagementEvents: true },
          {
            ReadWriteType: kind,
            IncludeManagementEvents: false,
            DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
          },
        ],
      },
      'each data event is billed',
      { without: ['AdvancedEventSelectors'] },
    ),
  }),
  terraform: `resource "aws_cloudtrail" "this" {
  # the rest as it is; each data event is billed
  is_multi_region_trail = true

  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }

  event_selector {
    read_write_type           = "${kind}"
    include_management_events = false

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
})

const byCloudTrail = assumedBy({ Service: 'cloudtrail.amazonaws.com' })
const writeLogs = { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }

export const cloudtrailRemedies: Remedies = {
  'CloudTrail.1': {
    console: [
      'CloudTrail > Trails, open the trail (or Create trail: one made in the console covers all regions)',
      'A trail of one region only: make a new one instead, the console cannot widen it',
      'Management events > Edit: choose Read and Write. At the top: Start logging, if it is stopped',
    ],
    cli: `# in the home region of the trail
aws cloudtrail update-trail --name TRAIL --is-multi-region-trail --include-global-service-events
# the selectors replace those the trail has, data events too: see them first, and name what you keep
aws cloudtrail get-event-selectors --trail-name TRAIL
aws cloudtrail put-event-selectors --trail-name TRAIL \\
  --event-selectors '[{"ReadWriteType": "All", "IncludeManagementEvents": true, "DataResources": []}]'
aws cloudtrail start-logging --name TRAIL`,
    cloudformation: template({
      Trail: resource('AWS::CloudTrail::Trail', {
        S3BucketName: 'LOG_BUCKET',
        IsLogging: true,
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
      }),
    }),
    terraform: `resource "aws_cloudtrail" "this" {
  name                          = "TRAIL"
  s3_bucket_name                = "LOG_BUCKET"
  enable_logging                = true
  is_multi_region_trail         = true
  include_global_service_events = true

  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}`,
  },
  'CloudTrail.2': {
    console: [
      'CloudTrail > Trails, open the trail, General details > Edit',
      'Log file SSE-KMS encryption: Enabled, and choose a customer managed key in the region of the bucket',
    ],
    cli: `# the policy of the key must let cloudtrail.amazonaws.com encrypt with it, and the readers of the logs decrypt
aws cloudtrail update-trail --name TRAIL --kms-key-id KEY_ARN`,
    cloudformation: template({ Trail: existing('AWS::CloudTrail::Trail', { KMSKeyId: 'KEY_ARN' }) }),
    terraform: `resource "aws_cloudtrail" "this" {
  # the rest as it is
  kms_key_id = "KEY_ARN"
}`,
  },
  'CloudTrail.3': {
    console: [
      'CloudTrail > Trails, open a trail and choose Start logging',
      'If there is none: Create trail, and let it make a bucket or name one',
    ],
    cli: `aws cloudtrail start-logging --name TRAIL
# if there is no trail: the policy of the bucket must let cloudtrail.amazonaws.com write
aws cloudtrail create-trail --name NEW_TRAIL --s3-bucket-name LOG_BUCKET \\
  --is-multi-region-trail --enable-log-file-validation
aws cloudtrail start-logging --name NEW_TRAIL`,
    cloudformation: template({
      Trail: resource('AWS::CloudTrail::Trail', {
        S3BucketName: 'LOG_BUCKET',
        IsLogging: true,
        IsMultiRegionTrail: true,
        EnableLogFileValidation: true,
      }),
    }),
    terraform: `resource "aws_cloudtrail" "this" {
  name                       = "TRAIL"
  s3_bucket_name             = "LOG_BUCKET"
  enable_logging             = true
  is_multi_region_trail      = true
  enable_log_file_validation = true
}`,
  },
  'CloudTrail.4': {
    console: [
      'CloudTrail > Trails, open the trail, General details > Edit',
      'Additional settings > Log file validation: Enabled',
    ],
    cli: 'aws cloudtrail update-trail --name TRAIL --enable-log-file-validation',
    cloudformation: template({ Trail: existing('AWS::CloudTrail::Trail', { EnableLogFileValidation: true }) }),
    terraform: `resource "aws_cloudtrail" "this" {
  # the rest as it is
  enable_log_file_validation = true
}`,
  },
  'CloudTrail.5': {
    console: [
      'CloudTrail > Trails, open the trail, CloudWatch Logs > Edit',
      'CloudWatch Logs: Enabled; choose the log group, and the role that may write to it',
    ],
    cli: `# the role lets cloudtrail.amazonaws.com do logs:CreateLogStream and logs:PutLogEvents in the log group
aws cloudtrail update-trail --name TRAIL --cloud-watch-logs-role-arn ROLE_ARN \\
  --cloud-watch-logs-log-group-arn 'arn:aws:logs:REGION:ACCOUNT_ID:log-group:LOG_GROUP:*'`,
    cloudformation: template({
      LogGroup: resource('AWS::Logs::LogGroup', { RetentionInDays: 365 }),
      Role: resource('AWS::IAM::Role', {
        AssumeRolePolicyDocument: policyDocument(byCloudTrail),
        Policies: [
          {
            PolicyName: 'write-logs',
            PolicyDocument: policyDocument({ ...writeLogs, Resource: getAtt('LogGroup', 'Arn') }),
          },
        ],
      }),
      Trail: existing('AWS::CloudTrail::Trail', {
        CloudWatchLogsLogGroupArn: getAtt('LogGroup', 'Arn'),
        CloudWatchLogsRoleArn: getAtt('Role', 'Arn'),
      }),
    }),
    terraform: `resource "aws_cloudwatch_log_group" "trail" {
  name              = "LOG_GROUP"
  retention_in_days = 365
}

resource "aws_iam_role" "trail" {
  name = "ROLE"
  assume_role_policy = ${policyHcl([byCloudTrail])}
}

resource "aws_iam_role_policy" "trail" {
  role = aws_iam_role.trail.id
  policy = ${policyHcl([{ ...writeLogs, Resource: '${aws_cloudwatch_log_group.trail.arn}:*' }])}
}

resource "aws_cloudtrail" "this" {
  # the rest as it is
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}`,
  },
  'CloudTrail.6': {
    console: [
      'S3 > Buckets, open the bucket of the trail, Permissions',
      'Block public access > Edit: turn Block all public access on',
      'Bucket policy and Access control list: remove public grants',
    ],
    cli: `aws s3api put-public-access-block --bucket LOG_BUCKET --public-access-block-configuration \\
  BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
# then look for public statements and grants, and remove them
aws s3api get-bucket-policy --bucket LOG_BUCKET --query Policy --output text
aws s3api get-bucket-acl --bucket LOG_BUCKET`,
    cloudformation: template({
      LogBucket: existing('AWS::S3::Bucket', {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
    }),
    terraform: `resource "aws_s3_bucket_public_access_block" "trail" {
  bucket                  = "LOG_BUCKET"
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}`,
  },
  'CloudTrail.7': {
    console: [
      'S3 > Buckets, open the bucket of the trail, Properties > Server access logging > Edit',
      'Enable, and choose another bucket of the same region and account as the target',
    ],
    cli: `# the policy of the other bucket must let logging.s3.amazonaws.com put objects
aws s3api put-bucket-logging --bucket LOG_BUCKET --bucket-logging-status \\
  '{"LoggingEnabled": {"TargetBucket": "ACCESS_LOG_BUCKET", "TargetPrefix": "trail/"}}'`,
    cloudformation: template({
      LogBucket: existing(
        'AWS::S3::Bucket',
        { LoggingConfiguration: { DestinationBucketName: 'ACCESS_LOG_BUCKET', LogFilePrefix: 'trail/' } },
        'the policy of the other bucket must let logging.s3.amazonaws.com put objects',
      ),
    }),
    terraform: `# the policy of the other bucket must let logging.s3.amazonaws.com put objects
resource "aws_s3_bucket_logging" "trail" {
  bucket        = "LOG_BUCKET"
  target_bucket = "ACCESS_LOG_BUCKET"
  target_prefix = "trail/"
}`,
  },
  'Demarc.CloudTrail.1': {
    console: [
      'S3 > Buckets, open the bucket of the trail, Management > Create lifecycle rule',
      'Limit it to the prefix AWSLogs/; move current versions to a colder class, and expire them after the period that you must keep them',
    ],
    cli: `# the rules replace those the bucket has: see them first. What is older than Days is deleted: choose the period that you must keep
aws s3api get-bucket-lifecycle-configuration --bucket LOG_BUCKET
aws s3api put-bucket-lifecycle-configuration --bucket LOG_BUCKET --lifecycle-configuration '{
  "Rules": [{
    "ID": "keep-the-logs-two-years",
    "Status": "Enabled",
    "Filter": {"Prefix": "AWSLogs/"},
    "Transitions": [{"Days": 90, "StorageClass": "GLACIER_IR"}],
    "Expiration": {"Days": 730}
  }]
}'`,
    cloudformation: template({
      LogBucket: existing(
        'AWS::S3::Bucket',
        {
          LifecycleConfiguration: {
            Rules: [
              {
                Id: 'keep-the-logs-two-years',
                Status: 'Enabled',
                Prefix: 'AWSLogs/',
                Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
                ExpirationInDays: 730,
              },
            ],
          },
        },
        'choose the period that you must keep the logs',
      ),
    }),
    terraform: `resource "aws_s3_bucket_lifecycle_configuration" "trail" {
  bucket = "LOG_BUCKET"

  # choose the period that you must keep the logs
  rule {
    id     = "keep-the-logs-two-years"
    status = "Enabled"

    filter {
      prefix = "AWSLogs/"
    }

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }

    expiration {
      days = 730
    }
  }
}`,
  },
  'Demarc.CloudTrail.2': {
    console: [
      'CloudTrail > Trails, open the trail, Insights events > Edit',
      'Choose Insights events, with API call rate and API error rate. The events analysed are billed',
    ],
    cli: `# the events analysed are billed
aws cloudtrail put-insight-selectors --trail-name TRAIL \\
  --insight-selectors InsightType=ApiCallRateInsight InsightType=ApiErrorRateInsight`,
    cloudformation: template({
      Trail: existing(
        'AWS::CloudTrail::Trail',
        { InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }] },
        'the events analysed are billed',
      ),
    }),
    terraform: `resource "aws_cloudtrail" "this" {
  # the rest as it is; the events analysed are billed
  insight_selector {
    insight_type = "ApiCallRateInsight"
  }

  insight_selector {
    insight_type = "ApiErrorRateInsight"
  }
}`,
  },
  'S3.22': objectEvents('WriteOnly', 'Log writeOnly events'),
  'S3.23': objectEvents('ReadOnly', 'Log readOnly events'),
}

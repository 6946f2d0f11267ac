import type { Remedies } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'

export const s3ExpressRemedies: Remedies = {
  'S3.25': {
    console: [
      'S3 > Directory buckets, open the bucket, Management > Create lifecycle rule, for all objects or a prefix',
      'Expire current versions of objects: after the days that they are needed; and Delete incomplete multipart uploads',
    ],
    cli: `# the rules replace those the bucket has. What is older than Days is deleted: choose the days that objects are needed
aws s3api put-bucket-lifecycle-configuration --bucket DIRECTORY_BUCKET --lifecycle-configuration '{
  "Rules": [{
    "ID": "expire",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "Expiration": {"Days": 30},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}
  }]
}'`,
    cloudformation: template({
      DirectoryBucket: existing(
        'AWS::S3Express::DirectoryBucket',
        {
          LifecycleConfiguration: {
            Rules: [
              {
                Id: 'expire',
                Status: 'Enabled',
                ExpirationInDays: 30,
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
              },
            ],
          },
        },
        'what is older is deleted: choose the days that objects are needed',
      ),
    }),
    terraform: `resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = "DIRECTORY_BUCKET"

  # what is older is deleted: choose the days that objects are needed
  rule {
    id     = "expire"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}`,
  },
}

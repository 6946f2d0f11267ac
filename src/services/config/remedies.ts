import type { Remedies } from '../../controls/remedy.ts'
import { existing, resource, template } from '../../controls/template.ts'

const role = 'arn:aws:iam::ACCOUNT_ID:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'

const recorder = {
  cli: `aws configservice put-configuration-recorder \\
  --configuration-recorder name=default,roleARN=${role} \\
  --recording-group allSupported=true,includeGlobalResourceTypes=true
aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=BUCKET
aws configservice start-configuration-recorder --configuration-recorder-name default`,
  cloudformation: template({
    Recorder: resource('AWS::Config::ConfigurationRecorder', {
      Name: 'default',
      RoleARN: role,
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    }),
    Channel: resource('AWS::Config::DeliveryChannel', { Name: 'default', S3BucketName: 'BUCKET' }),
  }),
  terraform: `resource "aws_config_configuration_recorder" "this" {
  name     = "default"
  role_arn = "${role}"

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "this" {
  name           = "default"
  s3_bucket_name = "BUCKET"
  depends_on     = [aws_config_configuration_recorder.this]
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.this]
}`,
}

const channel = (step: string) => ({
  console: ['AWS Config > Settings, Edit', step, 'Save'],
  cli: `aws configservice describe-delivery-channel-status
aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=BUCKET,s3KmsKeyArn=KEY_ARN`,
  cloudformation: template({
    Channel: existing('AWS::Config::DeliveryChannel', {
      S3BucketName: 'BUCKET',
      S3KmsKeyArn: 'KEY_ARN',
    }),
  }),
  terraform: `resource "aws_config_delivery_channel" "this" {
  name           = "default"
  s3_bucket_name = "BUCKET"
  s3_kms_key_arn = "KEY_ARN"
}`,
})

export const configRemedies: Remedies = {
  'Config.1': {
    console: [
      'AWS Config > Settings, Edit (or Get started for a first setup)',
      'Recording strategy: All resource types, without exclusions; IAM role: the AWS Config service-linked role',
      'Delivery channel: the S3 bucket of your logs, Save. Do the same in every Region in use',
    ],
    ...recorder,
  },
  'Demarc.Config.1': {
    console: [
      'AWS Config > Settings in one region, Edit',
      'Recording strategy: All resource types, including the globally recorded resource types (IAM), Save',
    ],
    ...recorder,
  },
  'Demarc.Config.2': {
    console: [
      'AWS Config > Settings: read the last error of the recorder',
      'Edit: choose the AWS Config service-linked role, Save',
    ],
    ...recorder,
  },
  'Demarc.Config.3': channel(
    'Delivery channel: a bucket of this account, with a bucket policy that allows config.amazonaws.com to write',
  ),
  'Demarc.Config.5': {
    console: ['AWS Config > Settings, Edit', 'Recording strategy: All resource types, without exclusions, Save'],
    cli: recorder.cli,
    cloudformation: template({
      Recorder: existing('AWS::Config::ConfigurationRecorder', {
        RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
      }),
    }),
    terraform: recorder.terraform,
  },
  'Demarc.Config.4': channel('Delivery channel: a bucket and the KMS key that encrypts delivered objects'),
}

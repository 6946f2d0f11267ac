import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { existing, type TemplateProperties, template } from '../../controls/template.ts'

/** Changes a setting of a project. UpdateProject replaces each member of the request as a whole. */
const project = (
  steps: readonly string[],
  option: string,
  properties: TemplateProperties<'AWS::CodeBuild::Project'>,
  hcl: string,
): Remedy => ({
  console: ['CodeBuild > Build projects, open the project > Edit', ...steps],
  cli: `# what is given replaces the setting as a whole: compare with the answer of
aws codebuild batch-get-projects --names PROJECT
aws codebuild update-project --name PROJECT ${option}`,
  cloudformation: template({ Project: existing('AWS::CodeBuild::Project', properties) }),
  terraform: `resource "aws_codebuild_project" "this" {
  # the rest as it is
${hcl}
}`,
})

const s3Logs = { Status: 'ENABLED', Location: 'BUCKET/PREFIX', EncryptionDisabled: false } as const

export const codebuildRemedies: Remedies = {
  'CodeBuild.1': project(
    [
      'Source: Disconnect from Bitbucket, then Connect using OAuth (or choose a connection)',
      'Repository: the URL without user name, password or token; Update project',
      'Bitbucket > App passwords and access tokens: revoke the one that stood in the URL',
    ],
    '--source \'{"type":"BITBUCKET","location":"https://bitbucket.org/TEAM/REPOSITORY.git"}\'',
    {
      Source: { Type: 'BITBUCKET', Location: 'https://bitbucket.org/TEAM/REPOSITORY.git' },
      SecondarySources: [],
    },
    `  source {
    type     = "BITBUCKET"
    location = "https://bitbucket.org/TEAM/REPOSITORY.git"
  }`,
  ),
  'CodeBuild.2': project(
    [
      'Environment > Additional configuration: remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; Update project',
      'IAM > Roles, open the service role of the project: give it the permissions that the key had',
      'IAM > Users, open the user of the key > Security credentials: deactivate the key, and delete it later',
    ],
    `--environment '{"type":"LINUX_CONTAINER","computeType":"BUILD_GENERAL1_SMALL","image":"aws/codebuild/standard:7.0","environmentVariables":[]}'
aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive`,
    {
      Environment: {
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/standard:7.0',
        Type: 'LINUX_CONTAINER',
        EnvironmentVariables: [],
      },
    },
    `  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
    # without AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
  }`,
  ),
  'CodeBuild.3': project(
    ['Logs > S3: clear "Disable S3 log encryption"; Update project'],
    '--logs-config \'{"s3Logs":{"status":"ENABLED","location":"BUCKET/PREFIX","encryptionDisabled":false}}\'',
    { LogsConfig: { S3Logs: s3Logs } },
    `  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "BUCKET/PREFIX"
      encryption_disabled = false
    }
  }`,
  ),
  'CodeBuild.4': project(
    ['Logs: turn on CloudWatch logs, and enter a group name; Update project'],
    '--logs-config \'{"cloudWatchLogs":{"status":"ENABLED","groupName":"LOG_GROUP"}}\'',
    { LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: 'LOG_GROUP' } } },
    `  logs_config {
    cloudwatch_logs {
      status     = "ENABLED"
      group_name = "LOG_GROUP"
    }
  }`,
  ),
  'CodeBuild.7': {
    console: [
      'CodeBuild > Report groups, open the report group > Edit',
      'Additional configuration: clear "Disable artifact encryption"; Save changes',
    ],
    cli: `aws codebuild update-report-group --arn REPORT_GROUP_ARN --export-config \\
  '{"exportConfigType":"S3","s3Destination":{"bucket":"BUCKET","encryptionDisabled":false,"encryptionKey":"KEY_ARN"}}'`,
    cloudformation: template({
      Reports: existing('AWS::CodeBuild::ReportGroup', {
        ExportConfig: {
          ExportConfigType: 'S3',
          S3Destination: { Bucket: 'BUCKET', EncryptionDisabled: false, EncryptionKey: 'KEY_ARN' },
        },
      }),
    }),
    terraform: `resource "aws_codebuild_report_group" "this" {
  name = "REPORTS"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket              = "BUCKET"
      encryption_disabled = false
      encryption_key      = "KEY_ARN"
    }
  }
}`,
  },
}

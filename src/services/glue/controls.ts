import { unknown } from '../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { not } from '../../controls/remedy.ts'
import { existing, template } from '../../controls/template.ts'
import { settingIs } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html'

export const transformsAreEncrypted = control({
  id: 'Glue.3',
  compared: '2026-11-30',
  configRule: 'glue-ml-transform-encrypted-at-rest',
  on: 'AWS::Glue::MLTransform',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Glue machine learning transforms should encrypt user data with KMS (MLUserDataEncryptionMode)',
  finding: ({ TransformEncryption }) =>
    settingIs('MLUserDataEncryptionMode', TransformEncryption?.MLUserDataEncryption?.MLUserDataEncryptionMode),
  reads: ['TransformEncryption'],
  holds: ({ TransformEncryption: encryption }) => {
    // encryption is optional (glue/latest/dg/console-machine-learning-transforms.html)
    if (encryption === null) return false
    const mode = encryption.MLUserDataEncryption?.MLUserDataEncryptionMode
    // templates have no dash, the API has one (glue/latest/webapi/API_MLUserDataEncryption.html)
    if (mode === 'SSEKMS' || mode === 'SSE-KMS') return true
    return mode === 'DISABLED' ? false : unknown('TransformEncryption.MLUserDataEncryption')
  },
  fix: 'Create a transform with TransformEncryption.MLUserDataEncryption of the mode SSE-KMS and delete the old one: the setting cannot be changed.',
  remedy: () => ({
    console: [
      'AWS Glue > Data Integration and ETL > Record Matching > Create transform',
      'Encrypt machine learning user data with a KMS key; Create, teach it with the labels of the old one, then delete that',
    ],
    cli: copiedByCloudControl('AWS::Glue::MLTransform', 'TRANSFORM_ID', 'set TransformEncryption.MLUserDataEncryption'),
    cloudformation: template({
      Transform: existing(
        'AWS::Glue::MLTransform',
        {
          TransformEncryption: {
            MLUserDataEncryption: { MLUserDataEncryptionMode: 'SSEKMS', KmsKeyId: 'KEY_ARN' },
          },
        },
        'replaces the transform: teach it again with the labels of the old one',
      ),
    }),
    terraform: not('the AWS provider has no argument for the encryption of a transform'),
  }),
  source: `${docs}#glue-3`,
})

/** Negative if the first version is older: `0.9`, `3.0`, `5.1`. */
const order = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

export const sparkJobsRunSupportedVersions = control({
  id: 'Glue.4',
  compared: '2026-11-30',
  parameters: { minimumSupportedGlueVersion: { value: '3.0' } },
  configRule: 'glue-spark-job-supported-version',
  on: 'AWS::Glue::Job',
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'Glue Spark jobs should run Glue {minimumSupportedGlueVersion} or later (GlueVersion)',
  finding: ({ GlueVersion }, { parameters }) =>
    `${settingIs('GlueVersion', GlueVersion)} (at least ${parameters.minimumSupportedGlueVersion})`,
  reads: ['Command', 'GlueVersion'],
  applies: ({ Command }) => Command?.Name === 'glueetl',
  holds: ({ GlueVersion: version }, { parameters }) => {
    // AWS fails a job without a version
    if (version === null) return false
    return /^\d+\.\d+$/.test(version)
      ? order(version, parameters.minimumSupportedGlueVersion) >= 0
      : unknown('GlueVersion')
  },
  fix: 'Set GlueVersion to the newest version that the script runs on (UpdateJob), and test the job: Spark and Python change with it.',
  remedy: () => ({
    console: [
      'AWS Glue > ETL jobs, open the job > Job details',
      'Glue version: choose Glue 5.0 or later; Save, and run the job with test data',
    ],
    cli: updatedByCloudControl('AWS::Glue::Job', 'JOB', { '/GlueVersion': '5.0' }),
    cloudformation: template({
      Job: existing('AWS::Glue::Job', { GlueVersion: '5.0' }, 'Spark and Python change: test the job'),
    }),
    terraform: `resource "aws_glue_job" "this" {
  # the rest as it is
  name         = "JOB"
  role_arn     = "ROLE_ARN"
  glue_version = "5.0"
}`,
  }),
  source: `${docs}#glue-4`,
})

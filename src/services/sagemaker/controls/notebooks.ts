import { unknown } from '../../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../../controls/cloud-control-snippets.ts'
import { control } from '../../../controls/control.ts'
import { existing, template } from '../../../controls/template.ts'
import { settingIs } from '../../../controls/wording.ts'
import { pageOf } from './page.ts'

const on = 'AWS::SageMaker::NotebookInstance'
const REPLACED = 'replaces the notebook instance: copy what its volume has before'

/** The steps for a setting that cannot be changed after creation. */
const inNew = (...steps: readonly string[]): readonly string[] => [
  'Amazon SageMaker AI > Notebooks > Create notebook instance',
  ...steps,
  'Copy the notebooks from the old instance, then stop and delete it',
]

/** Whether a setting is `Disabled` rather than `Enabled`. */
const isDisabled = (value: string | null, name: string) =>
  value === 'Disabled' || (value === 'Enabled' ? false : unknown(name))

export const notebooksHaveNoDirectInternetAccess = control({
  id: 'SageMaker.1',
  compared: '2026-11-30',
  configRule: 'sagemaker-notebook-no-direct-internet-access',
  on,
  responsibility: 'egress-rules',
  severity: 'high',
  title: 'SageMaker notebook instances should reach the internet through a VPC only (DirectInternetAccess)',
  finding: 'DirectInternetAccess is Enabled: traffic leaves through a network of SageMaker',
  reads: ['DirectInternetAccess'],
  holds: ({ DirectInternetAccess }) => isDisabled(DirectInternetAccess, 'DirectInternetAccess'),
  fix: 'Create a notebook instance with DirectInternetAccess Disabled and a subnet, and move to it: the setting cannot be changed.',
  remedy: () => ({
    console: inNew('Network: choose a VPC, subnets and security groups; Direct internet access: Disable'),
    cli: copiedByCloudControl(
      on,
      'NOTEBOOK_ARN',
      'set DirectInternetAccess to Disabled, SubnetId and SecurityGroupIds',
    ),
    cloudformation: template({
      Notebook: existing(
        on,
        { DirectInternetAccess: 'Disabled', SubnetId: 'SUBNET_ID', SecurityGroupIds: ['SECURITY_GROUP_ID'] },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_sagemaker_notebook_instance" "this" {
  # the rest as it is; the change replaces the instance
  direct_internet_access = "Disabled"
  subnet_id              = "SUBNET_ID"
  security_groups        = ["SECURITY_GROUP_ID"]
}`,
  }),
  source: pageOf('SageMaker.1'),
})

export const notebooksRunInVpc = control({
  id: 'SageMaker.2',
  compared: '2026-11-30',
  configRule: 'sagemaker-notebook-instance-inside-vpc',
  on,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'SageMaker notebook instances should be in a VPC of yours (SubnetId)',
  finding: 'SubnetId is not set: the instance is in a network of SageMaker alone',
  reads: ['SubnetId'],
  holds: ({ SubnetId }) => Boolean(SubnetId),
  fix: 'Create a notebook instance with SubnetId and SecurityGroupIds and move to it: the setting cannot be changed.',
  remedy: () => ({
    console: inNew('Network: choose a VPC, a subnet and security groups'),
    cli: copiedByCloudControl(on, 'NOTEBOOK_ARN', 'set SubnetId and SecurityGroupIds'),
    cloudformation: template({
      Notebook: existing(on, { SubnetId: 'SUBNET_ID', SecurityGroupIds: ['SECURITY_GROUP_ID'] }, REPLACED),
    }),
    terraform: `resource "aws_sagemaker_notebook_instance" "this" {
  # the rest as it is; the change replaces the instance
  subnet_id       = "SUBNET_ID"
  security_groups = ["SECURITY_GROUP_ID"]
}`,
  }),
  source: pageOf('SageMaker.2'),
})

export const notebooksHaveNoRootAccess = control({
  id: 'SageMaker.3',
  compared: '2026-11-30',
  configRule: 'sagemaker-notebook-instance-root-access-check',
  on,
  responsibility: 'least-privilege',
  severity: 'high',
  title: 'SageMaker notebook instances should not give their users root access (RootAccess)',
  finding: 'RootAccess is Enabled: users of the instance can become root',
  reads: ['RootAccess'],
  holds: ({ RootAccess }) => isDisabled(RootAccess, 'RootAccess'),
  fix: 'Stop the notebook instance and set RootAccess to Disabled (UpdateNotebookInstance); lifecycle configurations still run as root.',
  remedy: () => ({
    console: [
      'Amazon SageMaker AI > Notebooks, choose the instance > Actions > Stop, then Update settings',
      'Permissions and encryption > Root access: Disable; Update notebook instance, and start it',
    ],
    cli: updatedByCloudControl(on, 'NOTEBOOK_ARN', { '/RootAccess': 'Disabled' }),
    cloudformation: template({
      Notebook: existing(on, { RootAccess: 'Disabled' }, 'stops the notebook instance and starts it again'),
    }),
    terraform: `resource "aws_sagemaker_notebook_instance" "this" {
  # the rest as it is
  root_access = "Disabled"
}`,
  }),
  source: pageOf('SageMaker.3'),
})

export const notebooksRunSupportedPlatform = control({
  id: 'SageMaker.8',
  compared: '2026-11-30',
  parameters: { supportedPlatformIdentifierVersions: { value: ['notebook-al2023-v1'] } },
  configRule: 'sagemaker-notebook-instance-platform-version',
  on,
  responsibility: 'os-renewal',
  severity: 'medium',
  title: 'SageMaker notebook instances should run on a supported platform ({supportedPlatformIdentifierVersions})',
  finding: ({ PlatformIdentifier }) => settingIs('PlatformIdentifier', PlatformIdentifier),
  reads: ['PlatformIdentifier'],
  holds: ({ PlatformIdentifier }, { parameters }) =>
    PlatformIdentifier === null
      ? unknown('PlatformIdentifier')
      : parameters.supportedPlatformIdentifierVersions.includes(PlatformIdentifier),
  fix: 'Create a notebook instance with PlatformIdentifier {supportedPlatformIdentifierVersions} and move to it: the platform cannot be changed.',
  remedy: () => ({
    console: inNew('Platform identifier: Amazon Linux 2023'),
    cli: copiedByCloudControl(on, 'NOTEBOOK_ARN', 'set PlatformIdentifier to notebook-al2023-v1'),
    cloudformation: template({ Notebook: existing(on, { PlatformIdentifier: 'notebook-al2023-v1' }, REPLACED) }),
    terraform: `resource "aws_sagemaker_notebook_instance" "this" {
  # the rest as it is; the change replaces the instance
  platform_identifier = "notebook-al2023-v1"
}`,
  }),
  source: pageOf('SageMaker.8'),
})

export const notebooksHaveOwnKeys = control({
  id: 'SageMaker.21',
  compared: '2026-11-30',
  configRule: 'sagemaker-notebook-instance-storage-vol-kms-encrypted',
  on,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'SageMaker notebook instances should encrypt their volume with a customer managed KMS key (KmsKeyId)',
  finding: "KmsKeyId is not set: the volume is encrypted with AWS's own key",
  reads: ['KmsKeyId'],
  // the rule only requires that a key is named
  holds: ({ KmsKeyId }) => Boolean(KmsKeyId),
  fix: 'Create a notebook instance with KmsKeyId and move to it: the key cannot be changed.',
  remedy: () => ({
    console: inNew('Permissions and encryption > Encryption key: choose a customer managed key'),
    cli: copiedByCloudControl(on, 'NOTEBOOK_ARN', 'set KmsKeyId'),
    cloudformation: template({ Notebook: existing(on, { KmsKeyId: 'KEY_ARN' }, REPLACED) }),
    terraform: `resource "aws_sagemaker_notebook_instance" "this" {
  # the rest as it is; the change replaces the instance
  kms_key_id = "KEY_ARN"
}`,
  }),
  source: pageOf('SageMaker.21'),
})

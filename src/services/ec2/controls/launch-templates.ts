import { control } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const templatesGiveNoPublicAddress = control({
  id: 'EC2.25',
  compared: '2026-11-30',
  configRule: 'ec2-launch-template-public-ip-disabled',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'EC2 launch templates should not give network interfaces a public IP address',
  finding: 'AssociatePublicIpAddress is true on a network interface',
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) =>
    !(data?.NetworkInterfaces ?? []).some((one) => one.AssociatePublicIpAddress === true),
  fix: 'Create a version with AssociatePublicIpAddress false, and make it the default version (ModifyLaunchTemplate).',
  source: `${docs}#ec2-25`,
})

export const templatesRequireImdsV2 = control({
  id: 'EC2.170',
  compared: '2026-11-30',
  configRule: 'ec2-launch-template-imdsv2-check',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'instance-credentials',
  severity: 'low',
  title: 'EC2 launch templates should require IMDSv2 (`HttpTokens` required)',
  finding: ({ LaunchTemplateData: data }) => `HttpTokens is ${data?.MetadataOptions?.HttpTokens ?? 'not set'}`,
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) => data?.MetadataOptions?.HttpTokens === 'required',
  fix: 'Create a version with HttpTokens required in its metadata options, and make it the default version (ModifyLaunchTemplate).',
  source: `${docs}#ec2-170`,
})

export const templatesEncryptVolumes = control({
  id: 'EC2.181',
  compared: '2026-11-30',
  configRule: 'ec2-launch-templates-ebs-volume-encrypted',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EC2 launch templates should not turn off encryption of EBS volumes',
  finding: ({ LaunchTemplateData: data }) => `Encrypted is false on ${listed(unencryptedIn(data))}`,
  reads: ['LaunchTemplateData'],
  // a volume without `Encrypted` follows the default of the Region (EC2.7), and is not judged
  applies: ({ LaunchTemplateData: data }) => mappingsOf(data).some(({ Ebs }) => isSet(Ebs?.Encrypted)),
  holds: ({ LaunchTemplateData: data }) => unencryptedIn(data).length === 0,
  fix: 'Create a version with Encrypted true on each volume, and make it the default version (ModifyLaunchTemplate).',
  source: `${docs}#ec2-181`,
})

interface Mapping {
  readonly DeviceName?: string | undefined
  readonly Ebs?: { readonly Encrypted?: boolean | undefined } | undefined
}
interface Data {
  readonly BlockDeviceMappings?: readonly Mapping[] | undefined
}
const mappingsOf = (data: Data | null): readonly Mapping[] => data?.BlockDeviceMappings ?? []

const isSet = (value: boolean | null | undefined): boolean => value !== undefined && value !== null

/** The devices whose EBS volume a template sets to be unencrypted. */
const unencryptedIn = (data: Data | null): readonly string[] =>
  mappingsOf(data).flatMap(({ DeviceName, Ebs }) => (Ebs?.Encrypted === false ? [DeviceName ?? 'an EBS volume'] : []))

import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const templatesGiveNoPublicAddress = control({
  id: 'EC2.25',
  compared: '2026-11-30',
  configRule: 'ec2-launch-template-public-ip-disabled',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'A launch template gives its network interfaces no public address.',
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) =>
    !(data?.NetworkInterfaces ?? []).some((one) => one.AssociatePublicIpAddress === true),
  fix: 'Make a version with AssociatePublicIpAddress false, and make it the default one.',
  source: `${docs}#ec2-25`,
})

export const templatesRequireImdsV2 = control({
  id: 'EC2.170',
  compared: '2026-11-30',
  configRule: 'ec2-launch-template-imdsv2-check',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'instance-credentials',
  severity: 'low',
  title: 'A launch template requires session tokens for instance metadata (IMDSv2).',
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) => data?.MetadataOptions?.HttpTokens === 'required',
  fix: 'Make a version with HttpTokens required in its metadata options, and make it the default one.',
  source: `${docs}#ec2-170`,
})

export const templatesEncryptVolumes = control({
  id: 'EC2.181',
  compared: '2026-11-30',
  configRule: 'ec2-launch-templates-ebs-volume-encrypted',
  on: 'AWS::EC2::LaunchTemplate',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A launch template leaves no EBS volume unencrypted by its own word.',
  reads: ['LaunchTemplateData'],
  // a volume without the setting is as the region's default says (EC2.7), and is not looked at
  applies: ({ LaunchTemplateData: data }) => explicitIn(data).length > 0,
  holds: ({ LaunchTemplateData: data }) => !explicitIn(data).includes(false),
  fix: 'Make a version with Encrypted true on each volume, and make it the default one.',
  source: `${docs}#ec2-181`,
})

interface Data {
  readonly BlockDeviceMappings?:
    | readonly { readonly Ebs?: { readonly Encrypted?: boolean | undefined } | undefined }[]
    | undefined
}

/** What a template says of the encryption of its volumes, where it says something. */
const explicitIn = (data: Data | null): readonly boolean[] =>
  (data?.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.Encrypted ?? [])

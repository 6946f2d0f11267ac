import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const templatesGiveNoPublicAddress = control({
  id: 'EC2.25',
  configRule: 'ec2-launch-template-public-ip-disabled',
  on: 'AWS::EC2::LaunchTemplate',
  duty: 'no-public-exposure',
  severity: 'high',
  says: 'A launch template gives its network interfaces no public address.',
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) =>
    !(data?.NetworkInterfaces ?? []).some((one) => one.AssociatePublicIpAddress === true),
  fix: 'Make a version with AssociatePublicIpAddress false, and make it the default one.',
  source: `${docs}#ec2-25`,
})

export const templatesRequireImdsV2 = control({
  id: 'EC2.170',
  configRule: 'ec2-launch-template-imdsv2-check',
  on: 'AWS::EC2::LaunchTemplate',
  duty: 'instance-credentials',
  severity: 'low',
  says: 'A launch template requires session tokens for instance metadata (IMDSv2).',
  reads: ['LaunchTemplateData'],
  holds: ({ LaunchTemplateData: data }) => data?.MetadataOptions?.HttpTokens === 'required',
  fix: 'Make a version with HttpTokens required in its metadata options, and make it the default one.',
  source: `${docs}#ec2-170`,
})

export const templatesEncryptVolumes = control({
  id: 'EC2.181',
  configRule: 'ec2-launch-templates-ebs-volume-encrypted',
  on: 'AWS::EC2::LaunchTemplate',
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'A launch template encrypts every EBS volume that it names.',
  reads: ['LaunchTemplateData'],
  applies: ({ LaunchTemplateData: data }) => (data?.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs !== undefined),
  holds: ({ LaunchTemplateData: data }) =>
    (data?.BlockDeviceMappings ?? []).every(({ Ebs }) => Ebs === undefined || Ebs.Encrypted === true),
  fix: 'Make a version with Encrypted true on each volume, and make it the default one.',
  source: `${docs}#ec2-181`,
})

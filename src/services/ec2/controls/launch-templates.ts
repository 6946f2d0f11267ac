import { control, those } from '../../../controls/control.ts'
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
  finding: ({ LaunchTemplateData: data }, { near }) =>
    givesAddress(data)
      ? 'AssociatePublicIpAddress is true on a network interface'
      : `Template attaches network interfaces with an Elastic IP address: ${listed(near.addresses.seen().flatMap(({ state }) => state.NetworkInterfaceId ?? []))}`,
  reads: ['LaunchTemplateData'],
  near: {
    // a launch can only attach an interface that no instance uses: its public address is then an Elastic IP address
    // (AWSEC2/latest/UserGuide/using-instance-addressing.html)
    addresses: those('AWS::EC2::EIP', {
      where: 'state.NetworkInterfaceId',
      // safe: `reads` names it
      is: ({ LaunchTemplateData: data }) => interfacesOf(data as Data | null),
      reads: ['state.NetworkInterfaceId'],
    }),
  },
  holds: ({ LaunchTemplateData: data }, { near }) => !givesAddress(data) && !near.addresses.some(),
  fix: 'Create a version with AssociatePublicIpAddress false and without an interface that has an Elastic IP address, and make it the default version (ModifyLaunchTemplate).',
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
  readonly NetworkInterfaces?:
    | readonly {
        readonly AssociatePublicIpAddress?: boolean | undefined
        readonly NetworkInterfaceId?: string | undefined
      }[]
    | undefined
  readonly BlockDeviceMappings?: readonly Mapping[] | undefined
}
const givesAddress = (data: Data | null): boolean =>
  (data?.NetworkInterfaces ?? []).some((one) => one.AssociatePublicIpAddress === true)

/** The ids of the existing network interfaces that a template attaches. */
const interfacesOf = (data: Data | null): readonly string[] =>
  (data?.NetworkInterfaces ?? []).flatMap(({ NetworkInterfaceId: id }) => id ?? [])

const mappingsOf = (data: Data | null): readonly Mapping[] => data?.BlockDeviceMappings ?? []

const isSet = (value: boolean | null | undefined): boolean => value !== undefined && value !== null

/** The devices whose EBS volumes a template sets to unencrypted. */
const unencryptedIn = (data: Data | null): readonly string[] =>
  mappingsOf(data).flatMap(({ DeviceName, Ebs }) => (Ebs?.Encrypted === false ? [DeviceName ?? 'an EBS volume'] : []))

import type { LayerId, Owner } from '../../catalog/layers.ts'
import { infrastructure } from '../../catalog/service.ts'

type Owners = Partial<Readonly<Record<LayerId, Owner>>>

/** A part of a network: nothing runs in it, and it holds no data. */
const networkPart: Owners = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  'encryption-in-transit': 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
}

/** A setting of a region: it has the one duty that it is there for. */
const setting: Owners = { ...networkPart, network: 'nobody', resilience: 'nobody', logging: 'nobody' }

/** A disk or a copy of one: data at rest, and nothing that runs. */
const storage: Owners = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
}

/** How instances are to be launched: the instances have layers of their own. */
const launch: Owners = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  'encryption-in-transit': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'nobody',
  logging: 'nobody',
}

export const ec2 = infrastructure({
  id: 'ec2',
  title: 'Amazon EC2',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html',
  types: {
    'AWS::EC2::Instance': {
      duties: [
        'os-patching',
        'os-hardening',
        'os-images',
        'platform-configuration',
        'no-public-exposure',
        'firewall-rules',
        'network-placement',
        'instance-credentials',
        'workload-identity',
        'inventory',
        'change-management',
        'monitoring',
      ],
    },
    // Nitro encrypts what travels between instance and volume (ebs/latest/userguide/ebs-encryption.html)
    'AWS::EC2::Volume': { owners: storage, duties: ['encrypt-at-rest', 'backups', 'restore-tests'] },
    'Demarc::EC2::Snapshot': {
      owners: { ...storage, backup: 'nobody', logging: 'nobody', resilience: 'aws' },
      duties: ['no-public-sharing', 'encrypt-at-rest'],
    },
    'Demarc::EC2::Image': {
      owners: { ...storage, 'guest-os': 'customer', backup: 'nobody', logging: 'nobody', resilience: 'aws' },
      duties: ['os-images', 'no-public-sharing', 'encrypt-at-rest'],
    },
    'AWS::EC2::LaunchTemplate': {
      owners: launch,
      duties: ['no-public-exposure', 'instance-credentials', 'encrypt-at-rest'],
    },
    'AWS::EC2::SpotFleet': { owners: launch, duties: ['encrypt-at-rest'] },
    'Demarc::EC2::EbsDefaultEncryption': {
      owners: { ...setting, 'server-side-encryption': 'customer' },
      duties: ['encrypt-at-rest'],
    },
    'Demarc::EC2::SnapshotBlockPublicAccess': {
      owners: { ...setting, 'resource-policy': 'customer' },
      duties: ['no-public-sharing'],
    },
    'Demarc::EC2::ImageBlockPublicAccess': {
      owners: { ...setting, 'resource-policy': 'customer' },
      duties: ['no-public-sharing'],
    },
    'AWS::EC2::VPC': {
      owners: networkPart,
      duties: ['private-connectivity', 'network-placement', 'access-logs'],
    },
    'AWS::EC2::Subnet': { owners: { ...networkPart, logging: 'nobody' }, duties: ['no-public-exposure'] },
    'AWS::EC2::SecurityGroup': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      duties: ['firewall-rules', 'network-hygiene'],
    },
    // it opens nothing: the groups that name it do, and are judged by what it holds
    'AWS::EC2::PrefixList': { owners: setting, duties: [] },
    'AWS::EC2::NetworkAcl': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      duties: ['firewall-rules', 'network-hygiene'],
    },
    'AWS::EC2::FlowLog': {
      owners: {
        ...networkPart,
        network: 'nobody',
        resilience: 'aws',
        'server-side-encryption': 'shared',
        data: 'customer',
      },
      duties: ['data-lifecycle', 'monitoring'],
    },
    'AWS::EC2::NetworkInterface': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      duties: ['firewall-rules'],
    },
    'AWS::EC2::EIP': { owners: { ...networkPart, logging: 'nobody', resilience: 'aws' }, duties: ['network-hygiene'] },
    'AWS::EC2::VPCEndpoint': {
      owners: {
        ...networkPart,
        'guest-os': 'aws',
        platform: 'aws',
        'encryption-in-transit': 'shared',
        'resource-policy': 'customer',
      },
      duties: ['firewall-rules', 'cross-account-sharing'],
    },
    'AWS::EC2::TransitGateway': {
      owners: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'resource-policy': 'customer' },
      duties: ['network-placement', 'cross-account-sharing'],
    },
    'AWS::EC2::ClientVpnEndpoint': {
      owners: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'encryption-in-transit': 'shared' },
      duties: ['access-logs', 'tls-strength', 'mfa'],
    },
    'AWS::EC2::VPNConnection': {
      owners: {
        ...networkPart,
        'guest-os': 'aws',
        platform: 'aws',
        'encryption-in-transit': 'shared',
        resilience: 'shared',
      },
      duties: ['high-availability', 'access-logs', 'tls-strength'],
    },
    'AWS::EC2::VPCBlockPublicAccessOptions': {
      owners: { ...setting, network: 'customer' },
      duties: ['no-public-exposure'],
    },
  },
})

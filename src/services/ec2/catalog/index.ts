import { onOutpost } from '../../../catalog/outposts.ts'
import { textsIn } from '../../../catalog/reading.ts'
import { infrastructure } from '../../../catalog/service.ts'
import { is, some, when } from '../../../catalog/when.ts'
import { networkTypes } from './network.ts'
import { byService, guide, OPERATED, type Parties, setting, subnet } from './parts.ts'

/** A disk or a copy of one: data at rest only. */
const storage: Parties = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
}
/** A copy of a disk: EC2 copies it to S3 in the Region and stores it there. */
const copy: Parties = {
  ...storage,
  'encryption-in-transit': 'aws',
  // data is copied as the source wrote it
  'client-side-encryption': 'none',
  backup: 'none',
  logging: 'none',
  resilience: 'aws',
}

/** Settings for launching instances; the instances have their own layers. */
const launch: Parties = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  'encryption-in-transit': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
  logging: 'none',
}

const ebs = 'https://docs.aws.amazon.com/ebs/latest/userguide'

/** The EBS pages about data on a disk. */
const ofDisks = {
  'server-side-encryption': `${ebs}/ebs-encryption.html`,
  backup: `${ebs}/ebs-snapshots.html`,
}

export const ec2 = infrastructure({
  id: 'ec2',
  title: 'Amazon EC2',
  source: `${guide}/infrastructure-security.html`,
  pages: {
    virtualization: `${guide}/infrastructure-security.html`,
    'guest-os': `${guide}/update-management.html`,
    platform: `${guide}/update-management.html`,
    network: `${guide}/infrastructure-security.html`,
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    backup: `${guide}/disaster-recovery-resiliency.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/monitoring_ec2.html`,
  },
  types: {
    'AWS::EC2::Instance': {
      // an instance has no resource policy: IAM decides who may act on it
      parties: { 'resource-policy': 'none' },
      moves: [
        byService(
          ['guest-os', 'platform'],
          'aws',
          OPERATED,
          'The service that operates the instance patches it, or replaces it with a patched one.',
        ),
        byService(
          ['server-side-encryption', 'identity'],
          'shared',
          `${OPERATED}: it encrypts the disks and sets up the metadata service, you choose key and role`,
          'The service that operates the instance encrypts its disks and sets up its metadata service.',
        ),
        ...onOutpost({ own: true, subnets: subnet }),
      ],
      remarks: [
        {
          // the seller may have no access to the instance (marketplace/latest/userguide/product-and-ami-policies.html)
          layers: ['guest-os', 'platform', 'application'],
          when: when('state.MarketplaceProducts', some),
          says: 'its image is an AWS Marketplace product: the seller patches the image and cannot sign in, you configure and maintain the server that runs it',
          thirdParty: 'AWS Marketplace seller',
          names: (it) =>
            textsIn(it.state['MarketplaceProducts'])
              ?.map((code) => `product code ${code}`)
              .join(', '),
          source: 'https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-server-products.html',
        },
      ],
      responsibilities: [
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
        'monitoring',
        'os-renewal',
        'remote-access',
        'malware-protection',
        'vulnerability-scans',
        'code-and-dependencies',
        'secrets-in-code',
      ],
    },
    'AWS::EC2::Volume': {
      parties: { ...storage, 'resource-policy': 'none' },
      sources: {
        ...ofDisks,
        'encryption-in-transit': `${ebs}/ebs-encryption.html`,
        // a volume is replicated only within its Availability Zone
        resilience: `${ebs}/disaster-recovery-resiliency.html`,
      },
      moves: [
        {
          layers: ['encryption-in-transit'],
          to: 'aws',
          when: when('Encrypted', is(true)),
          says: 'the volume is encrypted: so is the traffic between it and its instance',
          source: `${ebs}/ebs-encryption.html`,
          aws: 'The host of the instance encrypts the traffic between it and the volume.',
        },
        byService(
          ['server-side-encryption'],
          'shared',
          `${OPERATED}: it encrypts the disk, you choose the key`,
          'The service that operates the volume encrypts it.',
        ),
        ...onOutpost({ own: true }),
      ],
      // a volume is always in one Availability Zone: if the zone is lost, it is restored from a snapshot
      responsibilities: ['volume-traffic', 'encrypt-at-rest', 'backups', 'restore-tests', 'recovery-plan'],
    },
    'Demarc::EC2::Snapshot': {
      parties: copy,
      page: `${ebs}/ebs-snapshots.html`,
      sources: {
        ...ofDisks,
        'encryption-in-transit': `${ebs}/ebs-copy-snapshot.html`,
        'resource-policy': `${ebs}/ebs-modifying-snapshot-permissions.html`,
        resilience: `${ebs}/ebs-snapshots.html`,
      },
      moves: onOutpost({ own: true, resilience: true }),
      responsibilities: ['no-public-sharing', 'encrypt-at-rest', 'recovery-plan'],
    },
    'Demarc::EC2::Image': {
      parties: { ...copy, 'guest-os': 'customer' },
      page: `${guide}/AMIs.html`,
      sources: {
        ...ofDisks,
        'guest-os': `${guide}/building-shared-amis.html`,
        'encryption-in-transit': `${ebs}/ebs-copy-snapshot.html`,
        'server-side-encryption': `${guide}/AMIEncryption.html`,
        'resource-policy': `${guide}/sharingamis-intro.html`,
        resilience: `${ebs}/ebs-snapshots.html`,
      },
      responsibilities: ['os-images', 'no-public-sharing', 'encrypt-at-rest'],
    },
    'AWS::EC2::LaunchTemplate': {
      parties: launch,
      page: `${guide}/ec2-launch-templates.html`,
      moves: [
        byService(
          ['network', 'server-side-encryption', 'identity'],
          'aws',
          `${OPERATED}: it writes the template, and you cannot change it`,
          'The service that operates the launch template writes its content.',
        ),
      ],
      responsibilities: ['no-public-exposure', 'instance-credentials', 'encrypt-at-rest'],
    },
    'AWS::EC2::SpotFleet': {
      parties: launch,
      page: `${guide}/Fleets.html`,
      responsibilities: ['encrypt-at-rest'],
    },
    'Demarc::EC2::EbsDefaultEncryption': {
      parties: { ...setting, 'server-side-encryption': 'customer' },
      page: `${ebs}/encryption-by-default.html`,
      sources: { 'server-side-encryption': `${ebs}/encryption-by-default.html` },
      responsibilities: ['encrypt-at-rest'],
    },
    'Demarc::EC2::SnapshotBlockPublicAccess': {
      parties: { ...setting, 'resource-policy': 'customer' },
      page: `${ebs}/block-public-access-snapshots.html`,
      sources: { 'resource-policy': `${ebs}/block-public-access-snapshots.html` },
      responsibilities: ['no-public-sharing'],
    },
    'Demarc::EC2::ImageBlockPublicAccess': {
      parties: { ...setting, 'resource-policy': 'customer' },
      page: `${guide}/block-public-access-to-amis.html`,
      sources: { 'resource-policy': `${guide}/block-public-access-to-amis.html` },
      responsibilities: ['no-public-sharing'],
    },
    ...networkTypes,
  },
})

import type { LayerId, Owner } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { memberOf, textOf } from '../../catalog/reading.ts'
import { type Configured, infrastructure, type Move } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

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
}
/** A copy of a disk, which EC2 keeps in S3 in the region, and moves there by itself. */
const copy: Owners = {
  ...storage,
  'encryption-in-transit': 'aws',
  // what the source wrote is copied as it is
  'client-side-encryption': 'nobody',
  backup: 'nobody',
  logging: 'nobody',
  resilience: 'aws',
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

const guide = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'
const ebs = 'https://docs.aws.amazon.com/ebs/latest/userguide'
const vpc = 'https://docs.aws.amazon.com/vpc/latest'
const vpn = 'https://docs.aws.amazon.com/vpn/latest'

/** Whether a service of AWS's operates the resource (EKS Auto Mode, ECS and Lambda Managed Instances, WorkSpaces Core). */
function operated(it: Configured): boolean | undefined {
  const managed = memberOf(it, 'Operator', 'Managed')
  return managed === undefined ? undefined : managed === true
}
const byService = (layers: readonly LayerId[], to: Owner, says: string, aws: string): Move => ({
  layers,
  to,
  when: operated,
  says,
  // AWS answers for configuration, patches and health of managed instances (read 2026-11-30)
  source: `${guide}/amazon-ec2-managed-instances.html`,
  aws,
})
const OPERATED = 'a service of AWS operates it for you (Operator.Managed)'

/** The pages of EBS about what is kept on a disk. */
const ofDisks = {
  'server-side-encryption': `${ebs}/ebs-encryption.html`,
  'client-side-encryption': `${ebs}/data-protection.html`,
  data: `${ebs}/data-protection.html`,
  identity: `${ebs}/security-iam.html`,
  backup: `${ebs}/ebs-snapshots.html`,
}

const subnet = (it: Configured): string | null | undefined => textOf(it, 'SubnetId')

export const ec2 = infrastructure({
  id: 'ec2',
  title: 'Amazon EC2',
  source: `${guide}/ec2-security.html`,
  pages: {
    virtualization: `${guide}/infrastructure-security.html`,
    'guest-os': `${guide}/update-management.html`,
    platform: `${guide}/update-management.html`,
    network: `${guide}/infrastructure-security.html`,
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    identity: `${guide}/security-iam.html`,
    backup: `${guide}/disaster-recovery-resiliency.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/monitoring_ec2.html`,
  },
  types: {
    'AWS::EC2::Instance': {
      // no policy stands on an instance: what may act on it, IAM says
      owners: { 'resource-policy': 'nobody' },
      page: `${guide}/security-iam.html`,
      moves: [
        byService(
          ['guest-os', 'platform'],
          'aws',
          OPERATED,
          'The service that operates the instance patches it, or replaces it by a patched one.',
        ),
        byService(
          ['server-side-encryption', 'identity'],
          'shared',
          `${OPERATED}: it encrypts the disks and sets up the metadata service, you choose key and role`,
          'The service that operates the instance encrypts its disks and sets up its metadata service.',
        ),
        ...onOutpost({ own: true, subnets: subnet }),
      ],
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
      owners: { ...storage, 'resource-policy': 'nobody' },
      page: `${ebs}/ebs-volumes.html`,
      sources: {
        ...ofDisks,
        'encryption-in-transit': `${ebs}/ebs-encryption.html`,
        logging: `${ebs}/using_cloudwatch_ebs.html`,
        // a volume is copied within its zone alone
        resilience: `${ebs}/disaster-recovery-resiliency.html`,
      },
      moves: [
        {
          layers: ['encryption-in-transit'],
          to: 'aws',
          when: when('Encrypted', is(true)),
          says: 'the volume is encrypted: what travels between it and its instance is, too',
          source: `${ebs}/ebs-encryption.html`,
          aws: 'The host of the instance encrypts what travels between it and the volume.',
        },
        byService(
          ['server-side-encryption'],
          'shared',
          `${OPERATED}: it encrypts the disk, you choose the key`,
          'The service that operates the volume encrypts it.',
        ),
        ...onOutpost({ own: true }),
      ],
      // a volume is in one Availability Zone, whatever is done: what is lost with the zone is restored from a snapshot
      duties: ['volume-traffic', 'encrypt-at-rest', 'backups', 'restore-tests', 'recovery-plan'],
    },
    'Demarc::EC2::Snapshot': {
      owners: copy,
      page: `${ebs}/ebs-snapshots.html`,
      sources: {
        ...ofDisks,
        'encryption-in-transit': `${ebs}/ebs-copy-snapshot.html`,
        'resource-policy': `${ebs}/ebs-modifying-snapshot-permissions.html`,
        resilience: `${ebs}/ebs-snapshots.html`,
      },
      moves: onOutpost({ own: true, resilience: true }),
      duties: ['no-public-sharing', 'encrypt-at-rest', 'recovery-plan'],
    },
    'Demarc::EC2::Image': {
      owners: { ...copy, 'guest-os': 'customer' },
      page: `${guide}/AMIs.html`,
      sources: {
        ...ofDisks,
        'guest-os': `${guide}/building-shared-amis.html`,
        'encryption-in-transit': `${ebs}/ebs-copy-snapshot.html`,
        'server-side-encryption': `${guide}/AMIEncryption.html`,
        'resource-policy': `${guide}/sharingamis-intro.html`,
        resilience: `${ebs}/ebs-snapshots.html`,
      },
      duties: ['os-images', 'no-public-sharing', 'encrypt-at-rest'],
    },
    'AWS::EC2::LaunchTemplate': {
      owners: launch,
      page: `${guide}/ec2-launch-templates.html`,
      moves: [
        byService(
          ['network', 'server-side-encryption', 'identity'],
          'aws',
          `${OPERATED}: it writes the template, and you cannot change it`,
          'The service that operates the launch template writes what stands in it.',
        ),
      ],
      duties: ['no-public-exposure', 'instance-credentials', 'encrypt-at-rest'],
    },
    'AWS::EC2::SpotFleet': {
      owners: launch,
      page: `${guide}/Fleets.html`,
      duties: ['encrypt-at-rest'],
    },
    'Demarc::EC2::EbsDefaultEncryption': {
      owners: { ...setting, 'server-side-encryption': 'customer' },
      page: `${ebs}/encryption-by-default.html`,
      sources: { 'server-side-encryption': `${ebs}/encryption-by-default.html` },
      duties: ['encrypt-at-rest'],
    },
    'Demarc::EC2::SnapshotBlockPublicAccess': {
      owners: { ...setting, 'resource-policy': 'customer' },
      page: `${ebs}/block-public-access-snapshots.html`,
      sources: { 'resource-policy': `${ebs}/block-public-access-snapshots.html` },
      duties: ['no-public-sharing'],
    },
    'Demarc::EC2::ImageBlockPublicAccess': {
      owners: { ...setting, 'resource-policy': 'customer' },
      page: `${guide}/block-public-access-to-amis.html`,
      sources: { 'resource-policy': `${guide}/block-public-access-to-amis.html` },
      duties: ['no-public-sharing'],
    },
    'AWS::EC2::VPC': {
      owners: networkPart,
      page: `${vpc}/userguide/how-it-works.html`,
      sources: {
        network: `${vpc}/userguide/infrastructure-security.html`,
        resilience: `${vpc}/userguide/disaster-recovery-resiliency.html`,
        logging: `${vpc}/userguide/flow-logs.html`,
      },
      duties: ['private-connectivity', 'network-placement', 'access-logs', 'egress-rules', 'dns-filtering'],
    },
    'AWS::EC2::Subnet': {
      // it stands in one zone: the network of which it is a part has several
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      page: `${vpc}/userguide/configure-subnets.html`,
      sources: { network: `${vpc}/userguide/infrastructure-security.html` },
      moves: onOutpost({ own: true }),
      duties: ['no-public-exposure'],
    },
    'AWS::EC2::SecurityGroup': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      page: `${vpc}/userguide/vpc-security-groups.html`,
      sources: { network: `${vpc}/userguide/vpc-security-groups.html` },
      duties: ['firewall-rules', 'egress-rules', 'network-hygiene'],
    },
    // it opens nothing: the groups that name it do, and are judged by what it holds
    'AWS::EC2::PrefixList': { owners: setting, page: `${vpc}/userguide/managed-prefix-lists.html`, duties: [] },
    'AWS::EC2::NetworkAcl': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      page: `${vpc}/userguide/vpc-network-acls.html`,
      sources: { network: `${vpc}/userguide/vpc-network-acls.html` },
      duties: ['firewall-rules', 'network-hygiene'],
    },
    'AWS::EC2::FlowLog': {
      owners: {
        ...networkPart,
        // the bucket, log group or delivery stream that gets the records answers for them
        network: 'nobody',
        resilience: 'aws',
      },
      page: `${vpc}/userguide/flow-logs.html`,
      sources: {
        resilience: `${vpc}/userguide/flow-logs.html`,
        logging: `${vpc}/userguide/flow-logs.html`,
      },
      duties: ['monitoring'],
    },
    'AWS::EC2::NetworkInterface': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'nobody' },
      page: `${guide}/using-eni.html`,
      moves: [
        byService(
          ['network'],
          'shared',
          `${OPERATED}: it makes and attaches the interface, you choose subnets and security groups`,
          'The service that operates the interface makes it, attaches it and keeps its settings.',
        ),
        ...onOutpost({ own: true, subnets: subnet }),
      ],
      duties: ['firewall-rules'],
    },
    'AWS::EC2::EIP': {
      owners: { ...networkPart, logging: 'nobody', resilience: 'aws' },
      page: `${guide}/elastic-ip-addresses-eip.html`,
      sources: {
        network: `${guide}/elastic-ip-addresses-eip.html`,
        resilience: `${guide}/elastic-ip-addresses-eip.html`,
      },
      duties: ['network-hygiene'],
    },
    'AWS::EC2::VPCEndpoint': {
      owners: {
        ...networkPart,
        'guest-os': 'aws',
        platform: 'aws',
        'encryption-in-transit': 'shared',
        'resource-policy': 'customer',
      },
      page: `${vpc}/privatelink/concepts.html`,
      sources: {
        'guest-os': `${vpc}/privatelink/concepts.html`,
        platform: `${vpc}/privatelink/concepts.html`,
        network: `${vpc}/privatelink/interface-endpoints.html`,
        'encryption-in-transit': `${vpc}/privatelink/what-is-privatelink.html`,
        'resource-policy': `${vpc}/privatelink/vpc-endpoints-access.html`,
        resilience: `${vpc}/privatelink/interface-endpoints.html`,
        logging: `${vpc}/privatelink/privatelink-cloudwatch-metrics.html`,
      },
      duties: ['firewall-rules', 'cross-account-sharing'],
    },
    'AWS::EC2::TransitGateway': {
      owners: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'resource-policy': 'customer' },
      page: `${vpc}/tgw/what-is-transit-gateway.html`,
      sources: {
        'guest-os': `${vpc}/tgw/how-transit-gateways-work.html`,
        platform: `${vpc}/tgw/how-transit-gateways-work.html`,
        network: `${vpc}/tgw/tgw-best-design-practices.html`,
        'resource-policy': `${vpc}/tgw/sharing-share.html`,
        resilience: `${vpc}/tgw/tgw-best-design-practices.html`,
        logging: `${vpc}/tgw/tgw-flow-logs.html`,
      },
      duties: ['network-placement', 'cross-account-sharing'],
    },
    'AWS::EC2::ClientVpnEndpoint': {
      owners: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'encryption-in-transit': 'shared' },
      page: `${vpn}/clientvpn-admin/what-is.html`,
      sources: {
        'guest-os': `${vpn}/clientvpn-admin/how-it-works.html`,
        platform: `${vpn}/clientvpn-admin/how-it-works.html`,
        network: `${vpn}/clientvpn-admin/infrastructure-security.html`,
        'encryption-in-transit': `${vpn}/clientvpn-admin/data-protection.html`,
        identity: `${vpn}/clientvpn-admin/client-authentication.html`,
        resilience: `${vpn}/clientvpn-admin/disaster-recovery-resiliency.html`,
        logging: `${vpn}/clientvpn-admin/connection-logging.html`,
      },
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
      page: `${vpn}/s2svpn/how_it_works.html`,
      sources: {
        'guest-os': `${vpn}/s2svpn/endpoint-replacements.html`,
        platform: `${vpn}/s2svpn/monitoring-vpn-health-events.html`,
        network: `${vpn}/s2svpn/infrastructure-security.html`,
        'encryption-in-transit': `${vpn}/s2svpn/VPNTunnels.html`,
        resilience: `${vpn}/s2svpn/disaster-recovery-resiliency.html`,
        logging: `${vpn}/s2svpn/monitoring-logs.html`,
      },
      duties: ['high-availability', 'access-logs', 'tls-strength'],
    },
    'AWS::EC2::VPCBlockPublicAccessOptions': {
      owners: { ...setting, network: 'customer' },
      page: `${vpc}/userguide/security-vpc-bpa.html`,
      sources: { network: `${vpc}/userguide/security-vpc-bpa.html` },
      duties: ['no-public-exposure'],
    },
  },
})

import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { memberOf, textOf, textsIn } from '../../catalog/reading.ts'
import { type Configured, infrastructure, type Move } from '../../catalog/service.ts'
import { ofAppliances } from '../../catalog/sources.ts'
import { is, some, when } from '../../catalog/when.ts'

type Parties = Partial<Readonly<Record<LayerId, Party>>>

/** A part of a network: nothing runs in it, and it holds no data. */
const networkPart: Parties = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
}

/** A setting of a Region: it has one responsibility only. */
const setting: Parties = { ...networkPart, network: 'none', resilience: 'none', logging: 'none' }

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

const guide = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'
const ebs = 'https://docs.aws.amazon.com/ebs/latest/userguide'
const vpc = 'https://docs.aws.amazon.com/vpc/latest'
const vpn = 'https://docs.aws.amazon.com/vpn/latest'

/** Whether an AWS service operates the resource (EKS Auto Mode, ECS and Lambda Managed Instances, WorkSpaces Core). */
function operated(it: Configured): boolean | undefined {
  const managed = memberOf(it, 'Operator', 'Managed')
  return managed === undefined ? undefined : managed === true
}
const byService = (layers: readonly LayerId[], to: Party, says: string, aws: string): Move => ({
  layers,
  to,
  when: operated,
  says,
  // AWS is responsible for configuration, patches and health of managed instances (read 2026-11-30)
  source: `${guide}/amazon-ec2-managed-instances.html`,
  aws,
})
const OPERATED = 'a service of AWS operates it for you (Operator.Managed)'

/** The EBS pages about data on a disk. */
const ofDisks = {
  'server-side-encryption': `${ebs}/ebs-encryption.html`,
  backup: `${ebs}/ebs-snapshots.html`,
}

const subnet = (it: Configured): string | null | undefined => textOf(it, 'SubnetId')

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
        logging: `${ebs}/using_cloudwatch_ebs.html`,
        // a volume is replicated only within its Availability Zone
        resilience: `${ebs}/disaster-recovery-resiliency.html`,
      },
      moves: [
        {
          layers: ['encryption-in-transit'],
          to: 'aws',
          when: when('Encrypted', is(true)),
          says: 'the volume is encrypted, and so is the traffic between it and its instance',
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
    'AWS::EC2::VPC': {
      parties: networkPart,
      page: `${vpc}/userguide/how-it-works.html`,
      sources: {
        network: `${vpc}/userguide/infrastructure-security.html`,
        resilience: `${vpc}/userguide/disaster-recovery-resiliency.html`,
        logging: `${vpc}/userguide/flow-logs.html`,
      },
      responsibilities: ['private-connectivity', 'network-placement', 'access-logs', 'egress-rules', 'dns-filtering'],
    },
    'AWS::EC2::Subnet': {
      // a subnet is in one Availability Zone; its VPC has several
      parties: { ...networkPart, logging: 'none', resilience: 'none' },
      page: `${vpc}/userguide/configure-subnets.html`,
      sources: { network: `${vpc}/userguide/infrastructure-security.html` },
      moves: onOutpost({ own: true }),
      responsibilities: ['no-public-exposure'],
    },
    'AWS::EC2::SecurityGroup': {
      parties: { ...networkPart, logging: 'none', resilience: 'none' },
      page: `${vpc}/userguide/vpc-security-groups.html`,
      sources: { network: `${vpc}/userguide/vpc-security-groups.html` },
      responsibilities: ['firewall-rules', 'egress-rules', 'network-hygiene'],
    },
    // controls of the security groups that name the list judge its entries
    'AWS::EC2::PrefixList': {
      parties: setting,
      page: `${vpc}/userguide/managed-prefix-lists.html`,
      responsibilities: [],
    },
    'AWS::EC2::NetworkAcl': {
      parties: { ...networkPart, logging: 'none', resilience: 'none' },
      page: `${vpc}/userguide/vpc-network-acls.html`,
      sources: { network: `${vpc}/userguide/vpc-network-acls.html` },
      responsibilities: ['firewall-rules', 'network-hygiene'],
    },
    'AWS::EC2::FlowLog': {
      parties: {
        ...networkPart,
        // the bucket, log group or delivery stream that receives the records has their responsibilities
        network: 'none',
        resilience: 'none',
      },
      page: `${vpc}/userguide/flow-logs.html`,
      sources: {
        logging: `${vpc}/userguide/flow-logs.html`,
      },
      responsibilities: ['monitoring'],
    },
    'AWS::EC2::NetworkInterface': {
      parties: { ...networkPart, logging: 'none', resilience: 'none' },
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
      responsibilities: ['firewall-rules'],
    },
    'AWS::EC2::EIP': {
      parties: { ...networkPart, logging: 'none', resilience: 'none' },
      page: `${guide}/elastic-ip-addresses-eip.html`,
      sources: { network: `${guide}/elastic-ip-addresses-eip.html` },
      responsibilities: ['network-hygiene'],
    },
    'AWS::EC2::VPCEndpoint': {
      parties: {
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
        'resource-policy': `${vpc}/privatelink/vpc-endpoints-access.html`,
        resilience: `${vpc}/privatelink/interface-endpoints.html`,
        logging: `${vpc}/privatelink/privatelink-cloudwatch-metrics.html`,
      },
      remarks: [
        {
          layers: ['network'],
          when: when('VpcEndpointType', is('GatewayLoadBalancer')),
          says: 'it leads to the appliances behind a Gateway Load Balancer: you choose and qualify the software of their vendor',
          names: (it) => textOf(it, 'ServiceName') ?? undefined,
          source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html',
        },
      ],
      responsibilities: ['firewall-rules', 'cross-account-sharing'],
    },
    'AWS::EC2::TransitGateway': {
      parties: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'resource-policy': 'customer' },
      page: `${vpc}/tgw/what-is-transit-gateway.html`,
      sources: {
        // no page of Transit Gateway mentions its software: AWS maintains it, as for every managed service
        'guest-os': ofAppliances.url,
        platform: ofAppliances.url,
        network: `${vpc}/tgw/tgw-best-design-practices.html`,
        'resource-policy': `https://docs.aws.amazon.com/ram/latest/userguide/what-is.html`,
        resilience: `${vpc}/tgw/tgw-best-design-practices.html`,
        logging: `${vpc}/tgw/tgw-flow-logs.html`,
      },
      responsibilities: ['network-placement', 'cross-account-sharing'],
    },
    'AWS::EC2::ClientVpnEndpoint': {
      parties: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'encryption-in-transit': 'shared' },
      page: `${vpn}/clientvpn-admin/what-is.html`,
      sources: {
        'guest-os': `${vpn}/clientvpn-admin/how-it-works.html`,
        platform: `${vpn}/clientvpn-admin/how-it-works.html`,
        network: `${vpn}/clientvpn-admin/how-it-works.html`,
        'encryption-in-transit': `${vpn}/clientvpn-admin/data-protection.html`,
        identity: `${vpn}/clientvpn-admin/client-authentication.html`,
        resilience: `${vpn}/clientvpn-admin/disaster-recovery-resiliency.html`,
        logging: `${vpn}/clientvpn-admin/connection-logging.html`,
      },
      responsibilities: ['access-logs', 'tls-strength', 'mfa'],
    },
    'AWS::EC2::VPNConnection': {
      parties: {
        ...networkPart,
        'guest-os': 'aws',
        platform: 'aws',
        'encryption-in-transit': 'shared',
        resilience: 'shared',
      },
      page: `${vpn}/s2svpn/how_it_works.html`,
      sources: {
        'guest-os': `${vpn}/s2svpn/endpoint-replacements.html`,
        platform: `${vpn}/s2svpn/endpoint-replacements.html`,
        network: `${vpn}/s2svpn/VPNRoutingTypes.html`,
        'encryption-in-transit': `${vpn}/s2svpn/VPNTunnels.html`,
        resilience: `${vpn}/s2svpn/disaster-recovery-resiliency.html`,
        logging: `${vpn}/s2svpn/monitoring-logs.html`,
      },
      responsibilities: ['high-availability', 'access-logs', 'tls-strength'],
    },
    'AWS::EC2::VPCBlockPublicAccessOptions': {
      parties: { ...setting, network: 'customer' },
      page: `${vpc}/userguide/security-vpc-bpa.html`,
      sources: { network: `${vpc}/userguide/security-vpc-bpa.html` },
      responsibilities: ['no-public-exposure'],
    },
  },
})

export interface AclEntry {
  readonly RuleNumber: number
  readonly Protocol: string
  readonly RuleAction: string
  readonly Egress: boolean
  readonly CidrBlock?: string | undefined
  readonly Ipv6CidrBlock?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
}

/** The AWS service that operates a resource in the account, if any. */
export interface Operator {
  readonly Managed: boolean
  /** `eks.amazonaws.com`, `ecs.amazonaws.com` ... */
  readonly Principal?: string | undefined
}

declare module '../../model/live.ts' {
  interface Own {
    'Demarc::EC2::Snapshot': {
      SnapshotId: string
      VolumeId: string
      Encrypted: boolean
      /** The Outpost that stores the snapshot; null if it is stored in the Region. */
      OutpostArn: string
      /** Whether all AWS accounts may restore it: createVolumePermission contains the group `all`. */
      Public: boolean
    }
    'Demarc::EC2::Image': {
      ImageId: string
      ImageName: string
      /** Whether it has public launch permissions (AWSEC2/latest/APIReference/API_Image.html, isPublic). */
      Public: boolean
      /** Whether every EBS snapshot behind it is encrypted; null for an image without any. */
      SnapshotsEncrypted: boolean
    }
    /** One for each Region. */
    'Demarc::EC2::EbsDefaultEncryption': { Enabled: boolean }
    /** One for each Region: `block-all-sharing`, `block-new-sharing` or `unblocked`. */
    'Demarc::EC2::SnapshotBlockPublicAccess': { State: string }
    /** One for each Region: `block-new-sharing` or `unblocked`. */
    'Demarc::EC2::ImageBlockPublicAccess': { State: string }
  }

  interface State {
    'AWS::EC2::Instance': {
      /** `pending`, `running`, `stopping`, `stopped` ... */
      Status: string
      /** Whole days since it was stopped, or since its launch if EC2 shows no stop time; null while it runs. */
      StoppedDays: number
      /** `hvm` or `paravirtual`. */
      VirtualizationType: string
      /** The number of its network interfaces. */
      InterfaceCount: number
      /** `available`, `deprecated`, or `gone` if AWS no longer lists the image. */
      ImageStatus: string
      /** The ARN of the Outpost on which it runs. */
      OutpostArn: string
      Operator: Operator
      /** The product codes of AWS Marketplace that its image has (`ProductCodes`). */
      MarketplaceProducts: readonly string[]
    }
    'AWS::EC2::Subnet': {
      /** The destinations that its route table routes to an internet gateway: `0.0.0.0/0`, `::/0` ... */
      InternetRoutes: readonly string[]
    }
    'AWS::EC2::Volume': {
      Operator: Operator
      /** `in-use`, `available` ... */
      Status: string
    }
    'AWS::EC2::NetworkAcl': {
      IsDefault: boolean
      Entries: readonly AclEntry[]
      /** The subnets with which it is associated. */
      SubnetIds: readonly string[]
    }
    'AWS::EC2::LaunchTemplate': { Operator: Operator }
    'AWS::EC2::FlowLog': {
      Status: string
      /** `SUCCESS` or `FAILED`; null before the first delivery. */
      Delivery: string
    }
    'AWS::EC2::EIP': {
      AssociationId: string
      /** The network interface with which it is associated. */
      NetworkInterfaceId: string
    }
    'AWS::EC2::NetworkInterface': {
      /** `available` while it is not attached; `in-use`, `attaching` ... */
      Status: string
      /** True if an AWS service created it; only that service may change it. */
      RequesterManaged: boolean
      /** The ARN of its Outpost. */
      OutpostArn: string
      Operator: Operator
    }
    'AWS::EC2::VPNConnection': {
      /** Null if AWS shows no state of the tunnels. */
      TunnelsUp: number
    }
    'AWS::EC2::VPCEndpoint': { Status: string }
  }
}

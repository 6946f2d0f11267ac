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

/** The service of AWS's that operates a resource in the account, if one does. */
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
      /** The Outpost that keeps it; null where the region does. */
      OutpostArn: string
      /** Whether all accounts may restore it: the group `all` is among its permissions to create volumes. */
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
    /** Once a region. */
    'Demarc::EC2::EbsDefaultEncryption': { Enabled: boolean }
    /** Once a region: `block-all-sharing`, `block-new-sharing` or `unblocked`. */
    'Demarc::EC2::SnapshotBlockPublicAccess': { State: string }
    /** Once a region: `block-new-sharing` or `unblocked`. */
    'Demarc::EC2::ImageBlockPublicAccess': { State: string }
  }

  interface State {
    'AWS::EC2::Instance': {
      /** `pending`, `running`, `stopping`, `stopped` ... */
      Status: string
      /** Whole days since it was stopped, or since its launch where EC2 does not say; null while it runs. */
      StoppedDays: number
      /** `hvm` or `paravirtual`. */
      VirtualizationType: string
      /** How many network interfaces it has. */
      InterfaceCount: number
      /** `available`, `deprecated`, or `gone` where AWS no longer lists the image. */
      ImageStatus: string
      /** The Outpost that it runs on. */
      OutpostArn: string
      Operator: Operator
    }
    'AWS::EC2::Subnet': {
      /** The destinations that its route table sends to an internet gateway: `0.0.0.0/0`, `::/0` ... */
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
      /** The subnets that it guards. */
      SubnetIds: readonly string[]
    }
    'AWS::EC2::LaunchTemplate': { Operator: Operator }
    'AWS::EC2::FlowLog': {
      Status: string
      /** `SUCCESS` or `FAILED`; null while nothing was delivered yet. */
      Delivery: string
    }
    'AWS::EC2::EIP': {
      AssociationId: string
      /** The network interface that it is associated with. */
      NetworkInterfaceId: string
    }
    'AWS::EC2::NetworkInterface': {
      /** `available` while it is attached to nothing; `in-use`, `attaching` ... */
      Status: string
      /** AWS made it for one of its services, which alone may change it. */
      RequesterManaged: boolean
      /** The Outpost that it is on. */
      OutpostArn: string
      Operator: Operator
    }
    'AWS::EC2::VPNConnection': {
      /** Null where AWS shows no state of its tunnels. */
      TunnelsUp: number
    }
    'AWS::EC2::VPCEndpoint': { Status: string }
  }
}

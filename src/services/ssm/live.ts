export {}

declare module '../../model/live.ts' {
  interface Own {
    /** A node that reports to Systems Manager. */
    'Demarc::SSM::ManagedInstance': { InstanceId: string; PingStatus: string }
    /** Systems Manager's last result for a node's patches or associations: `COMPLIANT` or `NON_COMPLIANT`. */
    'Demarc::SSM::PatchState': { InstanceId: string; Status: string }
    'Demarc::SSM::AssociationState': { InstanceId: string; Status: string }
    /** The account's settings; one resource for each region. */
    'Demarc::SSM::ServiceSettings': {
      /** `Enable` or `Disable`: whether documents may be shared publicly. */
      PublicSharingPermission: string
      /** Where Automation writes the output of scripts: `CloudWatch`, or nothing. */
      AutomationLogDestination: string
    }
  }

  interface State {
    'AWS::SSM::Document': {
      /** The accounts that it is shared with; `all` if it is public. */
      SharedWith: readonly string[]
    }
  }
}

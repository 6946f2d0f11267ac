export {}

declare module '../../model/live.ts' {
  interface Own {
    /** A node that reports to Systems Manager. */
    'Demarc::SSM::ManagedInstance': { InstanceId: string; PingStatus: string }
    /** What Systems Manager last saw of a node's patches or associations: `COMPLIANT` or `NON_COMPLIANT`. */
    'Demarc::SSM::PatchState': { InstanceId: string; Status: string }
    'Demarc::SSM::AssociationState': { InstanceId: string; Status: string }
    /** Once a region: the account's settings. */
    'Demarc::SSM::ServiceSettings': {
      /** `Enable` or `Disable`: whether documents may be shared publicly. */
      PublicSharingPermission: string
      /** Where automation writes the output of its scripts: `CloudWatch`, or nothing. */
      AutomationLogDestination: string
    }
  }

  interface State {
    'AWS::SSM::Document': {
      /** The accounts that it is shared with; `all` for public. */
      SharedWith: readonly string[]
    }
  }
}

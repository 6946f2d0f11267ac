/** How many accounts the delegated administrator has, and how many of them have each scan on. */
export interface ScannedMembers {
  readonly Accounts: number
  /** Accounts whose scans Inspector did not answer, or is still turning on. */
  readonly Unread: number
  /** By scan (`Ec2`). */
  readonly On: Readonly<Record<string, number>>
}

declare module '../../model/live.ts' {
  interface Own {
    /** Amazon Inspector in a Region: listed also where it is not enabled. Each scan is ENABLED, DISABLED ... */
    'Demarc::InspectorV2::Region': {
      Ec2: string
      Ecr: string
      Lambda: string
      LambdaCode: string
    }
  }

  interface State {
    'Demarc::InspectorV2::Region': {
      /** The delegated administrator, where that is another account; null where this account decides. */
      Administrator: string
      /** None in an account that is no delegated administrator. */
      Members: ScannedMembers
    }
  }
}

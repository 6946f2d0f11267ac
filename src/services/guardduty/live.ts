/** The number of accounts that the detector's account administers, and how many of them have each feature on. */
export interface MembersFacts {
  readonly Accounts: number
  /** Accounts for which GuardDuty returned no features. */
  readonly Unread: number
  /**
   * The number of accounts by feature (`S3_DATA_EVENTS`), and by feature with a managed agent (`RUNTIME_MONITORING
   * EC2_AGENT_MANAGEMENT`).
   */
  readonly On: Readonly<Record<string, number>>
}

declare module '../../model/live.ts' {
  interface Own {
    /** GuardDuty in a region, whether or not it is enabled. */
    'Demarc::GuardDuty::Region': {
      /** The ids of its detectors; AWS allows one for each account. */
      Detectors: readonly string[]
    }
  }

  interface State {
    'AWS::GuardDuty::Detector': {
      /** Zero accounts if this account administers no others. */
      Members: MembersFacts
      /** The account that administers this one; null without one. */
      Administrator: string | null
    }
  }
}

/** How many accounts the detector's account administers, and how many of them have each feature on. */
export interface MembersFacts {
  readonly Accounts: number
  /** Accounts whose features GuardDuty did not answer. */
  readonly Unread: number
  /** By feature (`S3_DATA_EVENTS`), and by feature with the agent that it manages (`RUNTIME_MONITORING EC2_AGENT_MANAGEMENT`). */
  readonly On: Readonly<Record<string, number>>
}

declare module '../../model/live.ts' {
  interface Own {
    /** GuardDuty in a region: there whether or not it is enabled. */
    'Demarc::GuardDuty::Region': {
      /** The ids of its detectors; AWS lets an account have one. */
      Detectors: readonly string[]
    }
  }

  interface State {
    'AWS::GuardDuty::Detector': {
      /** None in an account that administers no others. */
      Members: MembersFacts
      /** The account that administers this one; null where none does. */
      Administrator: string | null
    }
  }
}

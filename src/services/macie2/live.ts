export {}

declare module '../../model/live.ts' {
  interface Own {
    /** Macie in a Region: listed also where it is not enabled. */
    'Demarc::Macie::Region': {
      /** ENABLED or PAUSED; null where Macie is not enabled. */
      Status: string
    }
  }

  interface State {
    'Demarc::Macie::Region': {
      /** The account that administers this one; null where none does. */
      Administrator: string
      /** ENABLED or DISABLED; null where Macie is not enabled, or another account decides. */
      AutomatedDiscovery: string
    }
  }
}

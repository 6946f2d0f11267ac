export {}

declare module '../../model/live.ts' {
  interface Own {
    /** Macie in a Region: listed also where it is not enabled. */
    'Demarc::Macie::Region': {
      /** ENABLED or PAUSED; null where Macie is not enabled. */
      Status: string
    }
  }
}

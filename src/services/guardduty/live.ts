export {}

declare module '../../model/live.ts' {
  interface Own {
    /** GuardDuty in a region: there whether or not it is enabled. */
    'Demarc::GuardDuty::Region': {
      /** The ids of its detectors; AWS lets an account have one. */
      Detectors: readonly string[]
    }
  }
}

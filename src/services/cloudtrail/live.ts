export {}

declare module '../../model/live.ts' {
  interface State {
    /** GetTrailStatus: whether the trail is recording. */
    'AWS::CloudTrail::Trail': { IsLogging: boolean }
    /** GetEventDataStore: ENABLED, PENDING_DELETION, STOPPED_INGESTION ... */
    'AWS::CloudTrail::EventDataStore': { Status: string }
  }
}

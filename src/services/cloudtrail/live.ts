export {}

declare module '../../model/live.ts' {
  interface State {
    /** GetTrailStatus: does the trail record now? */
    'AWS::CloudTrail::Trail': { IsLogging: boolean }
    /** GetEventDataStore: ENABLED, PENDING_DELETION, STOPPED_INGESTION ... */
    'AWS::CloudTrail::EventDataStore': { Status: string }
  }
}

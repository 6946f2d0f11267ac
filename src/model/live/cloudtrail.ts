export interface CloudTrailState {
  /** GetTrailStatus: does the trail record now? */
  'AWS::CloudTrail::Trail': { IsLogging: boolean }
}

export interface AutoScalingState {
  'AWS::AutoScaling::AutoScalingGroup': {
    /** Set while the group is being deleted ("Delete in progress"); null otherwise. */
    Status: string
  }
}

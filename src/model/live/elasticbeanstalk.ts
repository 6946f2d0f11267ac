export interface ElasticBeanstalkState {
  'AWS::ElasticBeanstalk::Environment': {
    Status: string
    /** A newer version of the platform branch is out, and this environment does not run it. */
    PlatformUpdateAvailable: boolean
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElasticBeanstalk::Environment': {
      Status: string
      /** The images of its platform version. */
      PlatformImageIds: readonly string[]
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElasticBeanstalk::Environment': {
      Status: string
      /** The images that its platform version comes with. */
      PlatformImageIds: readonly string[]
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::EFS::FileSystem': {
      /** The subnets of its mount targets, sorted, each once. */
      SubnetIds: readonly string[]
      /** The security groups of its mount targets, sorted, each once. */
      SecurityGroupIds: readonly string[]
    }
  }
}

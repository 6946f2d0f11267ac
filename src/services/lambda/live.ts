export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Lambda::Function': {
      /** The JSON document of the resource-based policy of the function itself (not of one of its versions or aliases). */
      Policy: string
      /** Its HTTPS endpoints, of the function and of its aliases: `AWS_IAM` or `NONE` lets calls in. */
      FunctionUrls: readonly { readonly FunctionArn: string; readonly AuthType: string }[]
    }
  }
}

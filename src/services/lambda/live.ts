export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Lambda::Function': {
      /** The JSON document of the resource-based policy of the function itself (not of one of its versions or aliases). */
      Policy: string
      /**
       * The policies of its versions and aliases, by name, if they have one; a policy applies to calls of that version
       * or alias.
       */
      QualifierPolicies: readonly { readonly Qualifier: string; readonly Policy: string }[]
      /** The function URLs of the function and of its aliases; AuthType is `AWS_IAM` or `NONE`. */
      FunctionUrls: readonly { readonly FunctionArn: string; readonly AuthType: string }[]
    }
    'AWS::Lambda::LayerVersion': {
      /** The JSON document of its resource-based policy: who may use the version. */
      Policy: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CodeBuild::Project': {
      /** The environment variables of its builds, without their values. */
      Variables: readonly { readonly Name: string; readonly Type: string }[]
    }
  }
}

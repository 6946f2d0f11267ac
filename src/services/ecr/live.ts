export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ECR::Repository': {
      /** SCAN_ON_PUSH, CONTINUOUS_SCAN or MANUAL: the repository's own setting and the registry's filters together. */
      ScanFrequency: string
      /** The JSON document of the policy of its registry, which may allow what the repository's own does not. */
      RegistryPolicy: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ECR::Repository': {
      /**
       * SCAN_ON_PUSH, CONTINUOUS_SCAN or MANUAL: the effect of the repository's own setting and the registry's filters.
       */
      ScanFrequency: string
      /** The JSON document of the registry policy, which may allow what the repository's own policy does not. */
      RegistryPolicy: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Events::EventBus': {
      /** The JSON document of its resource-based policy. */
      Policy: string
    }
  }
}

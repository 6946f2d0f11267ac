export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::OpenSearchServerless::Collection': {
      /** Whether a network policy lets in the whole internet; null where none names the collection, which lets nobody in. */
      AllowFromPublic: boolean
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::OpenSearchServerless::Collection': {
      /** Whether a network policy allows public access; null (no network access) where no policy matches the collection. */
      AllowFromPublic: boolean
    }
  }
}

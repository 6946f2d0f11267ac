export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudFront::Distribution': {
      /** The buckets of its S3 origins, sorted, each once, without S3 website endpoints. */
      S3OriginBuckets: readonly string[]
      /** Whether all of them exist; null when one does not, or when there is none. */
      S3OriginsExist: boolean
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudFront::Distribution': {
      /** The buckets of its S3 origins, sorted and unique, without S3 website endpoints. */
      S3OriginBuckets: readonly string[]
      /** Whether all of them exist; null if one does not, or if there are none. */
      S3OriginsExist: boolean
    }
  }
}

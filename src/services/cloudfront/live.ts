export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudFront::Distribution': {
      /** The buckets that are its S3 origins, sorted, each once: not those that S3 serves as a website. */
      S3OriginBuckets: readonly string[]
      /** Whether all of them exist; null when one does not, or when there is none. */
      S3OriginsExist: boolean
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CertificateManager::Certificate': {
      /** PENDING_VALIDATION, ISSUED, INACTIVE, EXPIRED, VALIDATION_TIMED_OUT, REVOKED, FAILED. */
      Status: string
      /** AMAZON_ISSUED, IMPORTED or PRIVATE. */
      Type: string
      /** Whole days until it expires at the time of the scan, negative when it has; null while it was not issued. */
      ExpiresInDays: number
      /** Whether another AWS resource uses it. */
      InUse: boolean
    }
  }
}

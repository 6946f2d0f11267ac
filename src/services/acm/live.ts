export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CertificateManager::Certificate': {
      /** PENDING_VALIDATION, ISSUED, INACTIVE, EXPIRED, VALIDATION_TIMED_OUT, REVOKED, FAILED. */
      Status: string
      /** AMAZON_ISSUED, IMPORTED or PRIVATE. */
      Type: string
      /** Whole days until it expires, at the time of the scan; negative after expiry, null if it was never issued. */
      ExpiresInDays: number
      /** Whether another AWS resource uses it. */
      InUse: boolean
    }
  }
}

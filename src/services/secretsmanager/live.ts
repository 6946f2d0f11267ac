export {}

declare module '../../model/live.ts' {
  /** Ages are whole days at the time of the scan. The value of a secret is never read. */
  interface State {
    'AWS::SecretsManager::Secret': {
      /** The JSON document of its resource policy; CloudFormation has a separate resource for it. */
      Policy: string
      RotationEnabled: boolean
      /** Days between rotations, according to its schedule. */
      RotationEveryDays: number
      /** Days until the next rotation is due; negative if it is overdue. */
      NextRotationInDays: number
      /** Days since it was last rotated, or since its creation if it never was. */
      UnrotatedDays: number
      /** Days since it was last retrieved, or since its creation if it never was. */
      UnusedDays: number
      /** The AWS service that manages it, e.g. `rds`. */
      OwningService: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  /** Ages are whole days at the time of the scan. The value of a secret is never read. */
  interface State {
    'AWS::SecretsManager::Secret': {
      /** The JSON document of its resource policy; CloudFormation has it as a resource of its own. */
      Policy: string
      RotationEnabled: boolean
      /** Days between rotations, as its schedule has them. */
      RotationEveryDays: number
      /** Days until the next rotation must have happened; negative when it is overdue. */
      NextRotationInDays: number
      /** Days since it was last rotated; since it was made, if never. */
      UnrotatedDays: number
      /** Days since it was last retrieved; since it was made, if never. */
      UnusedDays: number
      /** The AWS service that manages it, e.g. `rds`. */
      OwningService: string
    }
  }
}

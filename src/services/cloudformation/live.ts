declare module '../../model/live.ts' {
  interface State {
    /** What AWS tells of a stack and its schema does not have (AWSCloudFormation/latest/APIReference/API_Stack.html). */
    'AWS::CloudFormation::Stack': {
      /** On a nested stack it is that of its root stack. */
      EnableTerminationProtection: boolean
      /** The role that CloudFormation assumes for changes; without one it uses the credentials of the caller. */
      RoleARN: string
    }
  }
}

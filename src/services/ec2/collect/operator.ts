import type { OperatorResponse } from '@aws-sdk/client-ec2'
import type { Operator } from '../live.ts'

/**
 * The AWS service that operates a resource in the account. Without one, EC2 returns `Managed: false` or no operator
 * (AWSEC2/latest/APIReference/API_OperatorResponse.html).
 */
export const operatorOf = (operator: OperatorResponse | undefined): Operator => ({
  Managed: operator?.Managed === true,
  Principal: operator?.Principal,
})

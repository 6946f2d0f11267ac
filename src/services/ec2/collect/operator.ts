import type { OperatorResponse } from '@aws-sdk/client-ec2'
import type { Operator } from '../live.ts'

/**
 * Which service of AWS's operates a resource in the account. Where nobody does, EC2 says so or says nothing
 * (AWSEC2/latest/APIReference/API_OperatorResponse.html).
 */
export const operatorOf = (operator: OperatorResponse | undefined): Operator => ({
  Managed: operator?.Managed === true,
  Principal: operator?.Principal,
})

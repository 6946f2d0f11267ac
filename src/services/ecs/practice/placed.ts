import type { AwsVpcConfiguration, NetworkConfiguration } from '@aws-sdk/client-ecs'
import { lacking } from '../../ec2/practice/index.ts'
import { type C, invalid } from './state.ts'

/** The network of tasks as ECS stores it, with existing subnets. */
export function placed(call: C, vpc: AwsVpcConfiguration): NetworkConfiguration {
  const lost = lacking(call, 'subnets', vpc.subnets)
  if (lost !== undefined) throw invalid(`The subnet ID '${lost}' does not exist`)
  if (!vpc.subnets?.length) throw invalid('subnets can not be empty.')
  return { awsvpcConfiguration: { ...vpc, assignPublicIp: vpc.assignPublicIp ?? 'DISABLED' } }
}

import type { Describing } from '../../../practice/service.ts'
import { describes as compute } from './compute.cloudformation.ts'
import { describes as networks } from './network.cloudformation.ts'

type Module = typeof import('@aws-sdk/client-ec2')

/** EC2's resources in CloudFormation's shape. */
export const describes: Describing<Module> = { ...compute, ...networks }

import type { PracticeService } from '../service.ts'
import { ec2 } from './ec2/index.ts'
import { ssm } from './ssm.ts'
import { sts } from './sts.ts'

/** Every service of the practice account: one line each, in the order of the alphabet. */
// biome-ignore format: one line each, so that two additions do not meet
export const services: readonly PracticeService[] = [
  ec2,
  ssm,
  sts,
]

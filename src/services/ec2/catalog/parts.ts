import type { LayerId, Party } from '../../../catalog/layers.ts'
import { memberOf, textOf } from '../../../catalog/reading.ts'
import type { Configured, Move } from '../../../catalog/service.ts'

export type Parties = Partial<Readonly<Record<LayerId, Party>>>

/** A part of a network: nothing runs in it, and it holds no data. */
export const networkPart: Parties = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
}

/** A setting of a Region: it has one responsibility only. */
export const setting: Parties = { ...networkPart, network: 'none', resilience: 'none', logging: 'none' }

export const guide = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'

/** Whether an AWS service operates the resource (EKS Auto Mode, ECS and Lambda Managed Instances, WorkSpaces Core). */
function operated(it: Configured): boolean | undefined {
  const managed = memberOf(it, 'Operator', 'Managed')
  return managed === undefined ? undefined : managed === true
}
export const byService = (layers: readonly LayerId[], to: Party, says: string, aws: string): Move => ({
  layers,
  to,
  when: operated,
  says,
  // AWS is responsible for configuration, patches and health of managed instances (read 2026-11-30)
  source: `${guide}/amazon-ec2-managed-instances.html`,
  aws,
})
export const OPERATED = 'a service of AWS operates it for you (Operator.Managed)'

export const subnet = (it: Configured): string | null | undefined => textOf(it, 'SubnetId')

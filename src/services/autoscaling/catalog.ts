import type { LayerId, Owner } from '../../catalog/layers.ts'
import { infrastructure } from '../../catalog/service.ts'

/** What the instances do and hold is asked of each instance, which the group only starts and ends. */
const ofTheInstances: Partial<Readonly<Record<LayerId, Owner>>> = {
  platform: 'nobody',
  application: 'nobody',
  'encryption-in-transit': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
}

export const autoscaling = infrastructure({
  id: 'autoscaling',
  title: 'Amazon EC2 Auto Scaling',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/security.html',
  types: {
    'AWS::AutoScaling::AutoScalingGroup': {
      // the image that the group starts from is patched by rolling the group
      owners: { ...ofTheInstances, 'server-side-encryption': 'nobody' },
      duties: [
        'os-images',
        'network-placement',
        'workload-identity',
        'high-availability',
        'monitoring',
        'inventory',
        'os-renewal',
      ],
    },
    'AWS::AutoScaling::LaunchConfiguration': {
      owners: { ...ofTheInstances, 'guest-os': 'nobody', resilience: 'nobody', logging: 'nobody' },
      duties: ['no-public-exposure', 'encrypt-at-rest', 'instance-credentials'],
    },
  },
})

import type { LayerId, Owner } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { seenAt, textsIn } from '../../catalog/reading.ts'
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

const guide = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide'

export const autoscaling = infrastructure({
  id: 'autoscaling',
  title: 'Amazon EC2 Auto Scaling',
  source: `${guide}/security.html`,
  pages: {
    'guest-os': `${guide}/instance-refresh-overview.html`,
    network: `${guide}/asg-in-vpc.html`,
    'server-side-encryption': `${guide}/key-policy-requirements-EBS-encryption.html`,
    identity: `${guide}/security-iam.html`,
    resilience: `${guide}/auto-scaling-benefits.html`,
    logging: `${guide}/ec2-auto-scaling-cloudwatch-monitoring.html`,
  },
  types: {
    'AWS::AutoScaling::AutoScalingGroup': {
      // the image that the group starts from is patched by rolling the group
      owners: { ...ofTheInstances, 'server-side-encryption': 'nobody' },
      page: `${guide}/auto-scaling-groups.html`,
      moves: onOutpost({ subnets: (it) => textsIn(seenAt(it, 'VPCZoneIdentifier')) }),
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
      page: `${guide}/launch-configurations.html`,
      duties: ['no-public-exposure', 'encrypt-at-rest', 'instance-credentials'],
    },
  },
})

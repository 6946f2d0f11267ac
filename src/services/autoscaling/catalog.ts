import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { seenAt, textsIn } from '../../catalog/reading.ts'
import { infrastructure } from '../../catalog/service.ts'

/** These layers belong to each instance; the group only launches and terminates instances. */
const ofTheInstances: Partial<Readonly<Record<LayerId, Party>>> = {
  platform: 'none',
  application: 'none',
  'encryption-in-transit': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
}

const guide = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide'

export const autoscaling = infrastructure({
  id: 'autoscaling',
  title: 'Amazon EC2 Auto Scaling',
  source: `${guide}/auto-scaling-benefits.html`,
  pages: {
    'guest-os': `${guide}/instance-refresh-overview.html`,
    network: `${guide}/asg-in-vpc.html`,
    'server-side-encryption': `${guide}/key-policy-requirements-EBS-encryption.html`,
    resilience: `${guide}/auto-scaling-benefits.html`,
    logging: `${guide}/ec2-auto-scaling-cloudwatch-monitoring.html`,
  },
  types: {
    'AWS::AutoScaling::AutoScalingGroup': {
      // an instance refresh replaces instances with a patched image
      parties: { ...ofTheInstances, 'server-side-encryption': 'none' },
      moves: onOutpost({ subnets: (it) => textsIn(seenAt(it, 'VPCZoneIdentifier')) }),
      responsibilities: [
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
      parties: { ...ofTheInstances, 'guest-os': 'none', resilience: 'none', logging: 'none' },
      responsibilities: ['no-public-exposure', 'encrypt-at-rest', 'instance-credentials'],
    },
  },
})

import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/autoscaling/application/userguide'

export const applicationAutoscaling = abstracted({
  id: 'application-autoscaling',
  title: 'Application Auto Scaling',
  source: `${guide}/what-is-application-auto-scaling.html`,
  types: {
    // the bounds of another resource's capacity: a setting of that resource
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: [],
    },
  },
})

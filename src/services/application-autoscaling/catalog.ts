import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/autoscaling/application/userguide'

export const applicationAutoscaling = abstracted({
  id: 'application-autoscaling',
  title: 'Application Auto Scaling',
  source: `${guide}/security.html`,
  types: {
    // bounds within which the capacity of another resource moves: a setting of that resource
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      owners: {
        'guest-os': 'nobody',
        platform: 'nobody',
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'nobody',
        logging: 'nobody',
      },
      page: `${guide}/what-is-application-auto-scaling.html`,
      duties: [],
    },
  },
})

import { abstracted } from '../../catalog/service.ts'

export const applicationAutoscaling = abstracted({
  id: 'application-autoscaling',
  title: 'Application Auto Scaling',
  source: 'https://docs.aws.amazon.com/autoscaling/application/userguide/security.html',
  types: {
    // bounds within which the capacity of another resource moves: a setting of that resource
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'nobody',
        logging: 'nobody',
      },
      duties: [],
    },
  },
})

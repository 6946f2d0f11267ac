import { type Configured, container } from '../../catalog/service.ts'

const MANAGED = 'aws:elasticbeanstalk:managedactions'

/** Whether managed platform updates are on; undefined where the settings were not seen. */
function managedUpdates({ properties }: Configured): boolean | undefined {
  const settings = properties['OptionSettings']
  if (!Array.isArray(settings)) return undefined
  const found = settings.find(
    ({ Namespace, OptionName }) => Namespace === MANAGED && OptionName === 'ManagedActionsEnabled',
  )
  return found?.Value === 'true'
}

const updates = 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html'

export const elasticbeanstalk = container({
  id: 'elasticbeanstalk',
  title: 'AWS Elastic Beanstalk',
  source: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/security.html',
  types: {
    'AWS::ElasticBeanstalk::Environment': {
      owners: { backup: 'nobody', 'resource-policy': 'nobody' },
      moves: [
        // never across platform branches: those stay the customer's step
        { layers: ['platform'], to: 'shared', when: managedUpdates, says: 'managed updates are on', source: updates },
        {
          layers: ['platform'],
          to: 'customer',
          when: (resource) => {
            const on = managedUpdates(resource)
            return on === undefined ? undefined : !on
          },
          says: 'managed updates are off',
          source: updates,
        },
      ],
      duties: [
        'platform-updates',
        'code-and-dependencies',
        'firewall-rules',
        'instance-credentials',
        'high-availability',
        'access-logs',
        'monitoring',
        'secrets-in-code',
      ],
    },
  },
})

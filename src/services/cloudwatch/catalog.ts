import { abstracted, settingParties } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring'

export const cloudwatch = abstracted({
  id: 'cloudwatch',
  title: 'Amazon CloudWatch',
  source: `${guide}/CloudWatch_Alarms.html`,
  pages: {
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    logging: `${guide}/CloudWatch_Alarms.html`,
  },
  types: {
    // a threshold of a metric, and the targets that it notifies: the metric belongs to another resource
    'AWS::CloudWatch::Alarm': {
      page: `${guide}/CloudWatch_Alarms.html`,
      parties: settingParties,
      responsibilities: ['log-and-alert-settings'],
    },
  },
})

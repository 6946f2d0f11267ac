import { abstracted, settingParties } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/config/latest/developerguide'

export const config = abstracted({
  id: 'config',
  title: 'AWS Config',
  source: `${guide}/data-protection.html`,
  pages: {
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
  },
  types: {
    'AWS::Config::ConfigurationRecorder': {
      page: `${guide}/stop-start-recorder.html`,
      // the customer chooses the role with which AWS Config reads the account
      parties: settingParties,
      responsibilities: ['least-privilege', 'log-and-alert-settings'],
    },
    'AWS::Config::DeliveryChannel': {
      sources: { data: `${guide}/delete-config-data-with-retention-period.html` },
      parties: { ...settingParties, 'server-side-encryption': 'shared', data: 'customer' },
      holds: false,
      responsibilities: ['key-care', 'data-lifecycle', 'log-and-alert-settings'],
    },
    // once per Region: whether the Region is recorded
    'Demarc::Config::Region': {
      page: `${guide}/stop-start-recorder.html`,
      parties: { ...settingParties, logging: 'none' },
      responsibilities: ['inventory'],
    },
  },
})

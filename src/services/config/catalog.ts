import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/config/latest/developerguide'

/** Settings of the recording: AWS Config and the customer's bucket store the recorded data. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'aws',
}

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
      parties: setting,
      responsibilities: ['least-privilege', 'monitoring'],
    },
    'AWS::Config::DeliveryChannel': {
      sources: { data: `${guide}/delete-config-data-with-retention-period.html` },
      parties: { ...setting, 'server-side-encryption': 'shared', data: 'customer' },
      holds: false,
      responsibilities: ['key-care', 'data-lifecycle', 'monitoring'],
    },
    // once per Region: whether the Region is recorded
    'Demarc::Config::Region': {
      page: `${guide}/stop-start-recorder.html`,
      parties: { ...setting, logging: 'none' },
      responsibilities: ['inventory'],
    },
  },
})

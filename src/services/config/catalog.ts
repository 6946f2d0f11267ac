import type { LayerId, Owner } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

/** Settings of the recording: what is recorded lies with AWS Config and in the customer's bucket. */
const setting: Partial<Readonly<Record<LayerId, Owner>>> = {
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  identity: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'aws',
}

export const config = abstracted({
  id: 'config',
  title: 'AWS Config',
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/security.html',
  types: {
    'AWS::Config::ConfigurationRecorder': {
      // the role with which it reads the account is the customer's to choose
      owners: { ...setting, identity: 'customer' },
      duties: ['least-privilege', 'monitoring'],
    },
    'AWS::Config::DeliveryChannel': {
      owners: { ...setting, 'server-side-encryption': 'shared', data: 'customer' },
      duties: ['key-care', 'data-lifecycle', 'monitoring'],
    },
    // once a region: whether the region is recorded at all
    'Demarc::Config::Region': { owners: { ...setting, logging: 'nobody' }, duties: ['inventory'] },
  },
})

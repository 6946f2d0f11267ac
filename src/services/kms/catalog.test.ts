import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { kms } from './catalog.ts'

moveCases(kms, 'AWS::KMS::Key', { Origin: 'AWS_KMS' }, [
  [
    { Origin: 'EXTERNAL_KEY_STORE' },
    {
      facilities: 'customer',
      virtualization: 'customer',
      'guest-os': 'customer',
      platform: 'customer',
      application: 'customer',
      network: 'customer',
      'encryption-in-transit': 'customer',
      backup: 'customer',
      resilience: 'customer',
    },
  ],
  [{ Origin: 'AWS_CLOUDHSM' }, { backup: 'shared', resilience: 'shared', identity: 'shared' }],
  [{ Origin: 'EXTERNAL' }, { backup: 'customer', resilience: 'customer' }],
])

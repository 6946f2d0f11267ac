import type { LayerId, Owner } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

/** What Systems Manager knows of a node: a record, with no layers of its own but the node's. */
const record: Partial<Readonly<Record<LayerId, Owner>>> = {
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'aws',
}

export const ssm = abstracted({
  id: 'ssm',
  title: 'AWS Systems Manager',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/security.html',
  types: {
    'AWS::SSM::Document': {
      owners: {
        ...record,
        application: 'customer',
        data: 'customer',
        'resource-policy': 'customer',
        logging: 'nobody',
      },
      duties: ['no-public-sharing'],
    },
    'Demarc::SSM::ManagedInstance': { owners: record, duties: [] },
    'Demarc::SSM::PatchState': { owners: { ...record, logging: 'nobody', identity: 'nobody' }, duties: [] },
    'Demarc::SSM::AssociationState': { owners: { ...record, logging: 'nobody', identity: 'nobody' }, duties: [] },
    'Demarc::SSM::ServiceSettings': {
      owners: { ...record, 'resource-policy': 'customer' },
      duties: ['no-public-sharing', 'access-logs'],
    },
  },
})

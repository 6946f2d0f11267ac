import { abstracted } from '../service.ts'

export const backup = abstracted({
  id: 'backup',
  title: 'AWS Backup',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/security-considerations.html',
  types: {
    // the recovery points of one resource, as AWS Backup keeps them; that they are made is a duty of the resource itself
    'Demarc::Backup::ProtectedResource': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'nobody',
        'resource-policy': 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['encrypt-at-rest', 'data-lifecycle', 'least-privilege', 'restore-tests'],
    },
  },
})

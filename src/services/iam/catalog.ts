import type { LayerId, Owner } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

/** An identity or what it may do: a record that IAM keeps and spreads over the regions by itself. */
const record: Partial<Readonly<Record<LayerId, Owner>>> = {
  application: 'nobody',
  network: 'aws',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'aws',
  logging: 'nobody',
}

export const iam = abstracted({
  id: 'iam',
  title: 'AWS Identity and Access Management',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/security.html',
  types: {
    'AWS::IAM::User': {
      owners: record,
      duties: ['least-privilege', 'permissions-by-group', 'credential-hygiene', 'mfa'],
    },
    'AWS::IAM::Role': {
      owners: { ...record, 'resource-policy': 'customer' },
      duties: ['least-privilege', 'no-public-sharing'],
    },
    'AWS::IAM::Group': { owners: record, duties: ['least-privilege'] },
    'AWS::IAM::ManagedPolicy': { owners: record, duties: ['least-privilege'] },
    'AWS::IAM::ServerCertificate': {
      owners: { ...record, 'encryption-in-transit': 'shared' },
      duties: ['tls-strength', 'credential-hygiene'],
    },
    'Demarc::IAM::PasswordPolicy': { owners: record, duties: ['password-policy'] },
    // the four measures of demarc root, and a stronger kind of the last (IAM/latest/UserGuide/root-user-best-practices.html)
    'Demarc::IAM::RootUser': {
      owners: record,
      duties: ['root-password', 'root-access-keys', 'root-limited-use', 'root-mfa', 'root-hardware-mfa'],
    },
  },
})

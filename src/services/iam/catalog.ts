import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'

/** An identity, or its permissions: a record that IAM stores and replicates to the regions. */
const record: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'aws',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'aws',
  logging: 'none',
}

export const iam = abstracted({
  id: 'iam',
  title: 'AWS Identity and Access Management',
  source: `${guide}/disaster-recovery-resiliency.html`,
  pages: {
    network: `${guide}/infrastructure-security.html`,
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    identity: `${guide}/best-practices.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    'AWS::IAM::User': {
      parties: record,
      responsibilities: ['least-privilege', 'permissions-by-group', 'credential-hygiene', 'mfa'],
    },
    'AWS::IAM::Role': {
      sources: { 'resource-policy': `${guide}/id_roles_update-role-trust-policy.html` },
      parties: { ...record, 'resource-policy': 'customer' },
      responsibilities: ['least-privilege', 'no-public-sharing'],
    },
    'AWS::IAM::Group': { parties: record, responsibilities: ['least-privilege'] },
    'AWS::IAM::ManagedPolicy': {
      parties: record,
      responsibilities: ['least-privilege'],
    },
    // uploaded by the customer, and not renewed by AWS
    'AWS::IAM::ServerCertificate': {
      sources: { 'encryption-in-transit': `${guide}/id_credentials_server-certs.html` },
      parties: { ...record, 'encryption-in-transit': 'customer' },
      responsibilities: ['tls-strength', 'credential-hygiene'],
    },
    'Demarc::IAM::PasswordPolicy': {
      page: `${guide}/id_credentials_passwords_account-policy.html`,
      parties: record,
      responsibilities: ['password-policy'],
    },
    // the four measures of demarc root, and a stronger form of the last one
    // (IAM/latest/UserGuide/root-user-best-practices.html)
    'Demarc::IAM::RootUser': {
      page: `${guide}/id_root-user.html`,
      sources: { identity: `${guide}/root-user-best-practices.html` },
      parties: record,
      responsibilities: ['root-password', 'root-access-keys', 'root-limited-use', 'root-mfa', 'root-hardware-mfa'],
    },
  },
})

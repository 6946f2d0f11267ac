import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/cognito/latest/developerguide'
const protection = `${guide}/data-protection.html`

/** What identities get: it has no data but names, and nothing runs in it. */
const access: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'aws',
}

export const cognito = abstracted({
  id: 'cognito',
  title: 'Amazon Cognito',
  source: protection,
  pages: { 'server-side-encryption': protection },
  types: {
    'AWS::Cognito::UserPool': {
      parties: { application: 'none', 'resource-policy': 'none', backup: 'customer', resilience: 'aws' },
      sources: {
        network: 'https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html',
      },
      moves: [
        {
          layers: ['logging'],
          to: 'shared',
          when: when('UserPoolAddOns.AdvancedSecurityMode', is('AUDIT', 'ENFORCED')),
          says: 'threat protection is on: AWS rates the risk of each sign-in and logs it, you watch and answer',
          source: `${guide}/cognito-user-pool-settings-threat-protection.html`,
          aws: 'AWS rates the risk of sign-ins, looks for leaked passwords, and logs what it finds.',
        },
      ],
      aws: { 'server-side-encryption': 'AWS encrypts the users, always: with a key of its own, or with yours.' },
      responsibilities: [
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'client-side-encryption',
        'data-integrity',
        'data-classification',
        'deletion-protection',
        'least-privilege',
        'mfa',
        'password-policy',
        'backups',
        'monitoring',
        'threat-detection',
      ],
    },
    'AWS::Cognito::IdentityPool': {
      parties: { ...access, 'server-side-encryption': 'aws' },
      aws: { 'server-side-encryption': 'AWS encrypts what it stores with a key of its own, which you cannot change.' },
      responsibilities: ['least-privilege', 'identity-use'],
    },
    // how one application signs in users of the pool; its settings are stored with the pool
    'AWS::Cognito::UserPoolClient': {
      parties: { ...access, 'server-side-encryption': 'none' },
      responsibilities: ['least-privilege', 'identity-use'],
    },
  },
})

import { place } from './placement.ts'

export const a = [
  ...place('ACMPCA', { category: 'abstracted', page: 'privateca/latest/userguide/data-protection.html' }, [
    [
      'store',
      'CertificateAuthority',
      'a certificate authority, with its key in hardware modules that AWS keeps',
      {
        owners: {
          'encryption-in-transit': 'aws',
          'server-side-encryption': 'aws',
          'client-side-encryption': 'nobody',
          'resource-policy': 'customer',
          backup: 'nobody',
        },
        pages: { 'resource-policy': 'privateca/latest/userguide/pca-rbp.html' },
      },
    ],
    ['record', 'Certificate', 'a certificate that the authority issued', { sets: ['data'] }],
    ['link', 'CertificateAuthorityActivation', 'installs the certificate of an authority', { sets: ['identity'] }],
    ['setting', 'Permission', 'who may renew certificates of the authority', { sets: ['resource-policy'] }],
  ]),
]

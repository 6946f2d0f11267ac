import { type Control, control } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html'
const on = 'AWS::CertificateManager::Certificate'

export const certificatesAreRenewed = control({
  id: 'ACM.1',
  compared: '2026-11-30',
  parameters: { daysToExpiration: { value: 30, from: 14, to: 365 } },
  configRule: 'acm-certificate-expiration-check',
  on,
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'ACM certificates should be renewed at least {daysToExpiration} days before they expire',
  finding: (_, { state }) => {
    const days = state.ExpiresInDays ?? 0
    return days < 0 ? `Certificate expired ${-days} days ago` : `Certificate expires in ${days} days`
  },
  reads: ['state.ExpiresInDays'],
  // a certificate that was never issued does not expire
  applies: (_, { state }) => state.ExpiresInDays !== null,
  holds: (_, { state, parameters }) =>
    state.ExpiresInDays !== null && state.ExpiresInDays > parameters.daysToExpiration,
  fix: 'Complete the validation of the renewal (DNS record or email), import the successor of an imported certificate, or delete the certificate if nothing uses it.',
  source: `${docs}#acm-1`,
})

export const certificatesHaveLongKeys = control({
  id: 'ACM.2',
  compared: '2026-11-30',
  configRule: 'acm-certificate-rsa-check',
  on,
  responsibility: 'tls-strength',
  severity: 'high',
  title: 'RSA certificates in ACM should have a key of at least 2,048 bits',
  finding: ({ KeyAlgorithm }) => `KeyAlgorithm is ${KeyAlgorithm}`,
  reads: ['KeyAlgorithm'],
  applies: (certificate) => certificate.KeyAlgorithm?.startsWith('RSA') === true,
  // the number of bits is part of the name: RSA_2048
  holds: (certificate) => Number(certificate.KeyAlgorithm?.slice('RSA_'.length)) >= 2048,
  fix: 'Request or import a certificate with a longer key, put it in the place of the old one everywhere, and delete the old one.',
  source: `${docs}#acm-2`,
})

export const certificatesRenewThemselves = control({
  id: 'Demarc.ACM.1',
  on,
  responsibility: 'tls-strength',
  severity: 'low',
  title: 'Certificates issued by ACM should use DNS validation, so that ACM renews them without an approval',
  finding: 'ValidationMethod is EMAIL: each renewal waits for an approval by email',
  reads: ['ValidationMethod', 'state.Type'],
  applies: (_, { state }) => state.Type === 'AMAZON_ISSUED',
  holds: (certificate) => certificate.ValidationMethod !== 'EMAIL',
  fix: 'Request the certificate again with DNS validation, and keep its CNAME record.',
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
})

export const certificatesAreInUse = control({
  id: 'Demarc.ACM.2',
  on,
  responsibility: 'inventory',
  severity: 'low',
  title: 'ACM certificates should be in use',
  finding: 'Certificate is issued, and no AWS resource uses it',
  reads: ['state.InUse', 'state.Status'],
  applies: (_, { state }) => state.Status === 'ISSUED',
  holds: (_, { state }) => state.InUse,
  fix: 'Delete the certificate (DeleteCertificate), or attach it to the resource it is meant for.',
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-delete.html',
})

export const certificatesAreTagged: Control = areTagged({
  id: 'ACM.3',
  on: on,
  page: docs,
  title: 'ACM certificates',
  one: 'certificate',
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_acm_certificate',
})

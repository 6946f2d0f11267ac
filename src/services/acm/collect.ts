import type { KeyAlgorithm } from '@aws-sdk/client-acm'
import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::CertificateManager::Certificate'
const DAY = 24 * 60 * 60 * 1000

/**
 * Without a list of key types, ListCertificates returns only RSA_1024 and RSA_2048
 * (acm/latest/APIReference/API_Filters.html).
 */
const keyTypes: KeyAlgorithm[] = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
]

export const certificates = collector({
  types: [on],
  service: 'acm',
  scope: 'region',
  needs: ['acm:ListCertificates'],
  async *list({ client }) {
    const acm = await client('acm')
    const found = pages(
      (NextToken) => acm.listCertificates({ Includes: { keyTypes }, MaxItems: 1000, NextToken }),
      (answer) => answer.CertificateSummaryList,
      (answer) => answer.NextToken,
    )
    for await (const { CertificateArn, DomainName } of found) {
      if (!CertificateArn) continue
      yield {
        type: on,
        id: CertificateArn,
        name: DomainName || CertificateArn,
        properties: { CertificateArn, DomainName: DomainName ?? null },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['acm:DescribeCertificate'],
      fills: [
        'KeyAlgorithm',
        'SubjectAlternativeNames',
        'ValidationMethod',
        'state.ExpiresInDays',
        'state.InUse',
        'state.Status',
        'state.Type',
      ],
      async get({ client, now }, { id }) {
        const acm = await client('acm')
        const { Certificate: found } = await acm.describeCertificate({ CertificateArn: id })
        if (!found) return {}
        return {
          properties: {
            // the API returns RSA-2048; CloudFormation and the request have RSA_2048
            KeyAlgorithm: found.KeyAlgorithm?.replace('-', '_') ?? null,
            SubjectAlternativeNames: found.SubjectAlternativeNames ?? null,
            ValidationMethod: found.DomainValidationOptions?.[0]?.ValidationMethod ?? null,
          },
          state: {
            ExpiresInDays: found.NotAfter ? Math.floor((found.NotAfter.getTime() - now) / DAY) : null,
            InUse: (found.InUseBy?.length ?? 0) > 0,
            Status: found.Status ?? null,
            Type: found.Type ?? null,
          },
        }
      },
    }),
    taggedAs(
      'acm:certificate',
      detail({
        on,
        needs: ['acm:ListTagsForCertificate'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const acm = await client('acm')
          const { Tags } = await acm.listTagsForCertificate({ CertificateArn: id })
          return { tags: tagRecord(Tags) }
        },
      }),
    ),
  ],
})

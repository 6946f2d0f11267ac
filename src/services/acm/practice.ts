import type { CertificateDetail, CertificateStatus, KeyAlgorithm } from '@aws-sdk/client-acm'
import { HOME, type Stack, tagsOf, US } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { arnIn, named } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tag, tagPairs, tagsFrom, untag } from '../../practice/tags.ts'
import { certificateArn } from '../elasticloadbalancing/practice/elbv2/seed.ts'
import { acm as sdk } from './sdk.ts'

interface StoredCertificate extends HasTags {
  domain: string
  algorithm: KeyAlgorithm
  status: CertificateStatus
  type: 'AMAZON_ISSUED' | 'IMPORTED'
  validation: 'DNS' | 'EMAIL'
  /** ISO 8601; absent while it is not issued. */
  until?: string | undefined
  made: string
  usedBy: string[]
}

/** ACM in one region: certificates by their ARNs. */
interface AcmState {
  certificates: Record<string, StoredCertificate>
}

const DAY = 86_400_000

function seed({ account, partition, region, now }: SeedContext): AcmState {
  const at = (days: number): string => new Date(now.getTime() + days * DAY + DAY / 2).toISOString()
  const certificate = (
    name: string,
    stack: Stack,
    domain: string,
    more: Partial<StoredCertificate> = {},
  ): [string, StoredCertificate] => [
    certificateArn({ region, account }, name),
    {
      domain,
      algorithm: 'RSA_2048',
      status: 'ISSUED',
      type: 'AMAZON_ISSUED',
      validation: 'DNS',
      until: at(200),
      made: at(-195),
      usedBy: [],
      tags: tagsOf(stack),
      ...more,
    },
  ]
  const balancer = (name: string): string[] => [
    `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}`,
  ]
  if (region === HOME)
    return {
      certificates: Object.fromEntries([
        certificate('shop.nordlicht.example', 'shop-prod', 'shop.nordlicht.example', { usedBy: balancer('shop-prod') }),
        certificate('newsletter', 'corp-it', 'newsletter.nordlicht.example', {
          type: 'IMPORTED',
          algorithm: 'RSA_1024',
          until: at(12),
        }),
        certificate('staging', 'shop-staging', 'staging.nordlicht.example', {
          validation: 'EMAIL',
          until: at(60),
          usedBy: balancer('shop-staging'),
        }),
        certificate('vpn', 'corp-it', 'vpn.nordlicht.example', {
          type: 'IMPORTED',
          algorithm: 'EC_prime256v1',
          usedBy: balancer('vpn'),
        }),
      ]),
    }
  if (region !== US) return { certificates: {} }
  return {
    certificates: Object.fromEntries([
      certificate('us-shop-checkout', 'shop-prod', 'us.nordlicht.example', { usedBy: balancer('us-shop-checkout') }),
      certificate('us-trial', 'shop-prod', 'trial.nordlicht.example', {
        status: 'PENDING_VALIDATION',
        until: undefined,
      }),
    ]),
  }
}

const certificates = named<AcmState, StoredCertificate>({
  in: (state) => state.certificates,
  missing: (arn) => awsError('ResourceNotFoundException', `Could not find certificate ${arn}.`),
})
const paged = listing({ token: 'NextToken', size: 'MaxItems', next: 'NextToken' })

const until = ({ until: end }: StoredCertificate) => (end === undefined ? {} : { NotAfter: new Date(end) })

const described = (arn: string, one: StoredCertificate): CertificateDetail => ({
  CertificateArn: arn,
  DomainName: one.domain,
  SubjectAlternativeNames: [one.domain],
  ...(one.type === 'IMPORTED'
    ? { ImportedAt: new Date(one.made) }
    : {
        CreatedAt: new Date(one.made),
        DomainValidationOptions: [
          {
            DomainName: one.domain,
            ValidationMethod: one.validation,
            ValidationStatus: one.status === 'ISSUED' ? 'SUCCESS' : 'PENDING_VALIDATION',
          },
        ],
      }),
  Status: one.status,
  Type: one.type,
  // ACM answers with a hyphen what it is asked for with an underscore; the SDK takes any text
  KeyAlgorithm: one.algorithm.replace('_', '-') as KeyAlgorithm,
  InUseBy: one.usedBy,
  RenewalEligibility: one.type === 'IMPORTED' ? 'INELIGIBLE' : 'ELIGIBLE',
  ...until(one),
})

/** What the listing shows when nobody asks for more. */
const BY_DEFAULT: readonly string[] = ['RSA_1024', 'RSA_2048']

/** AWS Certificate Manager: certificates, as far as their owners see them. It signs nothing. */
export const acm = practiceService<typeof import('@aws-sdk/client-acm'), AcmState>({
  sdk,
  scope: 'regional',
  seed,
  acts: { CertificateArn: (_, arn) => arn },
  reads: {
    ListCertificates: (call) => {
      const { Includes, CertificateStatuses } = call.input
      const types: readonly string[] = Includes?.keyTypes ?? BY_DEFAULT
      const fits = (_: string, { algorithm, status }: StoredCertificate) =>
        types.includes(algorithm) && (CertificateStatuses?.includes(status) ?? true)
      return paged(call, {
        CertificateSummaryList: certificates.all(call, fits).map(([CertificateArn, one]) => ({
          CertificateArn,
          DomainName: one.domain,
          Status: one.status,
          Type: one.type,
          KeyAlgorithm: one.algorithm,
          InUse: one.usedBy.length > 0,
          ...until(one),
        })),
      })
    },
    DescribeCertificate: (call) => {
      const { CertificateArn = '' } = call.input
      return { Certificate: described(CertificateArn, certificates.of(call, CertificateArn)) }
    },
    ListTagsForCertificate: (call) => ({ Tags: tagPairs(certificates.of(call, call.input.CertificateArn).tags) }),
  },
  changes: {
    // its names are taken to be validated at once: no DNS is asked here
    RequestCertificate: (call) => {
      const { DomainName = '', KeyAlgorithm, ValidationMethod, Tags } = call.input
      const { region, now } = call
      const id = uuidOf('certificate', `${region} ${DomainName} ${now.toISOString()}`)
      const CertificateArn = arnIn(call, 'acm', `certificate/${id}`)
      certificates.add(call, CertificateArn, {
        domain: DomainName,
        algorithm: KeyAlgorithm ?? 'RSA_2048',
        status: 'ISSUED',
        type: 'AMAZON_ISSUED',
        validation: ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
        until: new Date(now.getTime() + 198 * DAY).toISOString(),
        made: now.toISOString(),
        usedBy: [],
        tags: tagsFrom(Tags),
      })
      return { CertificateArn }
    },
    DeleteCertificate: (call) => {
      const arn = call.input.CertificateArn
      const { usedBy } = certificates.of(call, arn)
      if (usedBy.length > 0)
        throw awsError('ResourceInUseException', `Certificate ${arn} in account ${call.account} is in use.`)
      certificates.remove(call, arn)
    },
    AddTagsToCertificate: (call) => tag(certificates.of(call, call.input.CertificateArn), call.input.Tags),
    RemoveTagsFromCertificate: (call) => {
      const { CertificateArn, Tags } = call.input
      return untag(certificates.of(call, CertificateArn), Object.keys(tagsFrom(Tags)))
    },
  },
})

import type { CertificateDetail, KeyAlgorithm } from '@aws-sdk/client-acm'
import { HOME, type Stack, tagsOf, US } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { arnIn, given, type Is, named } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { type Answer, awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tag, tagPairs, tagsFrom, untag } from '../../practice/tags.ts'
import { certificateArn } from '../elasticloadbalancing/practice/elbv2/seed.ts'
import { acm as sdk } from './sdk.ts'

interface StoredCertificate extends HasTags {
  is: Is<CertificateDetail, 'DomainName' | 'KeyAlgorithm' | 'Status' | 'Type' | 'InUseBy'>
  validation: 'DNS' | 'EMAIL'
}

/** ACM in one region: certificates by ARN. */
interface AcmState {
  certificates: Record<string, StoredCertificate>
}

/** Validity of a certificate that ACM issues, in days. */
const LASTS = 198

function seed(context: SeedContext): AcmState {
  const { account, partition, region } = context
  const inDays = (days: number): string => daysAgo(context, -days, 12)
  const certificate = (
    name: string,
    stack: Stack,
    domain: string,
    {
      validation = 'DNS',
      ...more
    }: Partial<StoredCertificate['is']> & { validation?: StoredCertificate['validation'] },
    days: number | null = 200,
  ): [string, StoredCertificate] => {
    const made = more.Type === 'IMPORTED' ? { ImportedAt: inDays(-195) } : { CreatedAt: inDays(-195) }
    const is = { ...issued(domain), ...made, ...(days === null ? {} : { NotAfter: inDays(days) }), ...more }
    return [certificateArn({ region, account }, name), { is, validation, tags: tagsOf(stack) }]
  }
  const usedBy = (name: string) => ({
    InUseBy: [`arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}`],
  })
  const here: Readonly<Record<string, [string, StoredCertificate][]>> = {
    [HOME]: [
      certificate('shop.nordlicht.example', 'shop-prod', 'shop.nordlicht.example', usedBy('shop-prod')),
      certificate(
        'newsletter',
        'corp-it',
        'newsletter.nordlicht.example',
        { Type: 'IMPORTED', KeyAlgorithm: 'RSA_1024' },
        12,
      ),
      certificate(
        'staging',
        'shop-staging',
        'staging.nordlicht.example',
        { validation: 'EMAIL', ...usedBy('shop-staging') },
        60,
      ),
      certificate('vpn', 'corp-it', 'vpn.nordlicht.example', {
        Type: 'IMPORTED',
        KeyAlgorithm: 'EC_prime256v1',
        ...usedBy('vpn'),
      }),
    ],
    [US]: [
      certificate('us-shop-checkout', 'shop-prod', 'us.nordlicht.example', usedBy('us-shop-checkout')),
      certificate('us-trial', 'shop-prod', 'trial.nordlicht.example', { Status: 'PENDING_VALIDATION' }, null),
    ],
  }
  return { certificates: Object.fromEntries(here[region] ?? []) }
}

const issued = (DomainName: string): StoredCertificate['is'] => ({
  DomainName,
  KeyAlgorithm: 'RSA_2048',
  Status: 'ISSUED',
  Type: 'AMAZON_ISSUED',
  InUseBy: [],
})

const certificates = named<AcmState, StoredCertificate>({
  in: (state) => state.certificates,
  missing: (arn) => awsError('ResourceNotFoundException', `Could not find certificate ${arn}.`),
})
const paged = listing({ token: 'NextToken', size: 'MaxItems', next: 'NextToken' })

const described = (arn: string, { is, validation }: StoredCertificate): Answer<CertificateDetail> => ({
  ...is,
  CertificateArn: arn,
  SubjectAlternativeNames: [is.DomainName],
  ...(is.Type !== 'IMPORTED' && {
    DomainValidationOptions: [
      {
        DomainName: is.DomainName,
        ValidationMethod: validation,
        ValidationStatus: is.Status === 'ISSUED' ? 'SUCCESS' : 'PENDING_VALIDATION',
      },
    ],
  }),
  // safe: ACM returns a hyphen where requests have an underscore, and the SDK accepts any string
  KeyAlgorithm: is.KeyAlgorithm.replace('_', '-') as KeyAlgorithm,
  RenewalEligibility: is.Type === 'IMPORTED' ? 'INELIGIBLE' : 'ELIGIBLE',
})

/** The key types that ListCertificates returns without a filter. */
const BY_DEFAULT: readonly string[] = ['RSA_1024', 'RSA_2048']

/** AWS Certificate Manager: the metadata of certificates. It signs nothing. */
export const acm = practiceService<typeof import('@aws-sdk/client-acm'), AcmState>({
  sdk,
  scope: 'regional',
  seed,
  acts: { CertificateArn: (_, arn) => arn },
  describes: {
    'AWS::CertificateManager::Certificate': (ask, { state }) =>
      Object.keys(state.certificates).map((CertificateArn) => {
        const { Certificate: is } = ask('DescribeCertificate', { CertificateArn })
        return {
          is,
          also: {
            // requests and CloudFormation have an underscore
            KeyAlgorithm: is?.KeyAlgorithm?.replace('-', '_'),
            ValidationMethod: is?.DomainValidationOptions?.[0]?.ValidationMethod,
          },
          tags: ask('ListTagsForCertificate', { CertificateArn }).Tags,
          arn: CertificateArn,
        }
      }),
  },
  reads: {
    ListCertificates: (call) => {
      const { Includes, CertificateStatuses } = call.input
      const types: readonly string[] = Includes?.keyTypes ?? BY_DEFAULT
      const fits = (_: string, { is }: StoredCertificate) =>
        types.includes(is.KeyAlgorithm) && (CertificateStatuses?.includes(is.Status) ?? true)
      const all = certificates.all(call, fits).map(([CertificateArn, { is }]) => {
        const { DomainName, Status, Type, KeyAlgorithm, NotAfter, InUseBy } = is
        const InUse = InUseBy.length > 0
        return { CertificateArn, DomainName, Status, Type, KeyAlgorithm, InUse, ...given({ NotAfter }) }
      })
      return paged(call, { CertificateSummaryList: all })
    },
    DescribeCertificate: (call) => {
      const { CertificateArn = '' } = call.input
      return { Certificate: described(CertificateArn, certificates.of(call, CertificateArn)) }
    },
    ListTagsForCertificate: (call) => ({ Tags: tagPairs(certificates.of(call, call.input.CertificateArn).tags) }),
  },
  changes: {
    // domain names count as validated at once: there is no DNS here
    RequestCertificate: (call) => {
      const { DomainName = '', KeyAlgorithm, ValidationMethod, Tags } = call.input
      const { region, now } = call
      const id = uuidOf('certificate', `${region} ${DomainName} ${now.toISOString()}`)
      const CertificateArn = arnIn(call, 'acm', `certificate/${id}`)
      const is = { ...issued(DomainName), CreatedAt: now.toISOString(), NotAfter: daysAgo(call, -LASTS) }
      certificates.add(call, CertificateArn, {
        is: { ...is, ...given({ KeyAlgorithm }) },
        validation: ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
        tags: tagsFrom(Tags),
      })
      return { CertificateArn }
    },
    DeleteCertificate: (call) => {
      const arn = call.input.CertificateArn
      if (certificates.of(call, arn).is.InUseBy.length > 0)
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

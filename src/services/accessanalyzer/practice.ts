import type * as Client from '@aws-sdk/client-accessanalyzer'
import { HOME, tagsOf, US } from '../../practice/company.ts'
import { arnIn, named, type Place } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { type Answer, awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tag, tagsFrom, untag } from '../../practice/tags.ts'
import { accessanalyzer as sdk } from './sdk.ts'

interface StoredAnalyzer extends HasTags {
  type: Client.Type
  status: Client.AnalyzerStatus
  created: string
  /** For an unused access analyzer: the number of days after which access counts as unused. */
  unusedDays?: number
}

/** The analyzers of one region, by name. */
interface AnalyzerState {
  analyzers: Record<string, StoredAnalyzer>
}
type C<I = unknown> = Call<I, AnalyzerState>

const DAY = 86_400_000
/** The quota of analyzers per account and region, by type (general/latest/gr/access_analyzer.html). */
const MOST: Readonly<Record<Client.Type, number>> = {
  ACCOUNT: 1,
  ACCOUNT_INTERNAL_ACCESS: 1,
  ACCOUNT_UNUSED_ACCESS: 1,
  ORGANIZATION: 5,
  ORGANIZATION_INTERNAL_ACCESS: 1,
  ORGANIZATION_UNUSED_ACCESS: 5,
}
const isType = (type: string | undefined): type is Client.Type => type !== undefined && Object.hasOwn(MOST, type)

/**
 * The home region has an analyzer of the account. In us-east-1 the organization analyzer was disabled with its trusted
 * access. Other regions have none.
 */
function seed({ region, now }: SeedContext): AnalyzerState {
  const made = (type: Client.Type, days: number, more: Partial<StoredAnalyzer> = {}): StoredAnalyzer => ({
    type,
    status: 'ACTIVE',
    created: new Date(now.getTime() - days * DAY).toISOString(),
    tags: tagsOf('corp-it'),
    ...more,
  })
  if (region === HOME)
    return {
      analyzers: {
        'corp-it-external-access': made('ACCOUNT', 640),
        'corp-it-unused-access': made('ACCOUNT_UNUSED_ACCESS', 90, { unusedDays: 90 }),
      },
    }
  return {
    analyzers: region === US ? { 'corp-it-organization': made('ORGANIZATION', 400, { status: 'DISABLED' }) } : {},
  }
}

const invalid = (message: string) => awsError('ValidationException', message, 400, { reason: 'fieldValidationFailed' })

const missing = (name: string) =>
  awsError('ResourceNotFoundException', `Analyzer ${name} not found.`, 404, {
    resourceId: name,
    resourceType: 'ANALYZER',
  })

const analyzers = named<AnalyzerState, StoredAnalyzer>({
  in: (state) => state.analyzers,
  arn: (place, name) => arnOf(place, name),
  missing,
  exists: (name) =>
    awsError('ConflictException', `Analyzer ${name} already exists.`, 409, {
      resourceId: name,
      resourceType: 'ANALYZER',
    }),
})

const arnOf = (place: Place, name: string): string => arnIn(place, 'access-analyzer', `analyzer/${name}`)
const onAnalyzer = (call: C<{ analyzerName?: string | undefined }>): string =>
  arnOf(call, call.input.analyzerName ?? '')
const paged = listing({ token: 'nextToken', size: 'maxResults', next: 'nextToken' })

const shown = (call: C, name: string, one: StoredAnalyzer): Answer<Client.AnalyzerSummary> => ({
  arn: arnOf(call, name),
  name,
  type: one.type,
  status: one.status,
  ...(one.status === 'DISABLED' ? { statusReason: { code: 'AWS_SERVICE_ACCESS_DISABLED' as const } } : {}),
  createdAt: one.created,
  tags: one.tags,
  ...(one.unusedDays === undefined ? {} : { configuration: { unusedAccess: { unusedAccessAge: one.unusedDays } } }),
})

function tagged(call: C, arn: string | undefined): StoredAnalyzer {
  const found = analyzers.at(call, arn)
  if (!found) throw missing(arn ?? '')
  return found
}

/** IAM Access Analyzer: the analyzers of a region. They produce no findings. */
export const accessanalyzer = practiceService<typeof Client, AnalyzerState>({
  sdk,
  scope: 'regional',
  seed,
  resource: { GetAnalyzer: onAnalyzer, CreateAnalyzer: onAnalyzer, DeleteAnalyzer: onAnalyzer },
  describes: {
    'AWS::AccessAnalyzer::Analyzer': (ask) =>
      (ask('ListAnalyzers', {}).analyzers ?? []).map(({ arn, name, type, tags, configuration }) => ({
        is: { arn, type },
        also: {
          AnalyzerName: name,
          AnalyzerConfiguration: configuration?.unusedAccess && {
            UnusedAccessConfiguration: { UnusedAccessAge: configuration.unusedAccess.unusedAccessAge },
          },
        },
        tags,
      })),
  },
  reads: {
    ListAnalyzers: (call) => {
      const { type } = call.input
      if (type !== undefined && !isType(type)) throw invalid(`Invalid analyzer type: ${type}`)
      const found = analyzers.all(call, (_, one) => type === undefined || one.type === type)
      return paged(call, { analyzers: found.map(([name, one]) => shown(call, name, one)) })
    },
    GetAnalyzer: (call) => {
      const { analyzerName = '' } = call.input
      return { analyzer: shown(call, analyzerName, analyzers.of(call, analyzerName)) }
    },
    ListTagsForResource: (call) => ({ tags: tagged(call, call.input.resourceArn).tags }),
  },
  changes: {
    CreateAnalyzer: (call) => {
      const { analyzerName: name = '', type, tags, configuration, archiveRules = [] } = call.input
      if (!/^[A-Za-z][\w.-]{0,254}$/.test(name)) throw invalid(`Invalid analyzer name: ${name}`)
      if (!isType(type)) throw invalid(`Invalid analyzer type: ${type}`)
      // the practice account has no archive rules
      if (archiveRules.length > 0) throw invalid('Archive rules are not supported here.')
      if (analyzers.all(call, (_, one) => one.type === type).length >= MOST[type] && !analyzers.find(call, name))
        throw awsError('ServiceQuotaExceededException', `The quota of analyzers of type ${type} is reached.`, 402, {
          resourceId: name,
          resourceType: 'ANALYZER',
        })
      const unusedDays = type.endsWith('UNUSED_ACCESS')
        ? (configuration?.unusedAccess?.unusedAccessAge ?? 90)
        : undefined
      analyzers.add(call, name, {
        type,
        status: 'ACTIVE',
        created: call.now.toISOString(),
        tags: tagsFrom(tags),
        ...(unusedDays === undefined ? {} : { unusedDays }),
      })
      return { arn: arnOf(call, name) }
    },
    DeleteAnalyzer: (call) => {
      analyzers.remove(call, call.input.analyzerName)
    },
    TagResource: (call) => tag(tagged(call, call.input.resourceArn), call.input.tags),
    UntagResource: (call) => untag(tagged(call, call.input.resourceArn), call.input.tagKeys),
  },
})

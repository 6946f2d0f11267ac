import type { Resource } from '@aws-sdk/client-resource-explorer-2'
import { parseArn } from '../../core/arn.ts'
import { byText } from '../../core/by-text.ts'
import { HOME, isSmall, US } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { indexed } from '../../practice/index-of-accounts.gen.ts'
import { found } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { cloudcontrol } from '../cloudcontrol/practice.ts'
import { resourceExplorer2 as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-resource-explorer-2')

/** Resource Explorer of one account. The index is of the day on which the account began: AWS's lags behind by hours, too. */
interface ExplorerState {
  /** ISO 8601 */
  reported: string
  size: 'small' | 'company'
  /** The region whose index has all regions; null: each has its own alone. */
  aggregator: string | null
  /** The regions with an index. */
  regions: string[]
  /** Of the default view: what it is narrowed to. */
  filter: string
}
type C<I = unknown> = Call<I, ExplorerState>

const seed = (context: SeedContext): ExplorerState => ({
  reported: context.now.toISOString(),
  size: isSmall(context) ? 'small' : 'company',
  aggregator: isSmall(context) ? null : HOME,
  regions: [...context.regions],
  filter: '',
})

/** What is global stands in the index of us-east-1, or of the only region (resource-explorer/latest/userguide/supported-resource-types.html). */
const homeOfGlobal = ({ regions }: ExplorerState): string | undefined => (regions.includes(US) ? US : regions[0])

/** At 1,000 AWS gives no token of a next page (API_ListResources.html, NextToken). */
const WITHOUT_TOKEN = 1000

const paged = listing({
  token: 'NextToken',
  size: 'MaxResults',
  next: 'NextToken',
  most: WITHOUT_TOKEN,
  whole: true,
  invalid: () => awsError('ValidationException', 'The pagination token is not valid.'),
})

const viewOf = ({ account, region }: C): string =>
  `arn:aws:resource-explorer-2:${region}:${account}:view/all-resources/${uuidOf('view', region)}`
const indexOf = ({ account }: C, region: string): string =>
  `arn:aws:resource-explorer-2:${region}:${account}:index/${uuidOf('index', region)}`

/** The kinds of resources that the seeded account has, and what was made of types that the practice account has no service for. */
function everything(call: C): Resource[] {
  const { state, account } = call
  const [aggregator, own] = [state.aggregator, call.region]
  const here = (region: string): boolean =>
    region === 'global'
      ? aggregator === own || homeOfGlobal(state) === own
      : region === own || (aggregator === own && state.regions.includes(region))
  const shown = (Arn: string, CfnResourceType: string, Region: string): Resource => ({
    Arn,
    OwningAccountId: account,
    Region,
    ResourceType: kindOf(Arn),
    Service: parseArn(Arn)?.service,
    CfnResourceType,
    LastReportedAt: new Date(state.reported),
    Properties: [],
  })
  const seeded = indexed[state.size].flatMap(([type, region, ...ends]) =>
    here(region) ? ends.map((end) => shown(end, type, region)) : [],
  )
  const made = state.regions
    .filter(here)
    .flatMap((region) => call.of(cloudcontrol, region).resources.map(({ arn, type }) => shown(arn, type, region)))
  return [...seeded, ...made].sort((a, b) => ((a.Arn ?? '') < (b.Arn ?? '') ? -1 : 1))
}

const kindOf = (arn: string): string => {
  const { service = '', resource = '' } = parseArn(arn) ?? {}
  return `${service}:${/^[^:/]+/.exec(resource)?.[0] ?? ''}`
}

/** AWS Resource Explorer: the index of what the account began with. Searches it does not have. */
export const resourceExplorer2 = practiceService<Module, ExplorerState>({
  sdk,
  scope: 'global',
  seed,
  reads: {
    ListIndexes: (call) => ({
      Indexes: call.state.regions.map((Region) => ({
        Arn: indexOf(call, Region),
        Region,
        Type: Region === call.state.aggregator ? ('AGGREGATOR' as const) : ('LOCAL' as const),
      })),
    }),
    ListResources: (call) => {
      const { MaxResults, ViewArn, Filters } = call.input
      if (Filters?.FilterString) throw awsError('NotImplemented', 'The practice account has no filters.', 501)
      if (ViewArn !== undefined && ViewArn !== viewOf(call))
        throw awsError('UnauthorizedException', 'The view does not exist, or you may not use it.', 401)
      if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > WITHOUT_TOKEN))
        throw awsError('ValidationException', 'MaxResults must be from 1 to 1000.')
      const { NextToken, ...answer } = paged(call, { Resources: everything(call) })
      return { ...answer, ViewArn: viewOf(call), ...(MaxResults === WITHOUT_TOKEN ? {} : { NextToken }) }
    },
    GetView: (call) => {
      const known = byText({ [viewOf(call)]: true })
      found(known[call.input.ViewArn ?? ''], () =>
        awsError('ResourceNotFoundException', 'The view does not exist.', 404),
      )
      return {
        View: {
          ViewArn: viewOf(call),
          Owner: call.account,
          Scope: `arn:aws:iam::${call.account}:root`,
          Filters: { FilterString: call.state.filter },
          IncludedProperties: [],
        },
      }
    },
  },
})

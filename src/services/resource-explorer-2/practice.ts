import type { Resource } from '@aws-sdk/client-resource-explorer-2'
import { arnType, parseArn } from '../../core/arn.ts'
import { byText } from '../../core/by-text.ts'
import { HOME, isSmall, US } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { found } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, type Described, practiceService, type SeedContext } from '../../practice/service.ts'
import { resourceExplorer2 as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-resource-explorer-2')

/** Resource Explorer of one account. Its index is always current, whereas AWS's lags by minutes to hours. */
interface ExplorerState {
  /** The region whose index covers all regions; null if each index covers only its region. */
  aggregator: string | null
  /** The regions with an index. */
  regions: string[]
  /** The filter of the default view. */
  filter: string
}
type C<I = unknown> = Call<I, ExplorerState>

const seed = (context: SeedContext): ExplorerState => ({
  aggregator: isSmall(context) ? null : HOME,
  regions: [...context.regions],
  filter: '',
})

/**
 * Global resources are in the index of us-east-1, or of the only region
 * (resource-explorer/latest/userguide/supported-resource-types.html).
 */
const homeOfGlobal = ({ regions }: ExplorerState): string | undefined => (regions.includes(US) ? US : regions[0])

/** With this page size, AWS returns no token for a next page (API_ListResources.html, NextToken). */
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

/** The index reports the last hour as the time of its last update. */
const HOUR = 3_600_000

/** Everything in the index of the request's region: all resources of the account's services that have an ARN. */
function everything(call: C): Resource[] {
  const { state, account, now } = call
  const isWhole = state.aggregator === call.region
  const hasGlobal = isWhole || homeOfGlobal(state) === call.region
  // global resources may be kept in any region
  const regions = hasGlobal ? [...new Set([...state.regions, call.region])] : [call.region]
  const isHere = ({ region: own }: Described, region: string): boolean =>
    own === 'global' ? hasGlobal : own === region && (isWhole || region === call.region)
  const all = regions.flatMap((region) => (call.describe({ region }) ?? []).filter((one) => isHere(one, region)))
  return [...new Map(all.map((one) => [one.arn, one])).values()]
    .filter(({ properties }) => isWhole || state.regions.includes(call.region) || isTagged(properties))
    .flatMap(({ arn, type, region }) => (arn === undefined ? [] : shown(arn, type, region)))
    .sort((a, b) => ((a.Arn ?? '') < (b.Arn ?? '') ? -1 : 1))

  function shown(Arn: string, CfnResourceType: string, Region: string): Resource {
    return {
      Arn,
      OwningAccountId: account,
      Region,
      ResourceType: kindOf(Arn, CfnResourceType),
      Service: parseArn(Arn)?.service,
      CfnResourceType,
      LastReportedAt: new Date(Math.floor(now.getTime() / HOUR) * HOUR),
      Properties: [],
    }
  }
}

/**
 * Without an index AWS lists only some resources, and does not say which: here these are the tagged ones
 * (getting-started-terms-and-concepts.html).
 */
const isTagged = (properties: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(properties).some(([name, value]) => name.endsWith('Tags') && value !== undefined)

/** The resource type in an ARN, `s3:bucket`; for an ARN without one, the name of the CloudFormation type. */
function kindOf(arn: string, type: string): string {
  const kind = arnType(arn)
  return kind.includes(':') ? kind : `${kind}:${type.split('::').at(-1)?.toLowerCase()}`
}

/** AWS Resource Explorer: the index of the account's resources. It has no search. */
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
  changes: {
    CreateIndex: (call) => {
      const { state, region, now } = call
      if (state.regions.includes(region))
        throw awsError('ConflictException', 'An index exists already in this Region.', 409)
      state.regions.push(region)
      return { Arn: indexOf(call, region), State: 'ACTIVE' as const, CreatedAt: now }
    },
    DeleteIndex: (call) => {
      const { state, region, now } = call
      const { Arn } = call.input
      if (Arn !== indexOf(call, region) || !state.regions.includes(region)) throw noIndex()
      state.regions = state.regions.filter((one) => one !== region)
      if (state.aggregator === region) state.aggregator = null
      return { Arn, State: 'DELETING' as const, LastUpdatedAt: now }
    },
    UpdateIndexType: (call) => {
      const { state, region, now } = call
      const { Arn, Type } = call.input
      if (Arn !== indexOf(call, region) || !state.regions.includes(region)) throw noIndex()
      if (Type === 'AGGREGATOR' && state.aggregator !== null && state.aggregator !== region)
        throw awsError('ConflictException', 'The account has an aggregator index already.', 409)
      if (Type === 'AGGREGATOR') state.aggregator = region
      else if (state.aggregator === region) state.aggregator = null
      return { Arn, Type, State: 'ACTIVE' as const, LastUpdatedAt: now }
    },
  },
})

const noIndex = () => awsError('ResourceNotFoundException', 'The index does not exist in this Region.', 404)

import { type Naming, set } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { logs as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedLogs } from './seed.ts'
import { type C, filters, groups, invalid, type LogsState, type StoredGroup, taggedGroup } from './state.ts'

/**
 * The retention periods that CloudWatch Logs accepts, in days
 * (AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).
 */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]
const MOST_FILTERS = 100
const invalidToken = () => invalid('The specified nextToken is invalid.')
const paged = listing({ token: 'nextToken', size: 'limit', next: 'nextToken', invalid: invalidToken })

type OfKey = Naming<'logGroupName' | 'resourceIdentifier'>
const groupOfKey = (call: C<OfKey>): StoredGroup => {
  const { logGroupName, resourceIdentifier } = call.input
  return logGroupName === undefined ? taggedGroup(call, resourceIdentifier) : groups.of(call, logGroupName)
}

/** Amazon CloudWatch Logs: log groups, their retention, keys, tags and metric filters. */
export const cloudwatchLogs = practiceService<typeof import('@aws-sdk/client-cloudwatch-logs'), LogsState>({
  sdk,
  scope: 'regional',
  seed: seedLogs,
  member: () => ({ groups: {} }),
  resource: { DescribeMetricFilters: () => '*' },
  acts: { logGroupName: groups.arn, resourceArn: (_, arn) => arn },
  describes,
  reads: {
    DescribeLogGroups: (call) => {
      const { input } = call
      if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined)
        throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
      const fits = (name: string) =>
        name.startsWith(input.logGroupNamePrefix ?? '') &&
        name.toLowerCase().includes((input.logGroupNamePattern ?? '').toLowerCase())
      return paged(call, {
        logGroups: groups.all(call, fits).map(([logGroupName, group]) => ({
          logGroupName,
          creationTime: group.created,
          ...(group.retention === null ? {} : { retentionInDays: group.retention }),
          metricFilterCount: Object.keys(group.filters).length,
          arn: `${groups.arn(call, logGroupName)}:*`,
          logGroupArn: groups.arn(call, logGroupName),
          storedBytes: 0,
          ...(group.key === null ? {} : { kmsKeyId: group.key }),
          logGroupClass: 'STANDARD' as const,
        })),
      })
    },
    DescribeMetricFilters: (call) => {
      const { logGroupName: only, filterNamePrefix = '' } = call.input
      if (only !== undefined) groups.of(call, only)
      const metricFilters = groups
        .all(call, (name) => only === undefined || name === only)
        .flatMap(([logGroupName, group]) =>
          Object.entries(group.filters).map(([filterName, { pattern, created, metrics }]) => ({
            filterName,
            filterPattern: pattern,
            metricTransformations: metrics,
            creationTime: created,
            logGroupName,
          })),
        )
        .filter(({ filterName }) => filterName.startsWith(filterNamePrefix))
      return paged(call, { metricFilters })
    },
    ListTagsForResource: (call) => ({ tags: taggedGroup(call, call.input.resourceArn).tags }),
  },
  changes: {
    CreateLogGroup: (call) => {
      const { logGroupName: name = '', kmsKeyId, tags = {} } = call.input
      if (!/^[\w/.#-]{1,512}$/.test(name))
        throw invalid(`Value '${name}' at 'logGroupName' failed to satisfy constraint`)
      const created = call.now.getTime()
      groups.add(call, name, { created, retention: null, key: kmsKeyId ?? null, filters: {}, tags: tagsFrom(tags) })
    },
    DeleteLogGroup: (call) => groups.remove(call, call.input.logGroupName),
    PutRetentionPolicy: (call) => {
      const group = groups.of(call, call.input.logGroupName)
      const days = call.input.retentionInDays ?? 0
      if (!RETENTIONS.includes(days)) throw invalid(`Invalid retention value: ${days}`)
      group.retention = days
    },
    DeleteRetentionPolicy: (call) => set(groups.of(call, call.input.logGroupName), { retention: null }),
    AssociateKmsKey: (call) => {
      const { kmsKeyId = '' } = call.input
      const group = groupOfKey(call)
      if (!/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/.+$/.test(kmsKeyId))
        throw invalid('The specified KMS Key Id could not be found.')
      group.key = kmsKeyId
    },
    DisassociateKmsKey: (call) => set(groupOfKey(call), { key: null }),
    PutMetricFilter: (call) => {
      const { logGroupName, filterName = '', filterPattern = '', metricTransformations = [] } = call.input
      const group = groups.of(call, logGroupName)
      if (metricTransformations.length !== 1) throw invalid('A metric filter has exactly one metric transformation.')
      // CloudWatch Logs validates more; here only the brackets must close
      if (filterPattern.trim().startsWith('{') !== filterPattern.trim().endsWith('}'))
        throw invalid('Invalid metric filter pattern')
      if (!group.filters[filterName] && Object.keys(group.filters).length >= MOST_FILTERS)
        throw awsError('LimitExceededException', 'Resource limit exceeded.')
      const created = call.now.getTime()
      group.filters[filterName] = { pattern: filterPattern, created, metrics: metricTransformations }
    },
    DeleteMetricFilter: (call) =>
      filters.remove({ ...call, state: groups.of(call, call.input.logGroupName) }, call.input.filterName),
    TagResource: (call) => tag(taggedGroup(call, call.input.resourceArn), call.input.tags),
    UntagResource: (call) => untag(taggedGroup(call, call.input.resourceArn), call.input.tagKeys),
  },
})

import { awsError, page, practiceService } from '../../../practice/service.ts'
import { logs as sdk } from '../sdk.ts'
import { seedLogs } from './seed.ts'
import { arnOf, filterOf, groupOf, invalid, type LogsState, taggedGroup } from './state.ts'

/** The retentions that CloudWatch Logs takes, in days (AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html). */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]
const MOST_FILTERS = 100
const invalidToken = () => invalid('The specified nextToken is invalid.')

/** Amazon CloudWatch Logs: log groups, their retention, keys, tags and metric filters. */
export const cloudwatchLogs = practiceService<typeof import('@aws-sdk/client-cloudwatch-logs'), LogsState>({
  sdk,
  scope: 'regional',
  seed: seedLogs,
  resource: { DescribeMetricFilters: () => '*' },
  acts: { logGroupName: arnOf, resourceArn: (_, arn) => arn },
  reads: {
    DescribeLogGroups: (call) => {
      const { input, state } = call
      if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined)
        throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
      const all = Object.entries(state.groups)
        .filter(([name]) => name.startsWith(input.logGroupNamePrefix ?? ''))
        .filter(([name]) => name.toLowerCase().includes((input.logGroupNamePattern ?? '').toLowerCase()))
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const size = Math.min(input.limit ?? call.pageSize, call.pageSize)
      const { items, next } = page(call, all, { token: input.nextToken, size, invalid: invalidToken })
      return {
        logGroups: items.map(([logGroupName, group]) => ({
          logGroupName,
          creationTime: group.created,
          ...(group.retention === null ? {} : { retentionInDays: group.retention }),
          metricFilterCount: Object.keys(group.filters).length,
          arn: `${arnOf(call, logGroupName)}:*`,
          logGroupArn: arnOf(call, logGroupName),
          storedBytes: 0,
          ...(group.key === null ? {} : { kmsKeyId: group.key }),
          logGroupClass: 'STANDARD' as const,
        })),
        nextToken: next,
      }
    },
    DescribeMetricFilters: (call) => {
      const { input, state } = call
      if (input.logGroupName !== undefined) groupOf(call, input.logGroupName)
      const all = Object.entries(state.groups)
        .filter(([name]) => input.logGroupName === undefined || name === input.logGroupName)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([logGroupName, group]) =>
          Object.entries(group.filters).map(([filterName, { pattern, created, metrics }]) => ({
            filterName,
            filterPattern: pattern,
            metricTransformations: metrics,
            creationTime: created,
            logGroupName,
          })),
        )
        .filter(({ filterName }) => filterName.startsWith(input.filterNamePrefix ?? ''))
      const size = Math.min(input.limit ?? call.pageSize, call.pageSize)
      const { items, next } = page(call, all, { token: input.nextToken, size, invalid: invalidToken })
      return { metricFilters: items, nextToken: next }
    },
    ListTagsForResource: (call) => ({ tags: taggedGroup(call, call.input.resourceArn).tags }),
  },
  changes: {
    CreateLogGroup: (call) => {
      const { logGroupName: name = '', kmsKeyId, tags = {} } = call.input
      if (!/^[\w/.#-]{1,512}$/.test(name))
        throw invalid(`Value '${name}' at 'logGroupName' failed to satisfy constraint`)
      if (call.state.groups[name])
        throw awsError('ResourceAlreadyExistsException', 'The specified log group already exists')
      const created = call.now.getTime()
      call.state.groups[name] = { created, retention: null, key: kmsKeyId ?? null, filters: {}, tags: { ...tags } }
    },
    DeleteLogGroup: (call) => {
      groupOf(call, call.input.logGroupName)
      delete call.state.groups[call.input.logGroupName ?? '']
    },
    PutRetentionPolicy: (call) => {
      const group = groupOf(call, call.input.logGroupName)
      const days = call.input.retentionInDays ?? 0
      if (!RETENTIONS.includes(days)) throw invalid(`Invalid retention value: ${days}`)
      group.retention = days
    },
    DeleteRetentionPolicy: (call) => {
      groupOf(call, call.input.logGroupName).retention = null
    },
    AssociateKmsKey: (call) => {
      const { logGroupName, resourceIdentifier, kmsKeyId = '' } = call.input
      const group = logGroupName === undefined ? taggedGroup(call, resourceIdentifier) : groupOf(call, logGroupName)
      if (!/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/.+$/.test(kmsKeyId))
        throw invalid('The specified KMS Key Id could not be found.')
      group.key = kmsKeyId
    },
    DisassociateKmsKey: (call) => {
      const { logGroupName, resourceIdentifier } = call.input
      const group = logGroupName === undefined ? taggedGroup(call, resourceIdentifier) : groupOf(call, logGroupName)
      group.key = null
    },
    PutMetricFilter: (call) => {
      const { logGroupName, filterName = '', filterPattern = '', metricTransformations = [] } = call.input
      const group = groupOf(call, logGroupName)
      if (metricTransformations.length !== 1) throw invalid('A metric filter has exactly one metric transformation.')
      // more than that CloudWatch Logs would look into; here the brackets must close
      if (filterPattern.trim().startsWith('{') !== filterPattern.trim().endsWith('}'))
        throw invalid('Invalid metric filter pattern')
      if (!group.filters[filterName] && Object.keys(group.filters).length >= MOST_FILTERS)
        throw awsError('LimitExceededException', 'Resource limit exceeded.')
      const created = call.now.getTime()
      group.filters[filterName] = { pattern: filterPattern, created, metrics: metricTransformations }
    },
    DeleteMetricFilter: (call) => {
      const group = groupOf(call, call.input.logGroupName)
      filterOf(group, call.input.filterName)
      delete group.filters[call.input.filterName ?? '']
    },
    TagResource: (call) => {
      const group = taggedGroup(call, call.input.resourceArn)
      group.tags = { ...group.tags, ...call.input.tags }
    },
    UntagResource: (call) => {
      const group = taggedGroup(call, call.input.resourceArn)
      for (const key of call.input.tagKeys ?? []) delete group.tags[key]
    },
  },
})

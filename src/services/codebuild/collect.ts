import type { LogsConfig, Project, ProjectSource, ReportGroup } from '@aws-sdk/client-codebuild'
import { batched, collector, type More, pages, whole } from '../../collect/collector.ts'

const projectType = 'AWS::CodeBuild::Project'
const reportType = 'AWS::CodeBuild::ReportGroup'

/** The most projects or report groups in one call (codebuild/latest/APIReference/API_BatchGetProjects.html). */
const AT_ONCE = 100

/**
 * A URL with its user name and password or token hidden, but still recognizable: `https://***@bitbucket.org/team/repo`.
 * Its query, which may hold a token too, is removed. Any other text is unchanged.
 */
export const withoutSignIn = (url: string): string =>
  /^(?:[a-z][a-z0-9+.-]*:)+\/\//i.test(url) ? url.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)[^/]*@/, '$1***@') : url

const tagsOf = (tags: Project['tags']): Record<string, string> =>
  Object.fromEntries((tags ?? []).flatMap(({ key, value }) => (key === undefined ? [] : [[key, value ?? '']])))

const sourceOf = ({ type, location }: ProjectSource) => ({
  Type: type ?? '',
  ...(location ? { Location: withoutSignIn(location) } : {}),
})

/** Both kinds of logs have a status if they are set (codebuild/latest/APIReference/API_CloudWatchLogsConfig.html). */
function logsOf(config: LogsConfig | undefined) {
  if (!config) return undefined
  const { cloudWatchLogs, s3Logs } = config
  if (cloudWatchLogs && cloudWatchLogs.status === undefined) return undefined
  if (
    s3Logs &&
    (s3Logs.status === undefined || (s3Logs.status === 'ENABLED' && s3Logs.encryptionDisabled === undefined))
  )
    return undefined
  return {
    ...(cloudWatchLogs?.status ? { CloudWatchLogs: { Status: cloudWatchLogs.status } } : {}),
    ...(s3Logs?.status ? { S3Logs: { Status: s3Logs.status, EncryptionDisabled: s3Logs.encryptionDisabled } } : {}),
  }
}

const shownProject = (one: Project): More<typeof projectType> => ({
  tags: tagsOf(one.tags),
  properties: {
    Source: one.source ? sourceOf(one.source) : undefined,
    SecondarySources: (one.secondarySources ?? []).map(sourceOf),
    LogsConfig: logsOf(one.logsConfig),
  },
  state: {
    // PLAINTEXT by default (codebuild/latest/APIReference/API_EnvironmentVariable.html)
    Variables: one.environment
      ? (one.environment.environmentVariables ?? []).map(({ name, type }) => ({
          Name: name ?? '',
          Type: type ?? 'PLAINTEXT',
        }))
      : undefined,
  },
})

/** Build projects: one listing of names, then descriptions, a hundred per call. */
export const buildProjects = collector({
  types: [projectType],
  service: 'codebuild',
  scope: 'region',
  needs: ['codebuild:ListProjects'],
  async *list({ client, partition, region, account }) {
    const codebuild = await client('codebuild')
    const names = pages(
      (nextToken) => codebuild.listProjects({ nextToken }),
      (answer) => answer.projects,
      (answer) => answer.nextToken,
    )
    for await (const name of names) {
      const Arn = `arn:${partition}:codebuild:${region}:${account}:project/${name}`
      yield { type: projectType, id: Arn, name, properties: { Arn, Name: name } }
    }
  },
  details: [
    batched({
      on: projectType,
      needs: ['codebuild:BatchGetProjects'],
      fills: ['Source', 'SecondarySources', 'LogsConfig', 'state.Variables', 'tags'],
      batch: AT_ONCE,
      async get({ client }, seeds) {
        const codebuild = await client('codebuild')
        const { projects = [] } = await codebuild.batchGetProjects({ names: seeds.map(({ name }) => name) })
        const found = new Map(projects.map((one) => [one.name, one]))
        return seeds.map(({ name }) => {
          const one = found.get(name)
          return one && shownProject(one)
        })
      },
    }),
  ],
})

function exportOf({ exportConfig }: ReportGroup) {
  if (!exportConfig?.exportConfigType) return undefined
  if (exportConfig.exportConfigType !== 'S3') return { ExportConfigType: exportConfig.exportConfigType }
  const S3Destination = whole(
    {
      EncryptionDisabled: exportConfig.s3Destination?.encryptionDisabled,
      Bucket: exportConfig.s3Destination?.bucket ?? '',
    },
    'EncryptionDisabled',
  )
  return S3Destination && { ExportConfigType: 'S3', S3Destination }
}

/** Report groups: where test results are stored. */
export const reportGroups = collector({
  types: [reportType],
  service: 'codebuild',
  scope: 'region',
  needs: ['codebuild:ListReportGroups'],
  async *list({ client }) {
    const codebuild = await client('codebuild')
    const arns = pages(
      (nextToken) => codebuild.listReportGroups({ nextToken, maxResults: 100 }),
      (answer) => answer.reportGroups,
      (answer) => answer.nextToken,
    )
    for await (const Arn of arns)
      yield { type: reportType, id: Arn, name: Arn.split('/').at(-1) ?? Arn, properties: { Arn } }
  },
  details: [
    batched({
      on: reportType,
      needs: ['codebuild:BatchGetReportGroups'],
      fills: ['ExportConfig', 'tags'],
      batch: AT_ONCE,
      async get({ client }, seeds) {
        const codebuild = await client('codebuild')
        const { reportGroups: groups = [] } = await codebuild.batchGetReportGroups({
          reportGroupArns: seeds.map(({ id }) => id),
        })
        const found = new Map(groups.map((one) => [one.arn, one]))
        return seeds.map(({ id }) => {
          const one = found.get(id)
          return one && { tags: tagsOf(one.tags), properties: { ExportConfig: exportOf(one) } }
        })
      },
    }),
  ],
})

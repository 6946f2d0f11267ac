import type * as Client from '@aws-sdk/client-codebuild'
import { given, set, take } from '../../../practice/kind.ts'
import type { Answer } from '../../../practice/service.ts'
import { smallTagPairs, tagsFrom } from '../../../practice/tags.ts'
import { type C, type Definition, invalid, type Project, projects, type ReportGroup, reportGroups } from './state.ts'

export const shownProject = (call: C, one: Project): Answer<Client.Project> => ({
  ...one.is,
  arn: projects.arnOf(call, one),
  tags: smallTagPairs(one.tags),
})
export const shownReportGroup = (call: C, one: ReportGroup): Answer<Client.ReportGroup> => ({
  ...one.is,
  arn: reportGroups.arnOf(call, one),
  tags: smallTagPairs(one.tags),
  status: 'ACTIVE',
})

/**
 * By default, CloudWatch Logs are on, and logs in S3 are off and encrypted
 * (codebuild/latest/APIReference/API_LogsConfig.html).
 */
const logsFrom = (asked: Client.LogsConfig | undefined): Client.LogsConfig => ({
  cloudWatchLogs: asked?.cloudWatchLogs ?? { status: 'ENABLED' },
  s3Logs: { encryptionDisabled: false, ...(asked?.s3Logs ?? { status: 'DISABLED' }) },
})
const variablesOf = (environment: Client.ProjectEnvironment): Client.ProjectEnvironment => ({
  ...environment,
  environmentVariables: (environment.environmentVariables ?? []).map((one) => ({
    ...one,
    type: one.type ?? 'PLAINTEXT',
  })),
})

function exportFrom(asked: Client.ReportExportConfig | undefined): Client.ReportExportConfig {
  if (asked?.exportConfigType !== 'S3') return { exportConfigType: 'NO_EXPORT' }
  if (!asked.s3Destination?.bucket) throw invalid('An S3 destination must have a bucket.')
  return { exportConfigType: 'S3', s3Destination: { encryptionDisabled: false, ...asked.s3Destination } }
}

export const changes = {
  CreateProject: (call) => {
    const { input, now } = call
    const { name = '', source, environment, serviceRole } = input
    if (!source || !environment || !serviceRole)
      throw invalid('A project must have a source, an environment and a service role.')
    const made = projects.add(call, {
      is: {
        name,
        source,
        environment: variablesOf(environment),
        serviceRole,
        logsConfig: logsFrom(input.logsConfig),
        created: now.toISOString(),
        lastModified: now.toISOString(),
        projectVisibility: 'PRIVATE',
        ...given({
          description: input.description,
          artifacts: input.artifacts,
          secondarySources: input.secondarySources,
        }),
      },
      tags: tagsFrom(input.tags),
    })
    return { project: shownProject(call, made) }
  },
  UpdateProject: (call) => {
    const { input, now } = call
    const stored = projects.of(call, input.name)
    take(stored.is, input, 'artifacts', 'description', 'secondarySources', 'serviceRole', 'source', 'vpcConfig')
    if (input.environment) stored.is.environment = variablesOf(input.environment)
    if (input.logsConfig) stored.is.logsConfig = logsFrom(input.logsConfig)
    // a request replaces all tags (codebuild/latest/APIReference/API_UpdateProject.html)
    if (input.tags) stored.tags = tagsFrom(input.tags)
    stored.is.lastModified = now.toISOString()
    return { project: shownProject(call, stored) }
  },
  // deleting a project that does not exist succeeds (codebuild/latest/APIReference/API_DeleteProject.html)
  DeleteProject: (call) => {
    if (projects.find(call, call.input.name)) projects.remove(call, call.input.name)
    return {}
  },
  CreateReportGroup: (call) => {
    const { name = '', type = 'TEST', exportConfig, tags } = call.input
    const made = reportGroups.add(call, {
      is: { name, type, exportConfig: exportFrom(exportConfig), created: call.now.toISOString() },
      tags: tagsFrom(tags),
    })
    return { reportGroup: shownReportGroup(call, made) }
  },
  UpdateReportGroup: (call) => {
    const { arn, exportConfig, tags } = call.input
    const stored = reportGroups.of(call, arn)
    if (exportConfig) set(stored.is, { exportConfig: exportFrom(exportConfig) })
    if (tags) stored.tags = tagsFrom(tags)
    return { reportGroup: shownReportGroup(call, stored) }
  },
  DeleteReportGroup: (call) => {
    reportGroups.remove(call, call.input.arn)
    return {}
  },
} satisfies NonNullable<Definition['changes']>

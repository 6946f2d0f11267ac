import type * as Client from '@aws-sdk/client-codebuild'
import { practiceService } from '../../../practice/service.ts'
import { codebuild as sdk } from '../sdk.ts'
import { changes, shownProject, shownReportGroup } from './changes.ts'
import { seedCodeBuild } from './seed.ts'
import { byToken, type CodeBuildState, paged, projects, reportGroups } from './state.ts'

/** AWS CodeBuild: projects and report groups. It builds nothing. */
export const codebuild = practiceService<typeof Client, CodeBuildState>({
  sdk,
  scope: 'regional',
  seed: seedCodeBuild,
  acts: {
    name: (call, name) => (call.operation.endsWith('ReportGroup') ? reportGroups : projects).arn(call, name),
    arn: (_, arn) => arn,
  },
  describes: {
    'AWS::CodeBuild::Project': (ask) =>
      (ask('BatchGetProjects', { names: ask('ListProjects', {}).projects ?? [] }).projects ?? []).map((is) => ({
        is,
        also: { Id: is.name, BadgeEnabled: is.badge?.badgeEnabled },
        tags: is.tags,
      })),
    'AWS::CodeBuild::ReportGroup': (ask) =>
      (
        ask('BatchGetReportGroups', { reportGroupArns: ask('ListReportGroups', {}).reportGroups ?? [] }).reportGroups ??
        []
      ).map((is) => ({ is, tags: is.tags })),
  },
  reads: {
    ListProjects: (call) => byToken(call, { projects: call.state.projects.map(({ is }) => is.name).toSorted() }),
    BatchGetProjects: (call) => {
      const { names = [] } = call.input
      const found = names.map((name) => projects.find(call, name))
      return {
        projects: found.flatMap((one) => (one ? [shownProject(call, one)] : [])),
        projectsNotFound: names.filter((_, at) => found[at] === undefined),
      }
    },
    ListReportGroups: (call) =>
      paged(call, { reportGroups: call.state.reportGroups.map((one) => reportGroups.arnOf(call, one)) }),
    BatchGetReportGroups: (call) => {
      const { reportGroupArns: arns = [] } = call.input
      const found = arns.map((arn) => reportGroups.find(call, arn))
      return {
        reportGroups: found.flatMap((one) => (one ? [shownReportGroup(call, one)] : [])),
        reportGroupsNotFound: arns.filter((_, at) => found[at] === undefined),
      }
    },
  },
  changes,
})

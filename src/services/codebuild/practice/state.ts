import type * as Client from '@aws-sdk/client-codebuild'
import { type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface Project extends HasTags {
  is: Is<Client.Project, 'name' | 'source' | 'environment' | 'serviceRole' | 'logsConfig'>
}
export interface ReportGroup extends HasTags {
  is: Is<Client.ReportGroup, 'name' | 'type' | 'exportConfig'>
}

/** CodeBuild in one region. */
export interface CodeBuildState {
  projects: Project[]
  reportGroups: ReportGroup[]
}
export type C<I = unknown> = Call<I, CodeBuildState>
export type Definition = ServiceDefinition<typeof Client, CodeBuildState>

export const invalid = (message: string): AwsError => awsError('InvalidInputException', message)

export const paged = listing({
  token: 'nextToken',
  size: 'maxResults',
  next: 'nextToken',
  invalid: () => invalid('The token is not one that this operation gave.'),
})
/** ListProjects has no page size. */
export const byToken = listing({
  token: 'nextToken',
  next: 'nextToken',
  invalid: () => invalid('The token is not one that this operation gave.'),
})

const missing = (what: string) => (given: string | undefined) =>
  awsError('ResourceNotFoundException', `${what} cannot be found: ${given ?? ''}`)
const exists = (what: string) => (id: string) =>
  awsError('ResourceAlreadyExistsException', `${what} already exists: ${id}`)

export const projects = kind<CodeBuildState, Project>({
  in: (state) => state.projects,
  id: ({ is }) => is.name,
  arn: ['codebuild', 'project/'],
  means: (given, name, arn) => given === name || given === arn,
  missing: missing('Project'),
  exists: exists('Project'),
})
export const reportGroups = kind<CodeBuildState, ReportGroup>({
  in: (state) => state.reportGroups,
  id: ({ is }) => is.name,
  arn: ['codebuild', 'report-group/'],
  means: (given, _, arn) => given === arn,
  missing: missing('Report group'),
  exists: exists('Report group'),
})

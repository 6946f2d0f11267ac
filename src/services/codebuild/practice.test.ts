import type { CodeBuild } from '@aws-sdk/client-codebuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { buildProjects, reportGroups } from './collect.ts'
import * as codebuildModule from './controls.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let codebuild: CodeBuild

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  codebuild = await aws.client('codebuild', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [buildProjects, reportGroups])
const verdict = verdictBy(controlsIn(codebuildModule))

test('a scan sees projects and report groups, whole and with their tags, and no secret of theirs', async () => {
  const model = await scan()
  expect(model.blindSpots).toEqual([])
  expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
  expect(
    model
      .ofType('AWS::CodeBuild::Project')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['firmware-build', 'shop-deploy', 'shop-nightly-tests'])
  expect(model.ofType('AWS::CodeBuild::ReportGroup')).toHaveLength(2)
  expect(model.resources.every(({ tags }) => tags['team'] !== undefined)).toBe(true)
  expect(JSON.stringify(model.resources)).not.toMatch(/Herbst2019|AKIAIOSFODNN7EXAMPLE|EXAMPLEKEY/)
})

const name = 'shop-deploy'
const image = {
  type: 'LINUX_CONTAINER',
  image: 'aws/codebuild/standard:7.0',
  computeType: 'BUILD_GENERAL1_SMALL',
} as const
test.each([
  [
    'CodeBuild.1',
    name,
    () => codebuild.updateProject({ name, source: { type: 'BITBUCKET', location: 'https://bitbucket.org/a/b' } }),
  ],
  ['CodeBuild.2', name, () => codebuild.updateProject({ name, environment: image })],
  [
    'CodeBuild.3',
    'shop-nightly-tests',
    () =>
      codebuild.updateProject({
        name: 'shop-nightly-tests',
        logsConfig: { s3Logs: { status: 'ENABLED', location: 'b', encryptionDisabled: false } },
      }),
  ],
  ['CodeBuild.4', name, () => codebuild.updateProject({ name, logsConfig: { cloudWatchLogs: { status: 'ENABLED' } } })],
  [
    'CodeBuild.7',
    'shop-nightly-tests',
    async () => {
      const { reportGroups: [arn] = [] } = await codebuild.listReportGroups({ maxResults: 1 })
      await codebuild.updateReportGroup({
        arn,
        exportConfig: { exportConfigType: 'S3', s3Destination: { bucket: 'b', encryptionDisabled: false } },
      })
    },
  ],
])('%s of %s is fixed by its call', async (id, subject, fix) => {
  expect(verdict(id, subject, await scan())).toBe('unmet')
  await fix()
  expect(verdict(id, subject, await scan())).toBe('met')
})

test('a new project logs to CloudWatch Logs; its tags are replaced, and it is deleted', async () => {
  const made = { source: { type: 'NO_SOURCE' }, artifacts: { type: 'NO_ARTIFACTS' }, environment: image } as const
  await codebuild.createProject({ ...made, name: 'made', serviceRole: 'arn:aws:iam::111122223333:role/r' })
  expect(verdict('CodeBuild.4', 'made', await scan())).toBe('met')
  expect(verdict('CodeBuild.1', 'made', await scan())).toBe('not-applicable')
  await codebuild.updateProject({ name: 'made', tags: [{ key: 'owner', value: 'kim' }] })
  const { projects = [], projectsNotFound } = await codebuild.batchGetProjects({ names: ['made', 'none'] })
  expect(projects[0]?.tags).toEqual([{ key: 'owner', value: 'kim' }])
  expect(projectsNotFound).toEqual(['none'])
  await codebuild.deleteProject({ name: 'made' })
  await codebuild.deleteProject({ name: 'made' })
  expect(verdict('CodeBuild.4', 'made', await scan())).toBeUndefined()
})

test('a report group without an export is not asked, and deleted', async () => {
  const { reportGroup } = await codebuild.createReportGroup({
    name: 'made',
    type: 'TEST',
    exportConfig: { exportConfigType: 'NO_EXPORT' },
  })
  expect(verdict('CodeBuild.7', 'made', await scan())).toBe('not-applicable')
  await codebuild.deleteReportGroup({ arn: reportGroup?.arn })
  const { reportGroupsNotFound = [] } = await codebuild.batchGetReportGroups({
    reportGroupArns: [reportGroup?.arn ?? ''],
  })
  expect(reportGroupsNotFound).toHaveLength(1)
})

const project = { source: { type: 'NO_SOURCE' }, artifacts: { type: 'NO_ARTIFACTS' }, environment: image } as const
test.each([
  ['an unknown project', () => codebuild.updateProject({ name: 'none' }), 'ResourceNotFoundException'],
  [
    'a second project of a name',
    () => codebuild.createProject({ ...project, name, serviceRole: 'arn:aws:iam::111122223333:role/r' }),
    'ResourceAlreadyExistsException',
  ],
  [
    'a project without a role',
    () => codebuild.createProject({ ...project, name: 'n', serviceRole: '' }),
    'InvalidInputException',
  ],
  [
    'an unknown report group',
    () => codebuild.deleteReportGroup({ arn: 'arn:aws:codebuild:x' }),
    'ResourceNotFoundException',
  ],
  ['an unknown token', () => codebuild.listProjects({ nextToken: 'abc' }), 'InvalidInputException'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})

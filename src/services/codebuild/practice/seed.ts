import { buckets, HOME, iamArn, isSmall, roles, type Stack, tagsOf } from '../../../practice/company.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { CodeBuildState, Project, ReportGroup } from './state.ts'

const image = {
  computeType: 'BUILD_GENERAL1_SMALL',
  image: 'aws/codebuild/standard:7.0',
  type: 'LINUX_CONTAINER',
} as const

function project(
  context: SeedContext,
  stack: Stack,
  ageInDays: number,
  is: Pick<Project['is'], 'name' | 'source' | 'environment' | 'logsConfig'>,
): Project {
  return {
    is: {
      ...is,
      serviceRole: iamArn(`role/${roles.deploy}`),
      artifacts: { type: 'NO_ARTIFACTS' },
      created: daysAgo(context, ageInDays),
      lastModified: daysAgo(context, ageInDays / 2),
      projectVisibility: 'PRIVATE',
    },
    tags: tagsOf(stack),
  }
}

const reports = (name: string, encryptionDisabled: boolean): ReportGroup => ({
  is: {
    name,
    type: 'TEST',
    exportConfig: {
      exportConfigType: 'S3',
      s3Destination: { bucket: buckets.backups, packaging: 'NONE', encryptionDisabled },
    },
  },
  tags: tagsOf('shop-prod'),
})

/** Nordlicht's CodeBuild: a deployment of 2019 with many faults, and the firmware build with good settings. */
export function seedCodeBuild(context: SeedContext): CodeBuildState {
  if (isSmall(context) || context.region !== HOME) return { projects: [], reportGroups: [] }
  return {
    projects: [
      project(context, 'shop-prod', 2400, {
        name: 'shop-deploy',
        source: { type: 'BITBUCKET', location: 'https://deploy:Herbst2019@bitbucket.org/nordlicht/shop.git' },
        environment: {
          ...image,
          privilegedMode: true,
          environmentVariables: [
            { name: 'STAGE', value: 'production', type: 'PLAINTEXT' },
            { name: 'AWS_ACCESS_KEY_ID', value: 'AKIAIOSFODNN7EXAMPLE', type: 'PLAINTEXT' },
            { name: 'AWS_SECRET_ACCESS_KEY', value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', type: 'PLAINTEXT' },
          ],
        },
        logsConfig: {
          cloudWatchLogs: { status: 'DISABLED' },
          s3Logs: { status: 'DISABLED', encryptionDisabled: false },
        },
      }),
      project(context, 'shop-prod', 300, {
        name: 'shop-nightly-tests',
        source: { type: 'GITHUB', location: 'https://github.com/nordlicht-example/shop-tests.git' },
        environment: { ...image, privilegedMode: false, environmentVariables: [] },
        logsConfig: {
          cloudWatchLogs: { status: 'DISABLED' },
          s3Logs: { status: 'ENABLED', location: `${buckets.backups}/builds`, encryptionDisabled: true },
        },
      }),
      project(context, 'corp-it', 200, {
        name: 'firmware-build',
        source: { type: 'BITBUCKET', location: 'https://bitbucket.org/nordlicht/firmware.git' },
        environment: {
          ...image,
          privilegedMode: false,
          environmentVariables: [{ name: 'LICENCE', value: 'firmware/licence', type: 'SECRETS_MANAGER' }],
        },
        logsConfig: {
          cloudWatchLogs: { status: 'ENABLED', groupName: '/corp-it/firmware-build' },
          s3Logs: { status: 'ENABLED', location: `${buckets.backups}/firmware`, encryptionDisabled: false },
        },
      }),
    ],
    reportGroups: [reports('shop-nightly-tests', true), reports('firmware-build', false)],
  }
}

import type * as Client from '@aws-sdk/client-ecr'
import { keyArn } from '../../../practice/company.ts'
import { notHere } from '../../../practice/limits.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, tagsFrom, untag } from '../../../practice/tags.ts'
import { ecr as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedEcr } from './seed.ts'
import {
  type EcrState,
  frequencyOf,
  invalid,
  named,
  paged,
  repositories,
  repositoryOf,
  shown,
  taggedBy,
  textOf,
} from './state.ts'

/** The text of a repository policy or lifecycle policy; throws unless it is JSON. */
function accepted(text = ''): string {
  try {
    JSON.parse(text)
    return text
  } catch {
    throw invalid(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    )
  }
}

function registryPolicy({ policy }: EcrState, account: string): string {
  if (policy !== null) return policy
  throw awsError(
    'RegistryPolicyNotFoundException',
    `Registry policy does not exist in the registry with id '${account}'`,
  )
}

/** Amazon ECR: private repositories and their settings, without images. */
export const ecr = practiceService<typeof Client, EcrState>({
  sdk,
  scope: 'regional',
  seed: seedEcr,
  acts: { repositoryName: repositories.arn, resourceArn: repositories.arn },
  describes,
  reads: {
    DescribeRepositories: (call) => {
      const found = call.input.repositoryNames?.map((name) => repositories.of(call, name)) ?? call.state.repositories
      return paged(call, { repositories: found.map((one) => shown(call, one)) })
    },
    BatchGetRepositoryScanningConfiguration: (call) => {
      const names = call.input.repositoryNames ?? []
      if (names.length < 1 || names.length > 25) throw invalid('repositoryNames must hold 1 to 25 names')
      const found = names.flatMap((name) => repositories.find(call, name) ?? [])
      return {
        scanningConfigurations: found.map((one) => ({
          repositoryArn: repositories.arnOf(call, one),
          repositoryName: one.is.repositoryName,
          scanOnPush: frequencyOf(call.state, one) === 'SCAN_ON_PUSH',
          scanFrequency: frequencyOf(call.state, one),
          appliedScanFilters: [],
        })),
        failures: names
          .filter((name) => !repositories.find(call, name))
          .map((repositoryName) => ({
            repositoryName,
            failureCode: 'REPOSITORY_NOT_FOUND' as const,
            failureReason: 'not found',
          })),
      }
    },
    GetRegistryScanningConfiguration: ({ account, state }) => ({
      registryId: account,
      scanningConfiguration: state.scanning,
    }),
    GetRegistryPolicy: ({ account, state }) => ({ registryId: account, policyText: registryPolicy(state, account) }),
    GetLifecyclePolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      return { ...named(call, stored), lifecyclePolicyText: textOf(call, stored, 'lifecycle') }
    },
    GetRepositoryPolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      return { ...named(call, stored), policyText: textOf(call, stored, 'policy') }
    },
    ListTagsForResource: (call) => ({ tags: tagPairs(taggedBy(call, call.input.resourceArn).tags) }),
  },
  changes: {
    CreateRepository: (call) => {
      const { repositoryName = '', imageTagMutability, imageScanningConfiguration, tags } = call.input
      if (!/^[a-z0-9]+([._/-][a-z0-9]+)*$/.test(repositoryName))
        throw invalid(`Invalid parameter at 'repositoryName' failed to satisfy constraint: '${repositoryName}'`)
      const { encryptionType = 'AES256', kmsKey = keyArn('aws/ecr', call.region) } =
        call.input.encryptionConfiguration ?? {}
      const made = repositories.add(call, {
        is: {
          repositoryName,
          createdAt: call.now.toISOString(),
          imageTagMutability: imageTagMutability === 'IMMUTABLE' ? 'IMMUTABLE' : 'MUTABLE',
          imageScanningConfiguration: { scanOnPush: imageScanningConfiguration?.scanOnPush === true },
          encryptionConfiguration: encryptionType === 'AES256' ? { encryptionType } : { encryptionType, kmsKey },
        },
        lifecycle: null,
        policy: null,
        tags: tagsFrom(tags),
      })
      return { repository: shown(call, made) }
    },
    DeleteRepository: (call) => {
      const stored = repositoryOf(call, call.input)
      return { repository: shown(call, repositories.remove(call, stored.is.repositoryName)) }
    },
    PutImageScanningConfiguration: (call) => {
      const stored = repositoryOf(call, call.input)
      const imageScanningConfiguration = { scanOnPush: call.input.imageScanningConfiguration?.scanOnPush === true }
      stored.is.imageScanningConfiguration = imageScanningConfiguration
      return { ...named(call, stored), imageScanningConfiguration }
    },
    PutImageTagMutability: (call) => {
      const stored = repositoryOf(call, call.input)
      const { imageTagMutability } = call.input
      if (imageTagMutability !== 'MUTABLE' && imageTagMutability !== 'IMMUTABLE')
        throw notHere(`The practice account has no tag mutability ${imageTagMutability}.`)
      stored.is.imageTagMutability = imageTagMutability
      return { ...named(call, stored), imageTagMutability }
    },
    PutLifecyclePolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      stored.lifecycle = accepted(call.input.lifecyclePolicyText)
      return { ...named(call, stored), lifecyclePolicyText: stored.lifecycle }
    },
    DeleteLifecyclePolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      const lifecyclePolicyText = textOf(call, stored, 'lifecycle')
      stored.lifecycle = null
      return { ...named(call, stored), lifecyclePolicyText }
    },
    SetRepositoryPolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      stored.policy = accepted(call.input.policyText)
      return { ...named(call, stored), policyText: stored.policy }
    },
    DeleteRepositoryPolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      const policyText = textOf(call, stored, 'policy')
      stored.policy = null
      return { ...named(call, stored), policyText }
    },
    PutRegistryPolicy: ({ account, state, input }) => {
      state.policy = accepted(input.policyText)
      return { registryId: account, policyText: state.policy }
    },
    DeleteRegistryPolicy: ({ account, state }) => {
      const policyText = registryPolicy(state, account)
      state.policy = null
      return { registryId: account, policyText }
    },
    PutRegistryScanningConfiguration: ({ state, input: { scanType = 'BASIC', rules = [] } }) => {
      if (scanType === 'BASIC' && rules.some(({ scanFrequency }) => scanFrequency === 'CONTINUOUS_SCAN'))
        throw invalid('CONTINUOUS_SCAN is only supported for scan type ENHANCED')
      state.scanning = { scanType, rules }
      return { registryScanningConfiguration: state.scanning }
    },
    TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
    UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
  },
})

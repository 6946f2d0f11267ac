import { keyArn } from '../../../practice/company.ts'
import { awsError, page, practiceService } from '../../../practice/service.ts'
import { ecr as sdk } from '../sdk.ts'
import { seedEcr } from './seed.ts'
import {
  arnOf,
  type C,
  type Client,
  type Definition,
  type EcrState,
  frequencyOf,
  invalid,
  repositoryOf,
  type StoredRepository,
  shown,
} from './state.ts'

const taggedBy = (call: C, arn: string | undefined): StoredRepository =>
  repositoryOf(call, { repositoryName: arn?.split(':repository/')[1] })

/** A policy or lifecycle policy as it is kept: it must be JSON. */
function accepted(text: string | undefined): string {
  try {
    JSON.parse(text ?? '')
    return text ?? ''
  } catch {
    throw invalid(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    )
  }
}

const changes = {
  CreateRepository: (call) => {
    const { repositoryName: name = '', encryptionConfiguration: encryption, tags = [] } = call.input
    if (!/^[a-z0-9]+([._/-][a-z0-9]+)*$/.test(name))
      throw invalid(`Invalid parameter at 'repositoryName' failed to satisfy constraint: '${name}'`)
    if (call.state.repositories.some((one) => one.name === name))
      throw awsError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${call.account}'`,
      )
    const type = encryption?.encryptionType ?? 'AES256'
    const stored: StoredRepository = {
      name,
      created: call.now.toISOString(),
      mutability: call.input.imageTagMutability === 'IMMUTABLE' ? 'IMMUTABLE' : 'MUTABLE',
      scanOnPush: call.input.imageScanningConfiguration?.scanOnPush === true,
      encryption: { type, key: type === 'AES256' ? null : (encryption?.kmsKey ?? keyArn('aws/ecr', call.region)) },
      lifecycle: null,
      policy: null,
      tags: tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    }
    call.state.repositories.push(stored)
    return { repository: shown(call, stored) }
  },
  DeleteRepository: (call) => {
    const stored = repositoryOf(call, call.input)
    call.state.repositories = call.state.repositories.filter((one) => one !== stored)
    return { repository: shown(call, stored) }
  },
  PutImageScanningConfiguration: (call) => {
    const stored = repositoryOf(call, call.input)
    stored.scanOnPush = call.input.imageScanningConfiguration?.scanOnPush === true
    return {
      registryId: call.account,
      repositoryName: stored.name,
      imageScanningConfiguration: { scanOnPush: stored.scanOnPush },
    }
  },
  PutImageTagMutability: (call) => {
    const stored = repositoryOf(call, call.input)
    const { imageTagMutability: wanted } = call.input
    if (wanted !== 'MUTABLE' && wanted !== 'IMMUTABLE')
      throw awsError('NotImplemented', `The practice account has no tag mutability ${wanted}.`, 501)
    stored.mutability = wanted
    return { registryId: call.account, repositoryName: stored.name, imageTagMutability: wanted }
  },
  PutLifecyclePolicy: (call) => {
    const stored = repositoryOf(call, call.input)
    stored.lifecycle = accepted(call.input.lifecyclePolicyText)
    return { registryId: call.account, repositoryName: stored.name, lifecyclePolicyText: stored.lifecycle }
  },
  DeleteLifecyclePolicy: (call) => {
    const stored = repositoryOf(call, call.input)
    const lifecyclePolicyText = lifecycleOf(call, stored)
    stored.lifecycle = null
    return { registryId: call.account, repositoryName: stored.name, lifecyclePolicyText }
  },
  SetRepositoryPolicy: (call) => {
    const stored = repositoryOf(call, call.input)
    stored.policy = accepted(call.input.policyText)
    return { registryId: call.account, repositoryName: stored.name, policyText: stored.policy }
  },
  DeleteRepositoryPolicy: (call) => {
    const stored = repositoryOf(call, call.input)
    const policyText = policyOf(call, stored)
    stored.policy = null
    return { registryId: call.account, repositoryName: stored.name, policyText }
  },
  PutRegistryScanningConfiguration: (call) => {
    const { scanType = 'BASIC', rules = [] } = call.input
    if (scanType === 'BASIC' && rules.some(({ scanFrequency }) => scanFrequency === 'CONTINUOUS_SCAN'))
      throw invalid('CONTINUOUS_SCAN is only supported for scan type ENHANCED')
    call.state.scanning = { type: scanType, rules }
    return { registryScanningConfiguration: { scanType, rules } }
  },
  TagResource: (call) => {
    const stored = taggedBy(call, call.input.resourceArn)
    const added = (call.input.tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
    stored.tags = [...stored.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    return {}
  },
  UntagResource: (call) => {
    const stored = taggedBy(call, call.input.resourceArn)
    stored.tags = stored.tags.filter(({ Key }) => !call.input.tagKeys?.includes(Key))
    return {}
  },
} satisfies NonNullable<Definition['changes']>

function lifecycleOf({ account }: C, { name, lifecycle }: StoredRepository): string {
  if (lifecycle !== null) return lifecycle
  throw awsError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
  )
}

function policyOf({ account }: C, { name, policy }: StoredRepository): string {
  if (policy !== null) return policy
  throw awsError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
  )
}

/** Amazon ECR: private repositories and their settings. It holds no images. */
export const ecr = practiceService<Client, EcrState>({
  sdk,
  scope: 'regional',
  seed: seedEcr,
  acts: { repositoryName: arnOf, resourceArn: (_, arn) => arn },
  reads: {
    DescribeRepositories: (call) => {
      const { repositoryNames: names, nextToken: token, maxResults: size } = call.input
      const found = names
        ? names.map((repositoryName) => repositoryOf(call, { repositoryName }))
        : call.state.repositories
      const { items, next } = page(call, found, { token, size })
      return { repositories: items.map((one) => shown(call, one)), nextToken: next }
    },
    BatchGetRepositoryScanningConfiguration: (call) => {
      const names = call.input.repositoryNames ?? []
      if (names.length < 1 || names.length > 25) throw invalid('repositoryNames must hold 1 to 25 names')
      const found = names.map((name) => call.state.repositories.find((one) => one.name === name) ?? name)
      return {
        scanningConfigurations: found.flatMap((one) =>
          typeof one === 'string'
            ? []
            : [
                {
                  repositoryArn: arnOf(call, one.name),
                  repositoryName: one.name,
                  scanOnPush: frequencyOf(call.state, one) === 'SCAN_ON_PUSH',
                  scanFrequency: frequencyOf(call.state, one),
                  appliedScanFilters: [],
                },
              ],
        ),
        failures: found.flatMap((one) =>
          typeof one === 'string'
            ? [{ repositoryName: one, failureCode: 'REPOSITORY_NOT_FOUND' as const, failureReason: 'not found' }]
            : [],
        ),
      }
    },
    GetRegistryScanningConfiguration: (call) => ({
      registryId: call.account,
      scanningConfiguration: { scanType: call.state.scanning.type, rules: call.state.scanning.rules },
    }),
    GetLifecyclePolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      const lifecyclePolicyText = lifecycleOf(call, stored)
      return { registryId: call.account, repositoryName: stored.name, lifecyclePolicyText }
    },
    GetRepositoryPolicy: (call) => {
      const stored = repositoryOf(call, call.input)
      return { registryId: call.account, repositoryName: stored.name, policyText: policyOf(call, stored) }
    },
    ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
  },
  changes,
})

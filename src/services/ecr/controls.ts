import { Unknown, unknown } from '../../controls/answer.ts'
import { control, those } from '../../controls/control.ts'
import { Found } from '../../controls/found.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import { allowedBy, allowsNoOtherAccount, allowsNoPublicAccess, staysInside } from '../../controls/principals.ts'
import { couldApplyTo } from '../../core/policy/actions.ts'
import type { Statement } from '../../core/policy/policy.ts'
import { isPublicGrant } from '../../core/policy/public.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html'
const guide = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide'
const on = 'AWS::ECR::Repository'

export const imagesAreScanned = control({
  id: 'ECR.1',
  compared: '2026-11-30',
  configRule: 'ecr-private-image-scanning-enabled',
  on,
  responsibility: 'code-and-dependencies',
  severity: 'high',
  title: 'ECR repositories should have image scanning on push or continuous scanning enabled',
  finding: (_, { state }) => `Scan frequency is ${state.ScanFrequency ?? 'not set'}`,
  reads: ['state.ScanFrequency'],
  holds: (_, { state }) => state.ScanFrequency === 'SCAN_ON_PUSH' || state.ScanFrequency === 'CONTINUOUS_SCAN',
  fix: "Turn on scan on push: by a scan filter of the registry's scanning configuration, or on the repository.",
  source: `${docs}#ecr-1`,
})

export const tagsStayOnTheirImages = control({
  id: 'ECR.2',
  compared: '2026-11-30',
  configRule: 'ecr-private-tag-immutability-enabled',
  on,
  responsibility: 'inventory',
  severity: 'medium',
  title: 'ECR repositories should have tag immutability enabled',
  finding: ({ ImageTagMutability }) =>
    `Image tags can be overwritten (ImageTagMutability is ${ImageTagMutability ?? 'MUTABLE'})`,
  reads: ['ImageTagMutability'],
  holds: (it) => it.ImageTagMutability === 'IMMUTABLE',
  fix: 'Set ImageTagMutability to IMMUTABLE (PutImageTagMutability).',
  source: `${docs}#ecr-2`,
})

export const oldImagesExpire = control({
  id: 'ECR.3',
  compared: '2026-11-30',
  configRule: 'ecr-private-lifecycle-policy-configured',
  on,
  responsibility: 'data-lifecycle',
  severity: 'medium',
  title: 'ECR repositories should have a lifecycle policy',
  finding: 'Repository has no lifecycle policy',
  reads: ['LifecyclePolicy'],
  holds: (it) => Boolean(it.LifecyclePolicy?.LifecyclePolicyText),
  fix: 'Give the repository a lifecycle policy (PutLifecyclePolicy) that expires images by age or number.',
  source: `${docs}#ecr-3`,
})

export const repositoriesHaveAKeyOfTheirOwn = control({
  id: 'ECR.5',
  compared: '2026-11-30',
  parameters: {
    kmsKeyArns: {
      value: null,
      matching: /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      like: 'KMS key ARNs',
      many: true,
      atMost: 10,
    },
  },
  configRule: 'ecr-repository-cmk-encryption-enabled',
  on,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'ECR repositories should be encrypted with a customer managed KMS key',
  finding: ({ EncryptionConfiguration: it }) =>
    it?.EncryptionType?.startsWith('KMS')
      ? `KmsKey is ${it.KmsKey ?? 'not set: the repository uses the AWS managed key'}`
      : `EncryptionType is ${it?.EncryptionType ?? 'not set'}`,
  reads: ['EncryptionConfiguration'],
  near: {
    // the customer managed keys of the account; AWS managed keys are not listed, and keys of other accounts are not
    // found
    keys: those('AWS::KMS::Key', {
      where: 'Arn',
      // safe: `reads` names EncryptionConfiguration, which has CloudFormation's shape or is null
      is: ({ EncryptionConfiguration }) => (EncryptionConfiguration as { readonly KmsKey?: string } | null)?.KmsKey,
      reads: [],
    }),
  },
  holds: ({ EncryptionConfiguration: it }, { near, account, parameters }) => {
    if (it === null || !it.EncryptionType?.startsWith('KMS') || !it.KmsKey) return false
    if (parameters.kmsKeyArns !== null) return parameters.kmsKeyArns.includes(it.KmsKey)
    if (it.KmsKey.endsWith('alias/aws/ecr')) return false
    const [arn, , service, , owner, key] = it.KmsKey.split(':')
    // an alias or a bare id can be any key, so it does not say which
    if (arn !== 'arn' || service !== 'kms' || !key?.startsWith('key/')) return unknown(`which key ${it.KmsKey} is`)
    return owner !== account || near.keys.some()
  },
  fix: 'The encryption of a repository cannot be changed: create another with your own KMS key, and push the images to it.',
  source: `${docs}#ecr-5`,
})

/**
 * What the repository's own policy allows, and what the registry policy allows on it
 * (AmazonECR/latest/userguide/registry-permissions.html).
 */
function allowedBoth(own: unknown, registry: unknown, repository: string): Found<readonly Statement[] | Unknown> {
  const ofRegistry = allowedBy(registry)
  return Found.of([
    allowedBy(own),
    ofRegistry instanceof Unknown ? ofRegistry : ofRegistry.filter((one) => couldApplyTo(one, repository)),
  ])
}

export const repositoriesAreNotPublic = control({
  id: 'Demarc.ECR.1',
  on,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'ECR repository and registry policies should not allow public access',
  finding: (it, { state }) =>
    allowsNoPublicAccess(it.RepositoryPolicyText) === false
      ? `Repository policy allows ${publicActionsOf(it.RepositoryPolicyText)} to any principal`
      : `Registry policy allows ${publicActionsOf(state.RegistryPolicy)} to any principal`,
  reads: ['RepositoryPolicyText', 'state.RegistryPolicy'],
  holds: (it, { id, state }) =>
    allowedBoth(it.RepositoryPolicyText, state.RegistryPolicy, id).every((allowed) =>
      allowed instanceof Unknown ? allowed : !allowed.some(isPublicGrant),
    ),
  fix: "Name the principals that need the images instead of * in the repository's policy (SetRepositoryPolicy) or the registry's (PutRegistryPolicy).",
  source: `${guide}/repository-policies.html`,
})

/**
 * A registry policy grants ECR actions on all repository names, including names that a cache rule or a replication will
 * create later.
 */
const ofRegistry = 'AWS::ECR::RegistryPolicy'

export const registriesAreNotPublic = control({
  id: 'Demarc.ECR.3',
  on: ofRegistry,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'ECR registry policies should not allow public access',
  finding: ({ PolicyText }) => `Registry policy allows ${publicActionsOf(PolicyText)} to any principal`,
  reads: ['PolicyText'],
  holds: ({ PolicyText }) => allowsNoPublicAccess(PolicyText),
  fix: "Name the principals instead of * in the registry's policy (PutRegistryPolicy), or limit * by a condition on their organization.",
  source: `${guide}/registry-permissions.html`,
})

export const registriesAreNotShared = control({
  id: 'Demarc.ECR.4',
  on: ofRegistry,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'ECR registry policies should not allow other AWS accounts',
  finding: ({ PolicyText }, { account }) => `Registry policy allows ${outsidersOf(PolicyText, account)}`,
  reads: ['PolicyText'],
  holds: ({ PolicyText }, { account }) => allowsNoOtherAccount(PolicyText, account),
  fix: "Remove the other account from the registry's policy (PutRegistryPolicy), or accept the sharing (`demarc accept`).",
  source: `${guide}/registry-permissions.html`,
})

export const repositoriesAreNotShared = control({
  id: 'Demarc.ECR.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'ECR repository and registry policies should not allow other AWS accounts',
  finding: (it, { account, state }) =>
    allowsNoOtherAccount(it.RepositoryPolicyText, account) === false
      ? `Repository policy allows ${outsidersOf(it.RepositoryPolicyText, account)}`
      : `Registry policy allows ${outsidersOf(state.RegistryPolicy, account)}`,
  reads: ['RepositoryPolicyText', 'state.RegistryPolicy'],
  holds: (it, { account, id, state }) =>
    allowedBoth(it.RepositoryPolicyText, state.RegistryPolicy, id).every((allowed) =>
      allowed instanceof Unknown ? allowed : staysInside(allowed, account),
    ),
  fix: "Remove the other account from the repository's policy (SetRepositoryPolicy) or the registry's (PutRegistryPolicy), or accept the sharing (`demarc accept`).",
  source: `${guide}/repository-policy-examples.html`,
})

// ECR.4 is left out: it is about tags of public repositories, which belong to another service (ecr-public).

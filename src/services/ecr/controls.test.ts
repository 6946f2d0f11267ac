import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as e from './controls.ts'

examples(e.imagesAreScanned, {
  met: [{ state: { ScanFrequency: 'SCAN_ON_PUSH' } }, { state: { ScanFrequency: 'CONTINUOUS_SCAN' } }],
  unmet: [{ state: { ScanFrequency: 'MANUAL' } }, { state: { ScanFrequency: null } }],
})
examples(e.tagsStayOnTheirImages, {
  met: [{ ImageTagMutability: 'IMMUTABLE' }],
  unmet: [{ ImageTagMutability: 'MUTABLE' }, { ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }],
})
examples(e.oldImagesExpire, {
  met: [{ LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } }],
  unmet: [{ LifecyclePolicy: null }],
})

const arn = 'arn:aws:kms:eu-central-1:111122223333:key/k'
const encrypted = (EncryptionType: string, KmsKey?: string) => ({
  EncryptionConfiguration: { EncryptionType, ...(KmsKey ? { KmsKey } : {}) },
})
const near = { keys: [{ Arn: arn }] }
const noKeys = missing('kms:ListKeys')
examples(e.repositoriesHaveAKeyOfTheirOwn, {
  met: [
    { ...encrypted('KMS', arn), near },
    { ...encrypted('KMS_DSSE', arn), near },
    { ...encrypted('KMS', arn), near, parameters: { kmsKeyArns: [arn] } },
    // whose key AWS does not look at either
    { ...encrypted('KMS', 'arn:aws:kms:eu-central-1:444455556666:key/k'), near },
    { ...encrypted('KMS', arn), near: { keys: [...near.keys, noKeys] } },
    { ...encrypted('KMS', 'arn:aws:kms:eu-central-1:444455556666:key/k'), near: { keys: [noKeys] } },
  ],
  unknown: [
    { ...encrypted('KMS', arn), near: { keys: [noKeys] } },
    // names that lead to a key, of AWS or of the customer
    { ...encrypted('KMS', 'alias/images'), near },
    { ...encrypted('KMS', 'arn:aws:kms:eu-central-1:111122223333:alias/images'), near },
    { ...encrypted('KMS', '1234abcd-12ab-34cd-56ef-1234567890ab'), near },
  ],
  unmet: [
    { ...encrypted('KMS'), near },
    { ...encrypted('KMS', 'alias/aws/ecr'), near },
    { ...encrypted('KMS', arn), near, parameters: { kmsKeyArns: [`${arn}2`] } },
    { ...encrypted('AES256'), near },
    { ...encrypted('AES256'), near: { keys: [noKeys] } },
    { EncryptionConfiguration: null, near },
    // the AWS managed key aws/ecr
    { ...encrypted('KMS', 'arn:aws:kms:eu-central-1:111122223333:key/aws-ecr'), near },
    { ...encrypted('KMS', arn), near: { keys: [] } },
  ],
})

const text = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'ecr:BatchGetImage', ...more }],
  })
const policies = (RepositoryPolicyText: string | null, RegistryPolicy: string | null = null) => ({
  id: 'arn:aws:ecr:eu-central-1:111122223333:repository/shop/web',
  RepositoryPolicyText,
  state: { RegistryPolicy },
})
const policy = (...statement: Parameters<typeof text>) => policies(text(...statement))
const onAll = { Resource: 'arn:aws:ecr:eu-central-1:111122223333:repository/*' }
const onLab = { Resource: 'arn:aws:ecr:eu-central-1:111122223333:repository/lab/*' }
const organization = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }
const them = { AWS: 'arn:aws:iam::444455556666:root' }
const us = { AWS: 'arn:aws:iam::111122223333:root' }
examples(e.repositoriesAreNotPublic, {
  met: [
    policies(null),
    policy(them),
    policy('*', organization),
    policies(null, text(them, onAll)),
    policies(null, text('*', { ...onAll, ...organization })),
    // of other repositories
    policies(null, text('*', onLab)),
  ],
  unmet: [policy('*'), policy({ AWS: '*' }), policies(null, text('*', onAll)), policies('x', text('*', onAll))],
  unknown: [policies('x'), policies(null, 'x')],
})
examples(e.repositoriesAreNotShared, {
  met: [
    policies(null),
    policy(us),
    policy({ Service: 'lambda.amazonaws.com' }),
    policies(null, text(us, onAll)),
    policies(null, text(them, onLab)),
  ],
  unmet: [policy(them), policy('*'), policies(null, text(them, { ...onAll, Action: 'ecr:ReplicateImage' }))],
  unknown: [policies('{'), policies(null, '{')],
})

const ofRegistry = (...statement: Parameters<typeof text>) => ({ PolicyText: text(...statement) })
examples(e.registriesAreNotPublic, {
  met: [
    ofRegistry(us, onAll),
    // a replication from another account creates the repositories that it needs
    ofRegistry(them, { ...onAll, Action: ['ecr:ReplicateImage', 'ecr:CreateRepository'] }),
    ofRegistry('*', { ...onAll, ...organization }),
  ],
  // also on names that no repository has yet
  unmet: [ofRegistry('*', onAll), ofRegistry('*', onLab), ofRegistry({ AWS: '*' }, onLab)],
  unknown: [{ PolicyText: '{' }],
})
examples(e.registriesAreNotShared, {
  met: [ofRegistry(us, onAll), ofRegistry({ Service: 'lambda.amazonaws.com' }, onLab)],
  unmet: [
    ofRegistry(them, { ...onLab, Action: ['ecr:ReplicateImage', 'ecr:CreateRepository'] }),
    ofRegistry('*', { ...onLab, ...organization }),
  ],
  unknown: [{ PolicyText: '{' }],
})

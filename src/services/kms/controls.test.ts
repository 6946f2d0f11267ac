import { examples } from '../../controls/examples.ts'
import {
  keyGrantsNoPrincipalEverything,
  keyIsNotAboutToBeDeleted,
  keyIsNotPublic,
  keyRotates,
  otherAccountsDoNotAdministerKey,
  servicesServeKnownCallers,
} from './controls.ts'

const US = '111122223333' // the account of the examples
const THEM = '444455556666'

examples(keyIsNotAboutToBeDeleted, {
  met: [{ state: { KeyState: 'Enabled' } }, { state: { KeyState: 'Disabled' } }],
  unmet: [{ state: { KeyState: 'PendingDeletion' } }, { state: { KeyState: 'PendingReplicaDeletion' } }],
})

const key = { EnableKeyRotation: true, KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }
examples(keyRotates, {
  met: [key],
  unmet: [
    { ...key, EnableKeyRotation: false },
    { ...key, EnableKeyRotation: null },
  ],
  notApplicable: [
    { ...key, KeySpec: 'RSA_4096' },
    { ...key, Origin: 'EXTERNAL' },
  ],
})

const policy = (...statements: object[]) => ({
  KeyPolicy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${US}:root` }, Action: 'kms:*', Resource: '*' },
      ...statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })),
    ],
  },
})
const viaService = {
  Principal: { AWS: '*' },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  Condition: { StringEquals: { 'kms:CallerAccount': US, 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
}

const throughService = {
  Principal: { AWS: '*' },
  Action: 'kms:*',
  Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
}

examples(keyIsNotPublic, {
  met: [policy(), policy(viaService), policy({ Principal: { AWS: THEM }, Action: 'kms:Decrypt' })],
  unmet: [
    policy({ Principal: '*', Action: 'kms:Decrypt' }),
    policy(throughService, { Principal: '*', Action: 'kms:Decrypt' }),
    policy({ ...throughService, Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } } }),
    policy({ ...throughService, Condition: { StringEqualsIfExists: throughService.Condition.StringEquals } }),
    // one organization alone, but by a path with a wildcard
    policy({
      Principal: '*',
      Action: 'kms:Decrypt',
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
    }),
  ],
  unknown: [{ KeyPolicy: null }, policy(throughService)],
})

examples(servicesServeKnownCallers, {
  met: [policy(), policy(viaService), policy({ Principal: '*', Action: 'kms:Decrypt' })],
  unmet: [policy(throughService)],
  unknown: [{ KeyPolicy: null }],
})

examples(otherAccountsDoNotAdministerKey, {
  met: [policy(), policy(viaService), policy({ Principal: { AWS: THEM }, Action: ['kms:Decrypt', 'kms:DescribeKey'] })],
  unmet: [
    policy({ Principal: { AWS: THEM }, Action: 'kms:*' }),
    policy({ Principal: { AWS: `arn:aws:iam::${THEM}:root` }, Action: 'kms:PutKeyPolicy' }),
    policy({ Principal: '*', Action: 'kms:ScheduleKey*' }),
    policy({ ...viaService, Action: 'kms:*', Condition: { StringEquals: { 'kms:CallerAccount': [US, THEM] } } }),
  ],
  unknown: [{ KeyPolicy: '{}' }, policy({ Principal: { AWS: 'AROACKCEVSQ6C2EXAMPLE' }, Action: 'kms:*' })],
})

examples(keyGrantsNoPrincipalEverything, {
  met: [policy(), policy({ Principal: { AWS: `arn:aws:iam::${US}:role/app` }, Action: 'kms:Decrypt' })],
  unmet: [
    policy({ Principal: { AWS: `arn:aws:iam::${US}:role/app` }, Action: 'kms:*' }),
    policy({ Principal: { Service: 'logs.amazonaws.com' }, Action: '*' }),
    policy({ Principal: { AWS: '*' }, Action: 'kms:*' }),
  ],
  unknown: [{ KeyPolicy: 'x' }],
})

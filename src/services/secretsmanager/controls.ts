import { unknown } from '../../controls/answer.ts'
import { type Control, control } from '../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../controls/policy-wording.ts'
import { isNotPublic, servesOneAccount } from '../../controls/resource-policies.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html'
const guide = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide'
const on = 'AWS::SecretsManager::Secret'

export const secretsRotate = control({
  id: 'SecretsManager.1',
  compared: '2026-11-30',
  // without a value, any schedule passes
  parameters: { maximumAllowedRotationFrequency: { value: null, from: 1, to: 365 } },
  configRule: 'secretsmanager-rotation-enabled-check',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Secrets Manager secrets should have automatic rotation enabled',
  finding: (_, { state }) =>
    state.RotationEnabled ? `Rotation is every ${state.RotationEveryDays} days` : 'Automatic rotation is off',
  reads: ['state.RotationEnabled', 'state.RotationEveryDays'],
  holds: (_, { state, parameters: { maximumAllowedRotationFrequency: most } }) =>
    state.RotationEnabled === true &&
    (most === null ||
      (state.RotationEveryDays === null ? unknown('how often it is rotated') : state.RotationEveryDays <= most)),
  fix: 'Configure a rotation function and a schedule for the secret (RotateSecret).',
  source: `${docs}#secretsmanager-1`,
})

export const rotationsHappen = control({
  id: 'SecretsManager.2',
  compared: '2026-11-30',
  configRule: 'secretsmanager-scheduled-rotation-success-check',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Secrets Manager secrets with automatic rotation should rotate on schedule',
  finding: (_, { state }) => `Rotation is overdue by ${-(state.NextRotationInDays ?? 0)} days`,
  reads: ['state.RotationEnabled', 'state.NextRotationInDays'],
  applies: (_, { state }) => state.RotationEnabled === true,
  holds: (_, { state }) =>
    state.NextRotationInDays === null ? unknown('when its next rotation is due') : state.NextRotationInDays >= 0,
  fix: 'Read the log of the rotation function, fix the failure, and rotate the secret (RotateSecret).',
  source: `${docs}#secretsmanager-2`,
})

export const secretsAreUsed = control({
  id: 'SecretsManager.3',
  compared: '2026-11-30',
  parameters: { unusedForDays: { value: 90, from: 1, to: 365 } },
  configRule: 'secretsmanager-secret-unused',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Secrets Manager secrets should be deleted when not used for {unusedForDays} days',
  finding: (_, { state, parameters }) =>
    `Secret was last retrieved ${state.UnusedDays} days ago (at most ${parameters.unusedForDays})`,
  reads: ['state.UnusedDays'],
  holds: (_, { state, parameters }) =>
    state.UnusedDays === null ? unknown('when it was last retrieved') : state.UnusedDays <= parameters.unusedForDays,
  fix: 'Delete the secret (DeleteSecret): it can be restored within its recovery window.',
  source: `${docs}#secretsmanager-3`,
})

export const secretsWereRotated = control({
  id: 'SecretsManager.4',
  compared: '2026-11-30',
  parameters: { maxDaysSinceRotation: { value: 90, from: 1, to: 180 } },
  configRule: 'secretsmanager-secret-periodic-rotation',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'Secrets Manager secrets should be rotated within {maxDaysSinceRotation} days',
  finding: (_, { state, parameters }) =>
    `Secret was last rotated ${state.UnrotatedDays} days ago (at most ${parameters.maxDaysSinceRotation})`,
  reads: ['state.UnrotatedDays'],
  holds: (_, { state, parameters }) =>
    state.UnrotatedDays === null
      ? unknown('when it was last rotated')
      : state.UnrotatedDays <= parameters.maxDaysSinceRotation,
  fix: 'Rotate the secret (RotateSecret), with a schedule of at most {maxDaysSinceRotation} days.',
  source: `${docs}#secretsmanager-4`,
})

export const secretsAreNotPublic = control({
  id: 'Demarc.SecretsManager.1',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'Secrets Manager resource policies should not allow public access',
  finding: (_, { state }) => `Secret policy allows ${publicActionsOf(state.Policy)} to any principal`,
  reads: ['state.Policy'],
  holds: (_, { state }) => isNotPublic(state.Policy),
  fix: 'Name the principals in the policy, and set it with BlockPublicPolicy (PutResourcePolicy).',
  source: `${guide}/auth-and-access_resource-policies.html`,
})

export const secretsAreNotShared = control({
  id: 'Demarc.SecretsManager.2',
  on,
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title: 'Secrets Manager resource policies should not allow other AWS accounts',
  finding: (_, { state, account }) => `Secret policy allows ${outsidersOf(state.Policy, account)}`,
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: "Remove the other account's principals from the policy (PutResourcePolicy), or accept the sharing (`demarc accept`).",
  source: `${guide}/auth-and-access_examples_cross.html`,
})

export const secretsHaveAKeyOfTheirOwn = control({
  id: 'Demarc.SecretsManager.3',
  configRule: 'secretsmanager-using-cmk',
  on,
  responsibility: 'key-care',
  severity: 'low',
  title: 'Secrets Manager secrets should be encrypted with a customer managed KMS key',
  finding: ({ KmsKeyId }) => `KmsKeyId is ${KmsKeyId ?? 'not set: the secret uses the AWS managed key'}`,
  reads: ['KmsKeyId'],
  holds: (secret) => secret.KmsKeyId !== null && !secret.KmsKeyId.endsWith('alias/aws/secretsmanager'),
  fix: 'Set KmsKeyId of the secret to a customer managed key (UpdateSecret).',
  source: `${guide}/security-encryption.html`,
})

export const secretsAreTagged: Control = areTagged({
  id: 'SecretsManager.5',
  on: on,
  page: docs,
  title: 'Secrets Manager secrets',
  one: 'secret',
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_secretsmanager_secret',
})

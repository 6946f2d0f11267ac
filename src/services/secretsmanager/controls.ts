import { unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { isNotPublic, servesOneAccount } from '../../controls/resource-policies.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html'
const guide = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide'
const on = 'AWS::SecretsManager::Secret'

export const secretsRotate = control({
  id: 'SecretsManager.1',
  compared: '2026-11-30',
  // without a value any schedule will do
  parameters: { maximumAllowedRotationFrequency: { value: null, from: 1, to: 365 } },
  configRule: 'secretsmanager-rotation-enabled-check',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'A secret is rotated automatically.',
  reads: ['state.RotationEnabled', 'state.RotationEveryDays'],
  holds: (_, { state, parameters: { maximumAllowedRotationFrequency: most } }) =>
    state.RotationEnabled === true &&
    (most === null ||
      (state.RotationEveryDays === null ? unknown('how often it is rotated') : state.RotationEveryDays <= most)),
  fix: 'Give the secret a rotation function and a schedule (RotateSecret).',
  source: `${docs}#secretsmanager-1`,
})

export const rotationsHappen = control({
  id: 'SecretsManager.2',
  compared: '2026-11-30',
  configRule: 'secretsmanager-scheduled-rotation-success-check',
  on,
  responsibility: 'credential-hygiene',
  severity: 'medium',
  title: 'The automatic rotation of a secret happens when it is due.',
  reads: ['state.RotationEnabled', 'state.NextRotationInDays'],
  applies: (_, { state }) => state.RotationEnabled === true,
  holds: (_, { state }) =>
    state.NextRotationInDays === null ? unknown('when its next rotation is due') : state.NextRotationInDays >= 0,
  fix: 'Look into the log of the rotation function, mend what fails, and rotate the secret (RotateSecret).',
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
  title: 'A secret was retrieved within the last {unusedForDays} days.',
  reads: ['state.UnusedDays'],
  holds: (_, { state, parameters }) =>
    state.UnusedDays === null ? unknown('when it was last retrieved') : state.UnusedDays <= parameters.unusedForDays,
  fix: 'Delete the secret (DeleteSecret): it can be restored for as long as its recovery window lasts.',
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
  title: 'A secret was rotated within the last {maxDaysSinceRotation} days.',
  reads: ['state.UnrotatedDays'],
  holds: (_, { state, parameters }) =>
    state.UnrotatedDays === null
      ? unknown('when it was last rotated')
      : state.UnrotatedDays <= parameters.maxDaysSinceRotation,
  fix: 'Rotate the secret now (RotateSecret), and let its schedule do so at least every {maxDaysSinceRotation} days.',
  source: `${docs}#secretsmanager-4`,
})

export const secretsAreNotPublic = control({
  id: 'Demarc.SecretsManager.1',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'The resource policy of a secret does not let everyone in.',
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
  title: 'The resource policy of a secret lets no other account in.',
  reads: ['state.Policy'],
  holds: (_, { state, account }) => servesOneAccount(state.Policy, account),
  fix: "Remove the other account's principals from the policy (PutResourcePolicy), or attest why it is shared.",
  source: `${guide}/auth-and-access_examples_cross.html`,
})

export const secretsHaveAKeyOfTheirOwn = control({
  id: 'Demarc.SecretsManager.3',
  configRule: 'secretsmanager-using-cmk',
  on,
  responsibility: 'key-care',
  severity: 'low',
  title: 'A secret is encrypted with a customer managed key, whose policy says who may read it.',
  reads: ['KmsKeyId'],
  holds: (secret) => secret.KmsKeyId !== null && !secret.KmsKeyId.endsWith('alias/aws/secretsmanager'),
  fix: 'Set KmsKeyId of the secret to a customer managed key (UpdateSecret).',
  source: `${guide}/security-encryption.html`,
})

// Not here: SecretsManager.5, about tags: any one, or the keys that a user names in requiredTagKeys.

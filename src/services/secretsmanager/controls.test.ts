import { examples } from '../../controls/examples.ts'
import * as s from './controls.ts'

const state = (values: object) => ({ state: values as Record<string, unknown> })
// safe: an example's state is a record

const monthly = { RotationEnabled: true, RotationEveryDays: 30 }
const within = (maximumAllowedRotationFrequency: number) => ({ parameters: { maximumAllowedRotationFrequency } })
examples(s.secretsRotate, {
  met: [
    state(monthly),
    state({ RotationEnabled: true, RotationEveryDays: null }),
    { ...state(monthly), ...within(30) },
  ],
  unmet: [
    state({ ...monthly, RotationEnabled: false }),
    { ...state(monthly), ...within(29) },
    { ...state({ ...monthly, RotationEveryDays: 31 }), ...within(30) },
  ],
  unknown: [{ ...state({ RotationEnabled: true, RotationEveryDays: null }), ...within(30) }],
})
examples(s.rotationsHappen, {
  met: [
    state({ RotationEnabled: true, NextRotationInDays: 0 }),
    state({ RotationEnabled: true, NextRotationInDays: 9 }),
  ],
  unmet: [state({ RotationEnabled: true, NextRotationInDays: -1 })],
  unknown: [state({ RotationEnabled: true, NextRotationInDays: null })],
  notApplicable: [state({ RotationEnabled: false, NextRotationInDays: 9 })],
})
examples(s.secretsAreUsed, {
  met: [state({ UnusedDays: 90 })],
  unmet: [state({ UnusedDays: 91 }), { ...state({ UnusedDays: 31 }), parameters: { unusedForDays: 30 } }],
  unknown: [state({ UnusedDays: null })],
})
examples(s.secretsWereRotated, {
  met: [state({ UnrotatedDays: 90 })],
  unmet: [state({ UnrotatedDays: 91 }), { ...state({ UnrotatedDays: 31 }), parameters: { maxDaysSinceRotation: 30 } }],
  unknown: [state({ UnrotatedDays: null })],
})

const policy = (AWS: string, Effect = 'Allow') => {
  const Statement = { Effect, Principal: { AWS }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }
  return state({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
}
examples(s.secretsAreNotPublic, {
  met: [state({ Policy: null }), policy('444455556666'), policy('*', 'Deny')],
  unmet: [policy('*')],
  unknown: [state({ Policy: 'x' })],
})
examples(s.secretsAreNotShared, {
  met: [state({ Policy: null }), policy('arn:aws:iam::111122223333:role/web')],
  unmet: [policy('444455556666'), policy('*')],
  unknown: [state({ Policy: 'x' }), policy('AROAEXAMPLE')],
})
examples(s.secretsHaveAKeyOfTheirOwn, {
  met: [{ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/k' }],
  unmet: [{ KmsKeyId: null }, { KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:alias/aws/secretsmanager' }],
})

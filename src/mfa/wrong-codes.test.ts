import { expect, test } from 'vitest'
import { wrongCodeError } from './wrong-codes.ts'

const until = Date.parse('2026-11-24T12:15:00Z')

test.each([
  [{ is: 'malformed', digits: 6 }, 'MFA_CODE_MALFORMED', '6 digits'],
  [{ is: 'reused' }, 'MFA_CODE_REUSED', 'used before'],
  [{ is: 'drifted', steps: 3, seconds: 90 }, 'MFA_CODE_DRIFTED', '90 seconds ahead'],
  [{ is: 'drifted', steps: -20, seconds: -600 }, 'MFA_CODE_DRIFTED', '10 minutes behind'],
  [{ is: 'drifted', steps: -1440, seconds: -43_200 }, 'MFA_CODE_DRIFTED', '12 hours behind'],
  [{ is: 'no-match' }, 'MFA_CODE_WRONG', 'not a code of this device'],
  [{ is: 'same-code-twice' }, 'MFA_CODES_SAME', 'twice'],
  [{ is: 'reversed' }, 'MFA_CODES_REVERSED', 'wrong order'],
  [{ is: 'not-consecutive', steps: 2 }, 'MFA_CODES_NOT_CONSECUTIVE', '2 steps apart, not one after the other'],
  [{ is: 'not-consecutive', steps: -3 }, 'MFA_CODES_NOT_CONSECUTIVE', 'and in the wrong order'],
  [{ is: 'throttled', until }, 'MFA_THROTTLED', '2026-11-24T12:15:00.000Z'],
  [{ is: 'locked', until }, 'MFA_LOCKED', '2026-11-24T12:15:00.000Z'],
  [{ is: 'disabled' }, 'MFA_DISABLED', 'disabled'],
] as const)('%j reads as %s, with a hint', (refusal, code, message) => {
  const error = wrongCodeError(refusal)
  expect(error).toMatchObject({ name: 'DemarcError', code, hint: expect.stringMatching(/\.$/) })
  expect(error.message).toContain(message)
})

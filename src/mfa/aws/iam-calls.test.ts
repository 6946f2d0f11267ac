import { describe, expect, test } from 'vitest'
import { heldByRoot } from './iam-calls.ts'
import { fakeIam } from './iam-in-test.ts'

const ROOT_ARN = 'arn:aws:iam::111122223333:root'

describe("the root user's devices, as others see them", () => {
  const virtual: [string, string][] = [
    ['arn:aws:iam::111122223333:mfa/any-name', ROOT_ARN],
    ['arn:aws:iam::111122223333:mfa/root-account-mfa-device', 'arn:aws:iam::111122223333:user/groot'],
    ['arn:aws:iam::111122223333:mfa/b', 'arn:aws:iam::111122223333:user/root'],
  ]
  const users = { groot: ['arn:aws:iam::111122223333:mfa/root-account-mfa-device', 'GAKT1'], root: ['b'] }

  test('virtual ones by the exact ARN, the others by count', async () => {
    const found = await heldByRoot(fakeIam({ inUse: [5], virtual, users }), ROOT_ARN, false)
    expect(found.map(({ id, family }) => [id, family])).toEqual([
      ['arn:aws:iam::111122223333:mfa/any-name', 'virtual'],
      ['not-virtual-1', 'not-virtual'],
    ])
  })

  test('a count that changes is taken again, and never taken for the root user', async () => {
    expect(await heldByRoot(fakeIam({ inUse: [5, 4, 4], virtual, users }), ROOT_ARN, false)).toHaveLength(1)
    const restless = fakeIam({ inUse: [1, 2, 3, 4, 5, 6], virtual, users })
    await expect(heldByRoot(restless, ROOT_ARN, false)).rejects.toMatchObject({ code: 'MFA_DEVICES_CHANGING' })
  })
})

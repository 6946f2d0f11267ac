import { expect, test } from 'vitest'
import { systemRandom } from '../../../core/random.ts'
import { isPassword, sealed } from './passwords.ts'

test('a sealed password is known again, and does not show', () => {
  const kept = sealed('tin-Kettle-95-overture', systemRandom)
  expect(kept).not.toContain('Kettle')
  // the second look at each does not seal it again
  for (let look = 0; look < 2; look++)
    expect([isPassword(kept, 'tin-Kettle-95-overture'), isPassword(kept, 'tin-Kettle-95-overtur')]).toEqual([
      true,
      false,
    ])
  expect([isPassword('Nordlicht2019', 'Nordlicht2019'), isPassword('Nordlicht2019', '')]).toEqual([true, false])
})

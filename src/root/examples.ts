import { type Missing, type Seen, unseen } from '../collect/seen.ts'
import type { RootEvent } from './activity.ts'

/** For tests: a sign-in of the root user with the given fields. */
export const signInOf = (id: string, more: Partial<RootEvent> = {}): RootEvent => ({
  id,
  at: '2026-01-01T00:00:00Z',
  event: 'ConsoleLogin',
  source: 'signin.amazonaws.com',
  region: 'us-east-1',
  ip: null,
  userAgent: null,
  mfa: null,
  result: 'success',
  class: 'direct',
  readOnly: false,
  account: '111122223333',
  target: null,
  key: null,
  session: null,
  ...more,
})

/** For tests: a fact that is unseen because AWS denied the calls. */
export const deniedTo = (...calls: readonly string[]): Seen<never> =>
  unseen(...calls.map((call): Missing => ({ is: 'refused', call, kind: 'denied', why: 'access denied' })))

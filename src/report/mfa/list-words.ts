import type { MfaDevice } from '../../core/mfa-device.ts'
import type { HolderFacts, Lack } from '../../mfa/aws/holders.ts'
import { familyNames } from './families.ts'

export const lackWords: Readonly<Record<Lack, string>> = {
  'root-without-mfa': 'the root user has no MFA',
  'console-password-without-mfa': 'a console password without MFA',
  'keys-without-mfa': 'access keys without MFA',
}

export const day = (iso: string | null): string => (iso === null || iso === '' ? '' : iso.slice(0, 10))

/** What to say of a user without listed devices. */
export const noDevice = ({ complete, mfa, mfaAsOf }: HolderFacts): string => {
  if (complete && mfa !== true) return 'none'
  if (mfa === null) return 'not seen'
  if (mfaAsOf !== null) return `MFA was ${mfa ? 'on' : 'off'} at ${mfaAsOf}; which devices was not seen`
  return mfa ? 'MFA is on; which devices was not seen' : 'not seen'
}

export const deviceText = ({ family, serial, enabledAt }: MfaDevice): string =>
  [familyNames[family], serial ?? '', enabledAt ? `since ${day(enabledAt)}` : '']
    .filter((part) => part !== '')
    .join(', ')

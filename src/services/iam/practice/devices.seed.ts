import { createHash } from 'node:crypto'
import { encodeBase32 } from '../../../mfa/base32.ts'
import type { IamState, StoredMfaDevice } from './state.ts'

/** The serial number of the company's hardware token. */
export const TOKEN = 'GAKT12345678'

/** The TOTP seed of a seeded device: 64 base 32 characters, as AWS creates them, derived from the serial number. */
export const seedOfDevice = (serial: string): string =>
  encodeBase32(createHash('sha512').update(`seed of ${serial}`).digest().subarray(0, 40))

/** The devices of the seeded users and the root user, each with its own seed. */
export function seededDevices({ users, root }: Pick<IamState, 'users' | 'root'>, created: string): IamState['devices'] {
  const serials = [...root.mfa, ...Object.values(users).flatMap(({ mfa }) => mfa)]
  return Object.fromEntries(serials.map((serial) => [serial, device(serial, created)]))
}

export function device(serial: string, created: string): StoredMfaDevice {
  const base = { created, enabled: created }
  if (serial.includes(':u2f/')) return { ...base, family: 'security-key', seed: null, otp: null }
  const family = serial.startsWith('arn:') ? 'virtual' : 'hardware-token'
  return { ...base, family, seed: seedOfDevice(serial), otp: { drift: 0, used: [], looks: [] } }
}

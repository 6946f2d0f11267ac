import { IAM } from '@aws-sdk/client-iam'
import type { STS } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import type { MfaAccount } from './account.ts'
import { namedDevice, ownDevice } from './own-device.ts'
import { deviceToResync } from './resync.ts'

const ANNA = 'arn:aws:iam::111122223333:mfa/anna'
const PHONE = 'arn:aws:iam::111122223333:mfa/phones/anna-phone'
const KEY = 'arn:aws:iam::111122223333:u2f/user/anna/yubikey-ABCDEFGH'
const TOKEN = 'GAHT12345678'

/** The account of anna, who has some devices; every other call of IAM is an error. */
function annaWith(...serials: readonly string[]): MfaAccount {
  const iam = new IAM({ region: 'us-east-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' } })
  iam.send = (async ({ constructor: { name } }: object) => {
    if (name !== 'ListMFADevicesCommand') throw new TypeError(`${name} is not to be called`)
    return { MFADevices: serials.map((SerialNumber) => ({ UserName: 'anna', SerialNumber, EnableDate: new Date(0) })) }
    // safe: of its many forms these functions use the one with a promise
  }) as unknown as IAM['send']
  const account: MfaAccount = {
    iam,
    // safe: none of these functions asks STS
    sts: {} as STS,
    account: '111122223333',
    partition: 'aws',
    arn: 'arn:aws:iam::111122223333:user/anna',
    rootArn: 'arn:aws:iam::111122223333:root',
    caller: { is: 'user', name: 'anna' },
    callerIsRoot: false,
    temporary: false,
    region: 'us-east-1',
    watching: async () => account,
  }
  return account
}
const all = annaWith(ANNA, KEY, PHONE, TOKEN)

test('of two virtual devices, a security key and a token, those that give codes are chosen from', async () => {
  const offered: string[][] = []
  const chosen = await ownDevice(all, async (devices) => {
    offered.push(devices.map(({ id, family }) => `${family} ${id}`))
    return TOKEN
  })
  expect([chosen, offered]).toEqual([TOKEN, [[`virtual ${ANNA}`, `virtual ${PHONE}`, `hardware-token ${TOKEN}`]]])
})

test('where no person can be asked, it is said which there are; a key is no choice', async () => {
  await expect(ownDevice(all)).rejects.toMatchObject({
    code: 'MFA_WHICH_DEVICE',
    message: 'you have 3 devices that give codes',
    hint: `Say which with --serial: ${ANNA}, ${PHONE}, ${TOKEN}`,
  })
})

test.each([
  ['a token beside a key', [KEY, TOKEN], TOKEN],
  ['one virtual device beside two keys', [KEY, `${KEY}2`, ANNA], ANNA],
])('%s is the only one that gives codes, for a session and to resynchronise', async (_, serials, only) => {
  const account = annaWith(...serials)
  expect(await ownDevice(account)).toBe(only)
  expect(await deviceToResync(account, { is: 'user', name: 'anna' }, undefined)).toEqual({ user: 'anna', serial: only })
})

test('keys alone give no codes: the sign-in that takes them is named first', async () => {
  const says = { code: 'MFA_NO_DEVICE', hint: expect.stringMatching(/^"aws login"/) }
  await expect(ownDevice(annaWith(KEY))).rejects.toMatchObject(says)
  await expect(ownDevice(annaWith())).rejects.toMatchObject({
    code: 'MFA_NO_DEVICE',
    message: 'you have no MFA device',
  })
})

test.each([
  ['an ARN', PHONE, PHONE],
  ['the number of a token', TOKEN, TOKEN],
  ['the name of a virtual device', 'anna', ANNA],
  ['a name with its path', 'phones/anna-phone', PHONE],
])('named by %s', async (_, named, serial) => {
  expect(await namedDevice(all, named)).toBe(serial)
})

test.each([
  ['a security key', KEY, 'MFA_NO_CODES'],
  ['a device of another account', 'arn:aws:iam::999988887777:mfa/anna', 'MFA_NO_DEVICE'],
  ['a number that is no token of hers', 'GAHT12345679', 'MFA_NO_DEVICE'],
])('%s is refused before a code is typed for it', async (_, named, code) => {
  await expect(namedDevice(all, named)).rejects.toMatchObject({ code })
})

test.each([
  ['two virtual devices and a key', [ANNA, KEY, PHONE], 'MFA_WHICH_DEVICE'],
  ['a key', [KEY], 'MFA_NO_DEVICE'],
])('with %s nothing is resynchronised by itself', async (_, serials, code) => {
  const resynced = deviceToResync(annaWith(...serials), { is: 'user', name: 'anna' }, undefined)
  await expect(resynced).rejects.toMatchObject({ code })
})

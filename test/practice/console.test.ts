import { request } from 'node:http'
import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { IAM } from '@aws-sdk/client-iam'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemRandom } from '../../src/core/random.ts'
import { createCredential, getAssertion, newSoftwareKey, type SoftwareKey } from '../../src/mfa/keys/software-key.ts'
import { consoleParty } from '../../src/practice/account/console/console.ts'
import { STEP_HEADER } from '../../src/practice/account/console/http.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import { ROOT_PASSWORD } from '../../src/services/iam/practice/seed.ts'
import { clientFor, codeAt } from './in-test.ts'

let now = Date.now()
let practice: Practice
let session = ''
beforeAll(async () => {
  practice = await startPractice({ clock: () => now })
})
afterAll(() => practice.close())

// biome-ignore lint/suspicious/noExplicitAny: what a step answers is asserted, not trusted
async function step(name: string, input: object, token = session): Promise<{ status: number; body: any }> {
  const answer = await fetch(practice.endpoint, {
    method: 'POST',
    headers: { [STEP_HEADER]: name, authorization: `Bearer ${token}` },
    body: JSON.stringify(input),
  })
  return { status: answer.status, body: await answer.json() }
}
const me = { email: 'aws@nordlicht.example', password: ROOT_PASSWORD }
const events = async (name: string) => {
  const { Events = [] } = await new CloudTrail(clientFor(practice, 'admin')).lookupEvents({
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }],
  })
  return Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent ?? ''))
}
const summary = async () => (await new IAM(clientFor(practice, 'admin')).getAccountSummary({})).SummaryMap

test('nothing is done without a sign-in', async () => {
  expect((await step('devices', {}, 'no such session')).status).toBe(401)
  expect((await step('no-such-step', {})).status).toBe(404)
  expect((await step('sign-in', { email: 1 })).status).toBe(400)
})

test('a page that reaches it under a name of its own (DNS rebinding) is refused', async () => {
  const { port } = new URL(practice.endpoint)
  const under = (host: string): Promise<number | undefined> =>
    new Promise((done, failed) => {
      const headers = { host, [STEP_HEADER]: 'sign-in' }
      request({ host: '127.0.0.1', port, method: 'POST', headers }, (answer) => {
        answer.resume()
        done(answer.statusCode)
      })
        .on('error', failed)
        .end(JSON.stringify(me))
    })
  expect(await under(`evil.example:${port}`)).toBe(403)
  expect(await Promise.all([`localhost:${port}`, `[::1]:${port}`, '127.0.0.1'].map(under))).toEqual([200, 200, 200])
})

test('a wrong password is refused, and leaves its record', async () => {
  const { status, body } = await step('sign-in', { ...me, password: 'wrong' })
  expect([status, body.error]).toEqual([401, 'AuthenticationFailed'])
  const [latest] = await events('ConsoleLogin')
  expect(latest).toMatchObject({ responseElements: { ConsoleLogin: 'Failure' }, errorMessage: 'Failed authentication' })
})

test('the right one signs in, without MFA while there is none', async () => {
  const { body } = await step('sign-in', me)
  session = body.session
  const [latest] = await events('ConsoleLogin')
  expect(latest).toMatchObject({ userIdentity: { type: 'Root' }, additionalEventData: { MFAUsed: 'No' } })
})

test('a virtual device: its seed, wrong codes, right codes; the API then sees it', async () => {
  const { body: made } = await step('assign-virtual', { name: 'root-account-mfa-device' })
  expect(made.uri).toContain('otpauth://totp/Amazon%20Web%20Services:root-account-mfa-device@nordlicht-instruments')
  const codes = [codeAt(made.seed, now), codeAt(made.seed, now, 1)]
  const wrong = await step('give-codes', { serial: made.serial, codes: codes.toReversed() })
  expect([wrong.status, wrong.body.error]).toEqual([403, 'InvalidAuthenticationCode'])
  expect((await summary())?.['AccountMFAEnabled']).toBe(0)
  expect((await step('give-codes', { serial: made.serial, codes })).status).toBe(200)
  expect((await summary())?.['AccountMFAEnabled']).toBe(1)
  const { VirtualMFADevices } = await new IAM(clientFor(practice, 'admin')).listVirtualMFADevices({
    AssignmentStatus: 'Assigned',
  })
  expect(VirtualMFADevices?.find(({ User }) => User?.Arn?.endsWith(':root'))?.SerialNumber).toBe(made.serial)
  const [enabled, refused] = await events('EnableMFADevice')
  expect(enabled.requestParameters).toEqual({ userName: 'AWS ROOT USER', serialNumber: made.serial })
  expect(refused.errorMessage).toBe('Authentication code for device is not valid.')
})

test('a hardware token of which AWS has the seed', async () => {
  const seed = seedOfDevice(TOKEN)
  const codes = [codeAt(seed, now), codeAt(seed, now, 1)]
  expect((await step('give-codes', { serial: TOKEN, codes })).body).toEqual({ serial: TOKEN })
})

let key: SoftwareKey = newSoftwareKey('packed', systemRandom, now)
const [origin = ''] = consoleParty.origins

test('a security key, registered by a true ceremony and refused on another page', async () => {
  const begin = async () =>
    // safe: it is what the step answers without a response
    (await step('assign-key', { name: 'yubikey' })).body.options as PublicKeyCredentialCreationOptionsJSON
  const given = await createCredential(key, await begin(), origin, systemRandom)
  key = given.key
  const { status, body } = await step('assign-key', { name: 'yubikey', response: given.response })
  expect(status).toBe(200)
  expect(body.serial).toMatch(/^arn:aws:iam::111122223333:u2f\/root\/yubikey-[0-9A-F]{26}$/)
  // an answer is good once
  expect((await step('assign-key', { name: 'yubikey', response: given.response })).status).toBe(403)
  expect((await summary())?.['MFADevicesInUse']).toBe(7)
})

test('with devices, the password alone is refused; each family of device is accepted', async () => {
  const { body: asked } = await step('sign-in', me)
  expect(asked.wanted.map(({ family }: { family: string }) => family)).toEqual([
    'virtual',
    'hardware-token',
    'security-key',
  ])
  now += 60_000
  expect((await step('sign-in', { ...me, code: '000000' })).status).toBe(401)
  expect((await step('sign-in', { ...me, code: codeAt(seedOfDevice(TOKEN), now) })).body.session).toBeTruthy()
  // a code is good once
  expect((await step('sign-in', { ...me, code: codeAt(seedOfDevice(TOKEN), now) })).status).toBe(401)
  const { body } = await step('sign-in', me)
  const touched = await getAssertion(key, body.options as PublicKeyCredentialRequestOptionsJSON, origin) // safe: as above
  key = touched.key
  const signedIn = await step('sign-in', { ...me, assertion: touched.response })
  expect(signedIn.body.session).toBeTruthy()
  session = signedIn.body.session
  const [login] = await events('ConsoleLogin')
  expect(login.additionalEventData.MFAUsed).toBe('Yes')
  expect((await events('CheckMfa')).map(({ additionalEventData: { MfaType } }) => MfaType)).toEqual(
    expect.arrayContaining(['U2F MFA', 'Hardware MFA']),
  )
})

test('a device is taken away again; a password is changed by the rules', async () => {
  expect((await step('deactivate', { serial: TOKEN })).status).toBe(200)
  expect((await step('devices', {})).body.devices).toHaveLength(2)
  expect((await step('change-password', { old: 'wrong', new: 'Xq7!rkT2#mmp' })).status).toBe(403)
  expect((await step('change-password', { old: ROOT_PASSWORD, new: 'short' })).status).toBe(400)
  expect((await step('change-password', { old: ROOT_PASSWORD, new: 'Xq7!rkT2#mmp' })).status).toBe(200)
  expect((await events('PasswordUpdated'))[0]).toMatchObject({ eventSource: 'signin.amazonaws.com' })
})

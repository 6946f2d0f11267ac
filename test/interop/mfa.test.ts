import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { codeAt } from '../practice/in-test.ts'
import { aws, python } from './programs.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice?.close())

const ARN = 'arn:aws:iam::111122223333:'

describe('boto3', () => {
  const shape = z.object({
    done: z.record(z.string(), z.unknown()),
    errors: z.record(z.string(), z.tuple([z.string(), z.number(), z.string()]).nullable()),
  })
  let found: z.infer<typeof shape>
  beforeAll(async () => {
    const { accessKeyId, secretAccessKey } = practice.principals.admin
    const args = [practice.endpoint, practice.region, accessKeyId, secretAccessKey]
    found = shape.parse(JSON.parse(await python('mfa_boto3.py', args)))
  })

  test('makes, enables with true codes, resynchronises, lists, opens a session, deactivates and deletes', () => {
    expect(found.done).toEqual({
      made: [`${ARN}mfa/boto3`, 64, 'PNG'],
      enabled: true,
      'assigned to': [`${ARN}user/made-by-mfa-boto3`],
      resynchronised: true,
      session: `${ARN}user/made-by-mfa-boto3`,
      deactivated: [],
      pages: 8,
    })
  })

  test("gets AWS's own errors", () => {
    const wrong = ['InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.']
    const denied = (why: string) => ['AccessDenied', 403, `MultiFactorAuthentication failed${why}`]
    const unknown = ['NoSuchEntity', 404, 'MFA Device invalid for user.']
    expect(found.errors).toEqual({
      'a name that is taken': ['EntityAlreadyExists', 409, 'MFA device already exists.'],
      'the same code twice': wrong,
      'in the wrong order': wrong,
      'not one after the other': wrong,
      'a device that is not there': ['NoSuchEntity', 404, expect.stringContaining("doesn't exist")],
      'a user that is not there': ['NoSuchEntity', 404, 'The user with name nobody cannot be found.'],
      'the root user': ['ValidationError', 400, expect.stringContaining('userName is invalid')],
      'resync of what is not enabled': unknown,
      'enabled twice': ['EntityAlreadyExists', 409, 'MFA Device for user made-by-mfa-boto3 already exists.'],
      'deleted while it is assigned': ['DeleteConflict', 409, 'MFA VirtualDevice in use. Must deactivate first.'],
      'the pair that enabled it': wrong,
      'a wrong code': denied(' with invalid MFA one time pass code.'),
      'a code without a device': denied(', must provide both MFA serial number and one time pass code.'),
      'a code twice': denied(' with invalid MFA one time pass code.'),
      'deactivated twice': unknown,
      'deleted twice': ['NoSuchEntity', 404, expect.stringContaining("doesn't exist")],
      'a ninth device': ['LimitExceeded', 409, 'Cannot exceed quota for MFADevicesPerUser: 8'],
    })
  })
})

describe('the AWS CLI', () => {
  const user = '--user-name=ci-deploy'
  const serial = `--serial-number=${ARN}mfa/cli`
  const cli = (...args: readonly string[]) => aws(practice, 'admin', ['iam', ...args])
  const said = (...args: readonly string[]) => cli(...args).catch((error: unknown) => String(error))
  const devices = z.object({ MFADevices: z.array(z.object({ SerialNumber: z.string() })) })

  test('makes, enables with true codes, resynchronises, lists, deactivates and deletes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarc-interop-'))
    const file = join(folder, 'seed')
    await cli(
      'create-virtual-mfa-device',
      '--virtual-mfa-device-name=cli',
      `--outfile=${file}`,
      '--bootstrap-method=Base32StringSeed',
    )
    const seed = readFileSync(file, 'utf8')
    rmSync(folder, { recursive: true })
    const codes = (first: number, second: number): string[] => [
      `--authentication-code1=${codeAt(seed, Date.now(), first)}`,
      `--authentication-code2=${codeAt(seed, Date.now(), second)}`,
    ]
    expect(await said('enable-mfa-device', user, serial, ...codes(0, 0))).toContain('(InvalidAuthenticationCode)')
    await cli('enable-mfa-device', user, serial, ...codes(-2, -1))
    expect(devices.parse(await cli('list-mfa-devices', user)).MFADevices).toMatchObject([
      { SerialNumber: `${ARN}mfa/cli` },
    ])
    expect(await said('delete-virtual-mfa-device', serial)).toContain('(DeleteConflict)')
    await cli('resync-mfa-device', user, serial, ...codes(30, 31))
    expect(await said('resync-mfa-device', user, serial, ...codes(30, 31))).toContain('(InvalidAuthenticationCode)')
    await cli('deactivate-mfa-device', user, serial)
    await cli('delete-virtual-mfa-device', serial)
    expect(await said('deactivate-mfa-device', user, serial)).toContain('(NoSuchEntity)')
    expect(devices.parse(await cli('list-mfa-devices', user)).MFADevices).toEqual([])
  })
})

import type { IAM } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import type { MfaAccount } from './account.ts'
import { targetOf } from './disable.ts'

test('of several devices of the root user, those of which AWS shows no serial have a name too', async () => {
  const rootArn = 'arn:aws:iam::111122223333:root'
  const serial = 'arn:aws:iam::111122223333:mfa/root'
  const iam = {
    getAccountSummary: async () => ({ SummaryMap: { MFADevicesInUse: 2, AccountMFAEnabled: 1 } }),
    listVirtualMFADevices: async () => ({ VirtualMFADevices: [{ SerialNumber: serial, User: { Arn: rootArn } }] }),
    listUsers: async () => ({ Users: [] }),
  }
  // safe: these are the calls that are made, and all that is looked at of an account
  const account = { iam: iam as unknown as IAM, rootArn, callerIsRoot: false, partition: 'aws' } as MfaAccount
  await expect(targetOf(account, { is: 'root' }, undefined)).rejects.toMatchObject({
    code: 'MFA_WHICH_DEVICE',
    hint: `Say which with --serial: ${serial}, not-virtual-1 (not-virtual-1: a hardware token or a security key, whose serial AWS shows to the root user alone)`,
  })
  expect(await targetOf(account, { is: 'root' }, 'not-virtual-1')).toMatchObject({ serial: undefined, count: 2 })
})

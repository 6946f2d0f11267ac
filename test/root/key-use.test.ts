import { IAM } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { tellNext } from '../../src/root/next-steps.ts'
import { clientFor } from '../practice/in-test.ts'
import { auditBy, type Keys, measureOf } from './in-test.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPracticeAccount()
})
afterEach(() => practice.close())

const as = (keys: Keys): IAM => new IAM({ ...clientFor(practice, 'root'), credentials: { ...keys } })
const limited = async (days = 7) => measureOf(await auditBy(practice, 'auditor', { days }), 'limited-use')

describe('the use of a root access key', () => {
  test('of today makes limited use unmet, though it only read', async () => {
    expect((await limited()).evidence.lastKeyUseDays).toBeGreaterThan(390)
    const root = as(practice.principals.root)
    await root.listUsers({})
    await root.listRoles({})
    const { state, reason, evidence } = await limited()
    expect(state).toBe('unmet')
    expect(reason).toContain('An access key of the root user was used today.')
    expect(evidence).toMatchObject({ lastKeyUseDays: 0 })
    expect(Date.parse(evidence.lastKeyUseAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  test('is seen in the event history where no list of keys tells it any more: another key deleted this one', async () => {
    const root = as(practice.principals.root)
    await root.listUsers({})
    const { AccessKeyMetadata = [] } = await root.listAccessKeys({})
    const other = AccessKeyMetadata.find(({ AccessKeyId }) => AccessKeyId !== practice.principals.root.accessKeyId)
    await root.deleteAccessKey({ AccessKeyId: other?.AccessKeyId })
    const { AccessKey } = await root.createAccessKey({})
    const fresh = as({ accessKeyId: `${AccessKey?.AccessKeyId}`, secretAccessKey: `${AccessKey?.SecretAccessKey}` })
    await fresh.deleteAccessKey({ AccessKeyId: practice.principals.root.accessKeyId })
    await fresh.deleteAccessKey({ AccessKeyId: AccessKey?.AccessKeyId })
    const audit = await auditBy(practice, 'auditor', { days: 7 })
    expect(measureOf(audit, 'no-access-keys').state).toBe('met')
    expect(measureOf(audit, 'limited-use')).toMatchObject({
      state: 'unmet',
      reason: expect.stringContaining('An access key of the root user was used today.'),
    })
  })

  test('that removes the key itself does not count, and is said', async () => {
    const root = as(practice.principals.root)
    const own = practice.principals.root.accessKeyId
    const { AccessKeyMetadata = [] } = await root.listAccessKeys({})
    for (const { AccessKeyId } of [...AccessKeyMetadata].reverse())
      if (AccessKeyId !== own) await root.deleteAccessKey({ AccessKeyId })
    await root.deleteAccessKey({ AccessKeyId: own })
    const { state, reason, evidence } = await limited(5)
    expect(reason).not.toContain('was used today')
    expect(evidence).toMatchObject({ lastKeyUseDays: 0 })
    expect({ state, reason }).toEqual({
      state: 'met',
      reason: expect.stringContaining('was used to deactivate or delete itself, which does not count'),
    })
  })

  test('that deactivates it does not count either, whatever AWS says of its last use', async () => {
    const root = as(practice.principals.root)
    await root.updateAccessKey({ AccessKeyId: practice.principals.root.accessKeyId, Status: 'Inactive' })
    const { evidence, reason } = await limited(5)
    expect(evidence.lastKeyUseDays).toBe(0)
    expect(reason).not.toContain('was used today')
  })

  test('for the audit itself is one, and the audit says so', async () => {
    const { state, reason, next } = measureOf(await auditBy(practice, 'root', { days: 7 }), 'limited-use')
    expect(state).toBe('unmet')
    expect(reason).toContain('An access key of the root user signs this very audit')
    expect(next[0] && tellNext(next[0])).toContain('Ask by a role')
    // and the report that it requests is not an action of the root user
    expect(reason).not.toContain('GenerateCredentialReport')
    expect((await limited()).reason).not.toContain('GenerateCredentialReport')
  })
})

describe('the practice account keeps the last use of a key', () => {
  test('the root user\u2019s and a user\u2019s, refused calls too, in the API and in the report', async () => {
    const admin = new IAM(clientFor(practice, 'admin'))
    const UserName = 'somebody'
    await admin.createUser({ UserName })
    const { AccessKey } = await admin.createAccessKey({ UserName })
    const AccessKeyId = `${AccessKey?.AccessKeyId}`
    expect((await admin.getAccessKeyLastUsed({ AccessKeyId })).AccessKeyLastUsed).toMatchObject({ ServiceName: 'N/A' })
    const theirs = as({ accessKeyId: AccessKeyId, secretAccessKey: `${AccessKey?.SecretAccessKey}` })
    await expect(theirs.listUsers({})).rejects.toThrow(/not authorized/)
    const { AccessKeyLastUsed: used } = await admin.getAccessKeyLastUsed({ AccessKeyId })
    expect(used).toMatchObject({ Region: 'us-east-1', ServiceName: 'iam' })
    expect(used?.LastUsedDate?.getTime()).toBeGreaterThan(Date.now() - 60_000)

    await as(practice.principals.root).listUsers({})
    await admin.generateCredentialReport({})
    const report = new TextDecoder().decode((await admin.getCredentialReport({})).Content)
    const [heads = '', ...rows] = report.split('\n')
    const column = heads.split(',').indexOf('access_key_1_last_used_date')
    const today = new Date().toISOString().slice(0, 10)
    for (const user of ['<root_account>', UserName])
      expect(rows.find((row) => row.startsWith(`${user},`))?.split(',')[column]).toContain(today)
  })
})

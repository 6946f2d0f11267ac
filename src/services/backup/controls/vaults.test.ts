import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as v from './vaults.ts'

const US = '111122223333'
const policy = (...Statement: object[]) => ({
  AccessPolicy: JSON.stringify({ Version: '2012-10-17', Statement }),
})

examples(v.vaultsAreLocked, { met: [{ state: { Locked: true } }], unmet: [{ state: { Locked: false } }] })

const byHand = [
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  'backup:PutBackupVaultAccessPolicy',
]
const deny = (more: object = {}) => ({ Effect: 'Deny', Principal: '*', Action: byHand, Resource: '*', ...more })
examples(v.vaultsDenyDeletionByHand, {
  met: [
    policy(deny()),
    policy(deny({ Principal: { AWS: '*' }, Action: 'backup:*' })),
    policy(...byHand.map((Action) => deny({ Action }))),
  ],
  unmet: [
    { AccessPolicy: null },
    policy(deny({ Action: byHand.slice(1) })),
    policy(deny({ Effect: 'Allow' })),
    policy(deny({ Principal: { AWS: `arn:aws:iam::${US}:role/ops` } })),
    policy(deny({ Resource: 'arn:aws:backup:*:*:recovery-point:a' })),
    policy(deny({ Condition: { StringNotEquals: { 'aws:userId': 'AROA:*' } } })),
    policy({ Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${US}:role/ops` }, Action: byHand, Resource: '*' }),
    policy({ Effect: 'Deny', Principal: '*', NotAction: byHand, Resource: '*' }),
  ],
  unknown: [{ AccessPolicy: '{' }],
})

const copy = (Principal: unknown, more: object = {}) =>
  policy({ Effect: 'Allow', Principal, Action: 'backup:CopyIntoBackupVault', Resource: '*', ...more })
const ours = { AWS: `arn:aws:iam::${US}:root` }
const theirs = { AWS: 'arn:aws:iam::444455556666:root' }
const organization = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } }
examples(v.vaultsAreNotPublic, {
  met: [{ AccessPolicy: null }, copy(ours), copy(theirs), copy('*', organization), policy(deny())],
  unmet: [copy('*'), copy({ AWS: '*' })],
  unknown: [{ AccessPolicy: '{' }],
})
examples(v.vaultsAreNotShared, {
  met: [{ AccessPolicy: null }, copy(ours), policy(deny())],
  unmet: [copy(theirs), copy('*'), copy('*', organization)],
  unknown: [{ AccessPolicy: '{' }],
})

const key = (account: string) => `arn:aws:kms:eu-central-1:${account}:key/a`
const noKeys = missing('kms:ListKeys')
examples(v.vaultsHaveYourKey, {
  met: [
    { EncryptionKeyArn: key(US), near: { keys: [{ Arn: key(US) }] } },
    { EncryptionKeyArn: key('444455556666'), near: { keys: [] } },
    { EncryptionKeyArn: key('444455556666'), near: { keys: [noKeys] } },
    { EncryptionKeyArn: key(US), near: { keys: [{ Arn: key(US) }, noKeys] } },
  ],
  unmet: [
    { EncryptionKeyArn: key(US), near: { keys: [] } },
    { EncryptionKeyArn: null, near: { keys: [{ Arn: key(US) }] } },
  ],
  unknown: [{ EncryptionKeyArn: key(US), near: { keys: [noKeys] } }],
})

const events = (...BackupVaultEvents: string[]) => ({
  Notifications: { SNSTopicArn: 'arn:aws:sns:eu-central-1:111122223333:alarms', BackupVaultEvents },
})
examples(v.vaultsTellOfJobs, {
  met: [events('BACKUP_JOB_COMPLETED', 'RESTORE_JOB_COMPLETED')],
  unmet: [{ Notifications: null }, events('BACKUP_JOB_STARTED'), events('BACKUP_JOB_FAILED')],
})

import { expect, test } from 'vitest'
import { examples } from '../../controls/examples.ts'
import { withoutSignIn } from './collect.ts'
import * as c from './controls.ts'

const bitbucket = (Location: string) => ({ Type: 'BITBUCKET', Location })
const clean = bitbucket('https://bitbucket.org/nordlicht/shop')
const signed = bitbucket('https://***@bitbucket.org/nordlicht/shop')
examples(c.repositoryUrlsHaveNoSignIn, {
  met: [
    { Source: clean, SecondarySources: [] },
    { Source: clean, SecondarySources: null },
    { Source: clean, SecondarySources: [bitbucket('https://bitbucket.org/nordlicht/a@b')] },
  ],
  unmet: [
    { Source: signed, SecondarySources: [] },
    { Source: clean, SecondarySources: [signed] },
    { Source: bitbucket('https://user:secret@bitbucket.org/nordlicht/shop'), SecondarySources: [signed] },
  ],
  unknown: [{ Source: { Type: 'BITBUCKET' }, SecondarySources: [] }],
  notApplicable: [
    { Source: { Type: 'GITHUB', Location: 'https://a:b@github.com/nordlicht/shop' }, SecondarySources: [] },
  ],
})

test.each([
  ['https://kim:secret@bitbucket.org/team/repo.git', 'https://***@bitbucket.org/team/repo.git'],
  ['https://x-token-auth:secret@host.example/a@b', 'https://***@host.example/a@b'],
  ['https://secret@word@bitbucket.org/team', 'https://***@bitbucket.org/team'],
  ['https://bitbucket.org/team/repo@2', 'https://bitbucket.org/team/repo@2'],
  ['https://bitbucket.org/team/repo?token=secret', 'https://bitbucket.org/team/repo'],
  ['nordlicht-bucket/source.zip', 'nordlicht-bucket/source.zip'],
])('%s is kept as %s', (url, kept) => {
  expect(withoutSignIn(url)).toBe(kept)
})

const variable = (Name: string, Type = 'PLAINTEXT') => ({ Name, Type })
examples(c.variablesHaveNoKeys, {
  met: [
    { state: { Variables: [] } },
    { state: { Variables: [variable('STAGE'), variable('AWS_SECRET_ACCESS_KEY', 'SECRETS_MANAGER')] } },
  ],
  unmet: [
    { state: { Variables: [variable('AWS_ACCESS_KEY_ID')] } },
    { state: { Variables: [variable('AWS_ACCESS_KEY_ID', 'PARAMETER_STORE'), variable('AWS_SECRET_ACCESS_KEY')] } },
  ],
})

const S3Logs = (EncryptionDisabled: boolean) => ({ Status: 'ENABLED', EncryptionDisabled })
const off = { Status: 'DISABLED' }
examples(c.logsInS3AreEncrypted, {
  met: [{ LogsConfig: { S3Logs: S3Logs(false) } }],
  unmet: [{ LogsConfig: { S3Logs: S3Logs(true) } }],
  notApplicable: [{ LogsConfig: { S3Logs: off } }, { LogsConfig: null }],
})
examples(c.buildsAreLogged, {
  met: [
    { LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' }, S3Logs: off } },
    { LogsConfig: { CloudWatchLogs: off, S3Logs: S3Logs(false) } },
    { LogsConfig: null },
  ],
  unmet: [{ LogsConfig: { CloudWatchLogs: off, S3Logs: off } }, { LogsConfig: { CloudWatchLogs: off } }],
  unknown: [{ LogsConfig: { S3Logs: off } }],
})

const toS3 = (S3Destination: object) => ({ ExportConfig: { ExportConfigType: 'S3', S3Destination } })
examples(c.exportedReportsAreEncrypted, {
  met: [toS3({ Bucket: 'b', EncryptionDisabled: false })],
  unmet: [toS3({ Bucket: 'b', EncryptionDisabled: true })],
  unknown: [toS3({ Bucket: 'b' })],
  notApplicable: [{ ExportConfig: { ExportConfigType: 'NO_EXPORT' } }],
})

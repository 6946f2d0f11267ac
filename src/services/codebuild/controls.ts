import { type Answer, isOff, unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { listed } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html'
const project = 'AWS::CodeBuild::Project'

interface Source {
  readonly Type?: string | undefined
  readonly Location?: string | undefined
}

const isBitbucket = ({ Type }: Source): boolean => Type === 'BITBUCKET'
/** Text before an `@` in the host is a credential: a user name, with or without a password, or a token. */
const SIGNS_IN = /^[^/]*:\/\/[^/?#]*@/
const signsIn = ({ Location }: Source): boolean => SIGNS_IN.test(Location ?? '')

const sources = (primary: Source | null, secondary: readonly Source[] | null): readonly Source[] => [
  ...(primary ? [primary] : []),
  ...(secondary ?? []),
]

export const repositoryUrlsHaveNoSignIn = control({
  id: 'CodeBuild.1',
  compared: '2026-11-30',
  configRule: 'codebuild-project-source-repo-url-check',
  on: project,
  responsibility: 'secrets-in-code',
  severity: 'critical',
  title: 'CodeBuild projects should have no credentials in the URL of a Bitbucket source (Location)',
  finding: ({ Source, SecondarySources }) => {
    const count = sources(Source, SecondarySources).filter(isBitbucket).filter(signsIn).length
    return count === 1
      ? 'The URL of a Bitbucket source contains sign-in credentials'
      : `The URLs of ${count} Bitbucket sources contain sign-in credentials`
  },
  reads: ['Source', 'SecondarySources'],
  applies: ({ Source, SecondarySources }) => sources(Source, SecondarySources).some(isBitbucket),
  // any sign-in credentials count (config/latest/developerguide/codebuild-project-source-repo-url-check.html)
  holds: ({ Source, SecondarySources }) => {
    const found = sources(Source, SecondarySources).filter(isBitbucket)
    if (found.some(signsIn)) return false
    return found.every(({ Location }) => typeof Location === 'string') || unknown('the location of a Bitbucket source')
  },
  fix: 'Revoke the credentials at Bitbucket, connect CodeBuild to it (OAuth or a connection), and set a URL without them (UpdateProject).',
  source: `${docs}#codebuild-1`,
})

const KEYS: readonly string[] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']

/** The names of access keys among the plain-text variables. */
const plainKeys = (variables: readonly { readonly Name: string; readonly Type: string }[] | null): readonly string[] =>
  (variables ?? []).filter(({ Name, Type }) => KEYS.includes(Name) && Type === 'PLAINTEXT').map(({ Name }) => Name)

export const variablesHaveNoKeys = control({
  id: 'CodeBuild.2',
  compared: '2026-11-30',
  configRule: 'codebuild-project-envvar-awscred-check',
  on: project,
  responsibility: 'secrets-in-code',
  severity: 'critical',
  title: 'CodeBuild projects should have no access key in plain-text environment variables',
  finding: (_, { state }) => `Environment variables in plain text: ${listed(plainKeys(state.Variables))}`,
  reads: ['state.Variables'],
  holds: (_, { state }) => plainKeys(state.Variables).length === 0,
  fix: 'Deactivate the access key, remove the variables (UpdateProject), and give the service role of the project the permissions.',
  source: `${docs}#codebuild-2`,
})

export const logsInS3AreEncrypted = control({
  id: 'CodeBuild.3',
  compared: '2026-11-30',
  configRule: 'codebuild-project-s3-logs-encrypted',
  on: project,
  responsibility: 'encrypt-at-rest',
  severity: 'low',
  title: 'CodeBuild projects should encrypt their logs in S3 (S3Logs.EncryptionDisabled)',
  finding: 'LogsConfig.S3Logs.EncryptionDisabled is true',
  reads: ['LogsConfig'],
  applies: ({ LogsConfig }) => LogsConfig?.S3Logs?.Status === 'ENABLED',
  // false by default (codebuild/latest/APIReference/API_S3LogsConfig.html)
  holds: ({ LogsConfig }) => LogsConfig?.S3Logs?.EncryptionDisabled !== true,
  fix: 'Set LogsConfig.S3Logs.EncryptionDisabled to false (UpdateProject).',
  source: `${docs}#codebuild-3`,
})

export const buildsAreLogged = control({
  id: 'CodeBuild.4',
  compared: '2026-11-30',
  leftOpen:
    'A project with S3 logs disabled and no setting for CloudWatch Logs, which are then on, is unknown: it has a log option by the page, and by its Config rule all that are present are disabled.',
  configRule: 'codebuild-project-logging-enabled',
  on: project,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'CodeBuild projects should send build logs to CloudWatch Logs or S3 (LogsConfig)',
  finding: 'LogsConfig has CloudWatchLogs and S3Logs DISABLED',
  reads: ['LogsConfig'],
  holds: ({ LogsConfig }) => {
    const [logs, bucket] = [LogsConfig?.CloudWatchLogs?.Status, LogsConfig?.S3Logs?.Status]
    if (logs === 'ENABLED' || bucket === 'ENABLED') return true
    if (logs) return false
    // CloudWatch Logs are on where nothing is set (codebuild/latest/APIReference/API_LogsConfig.html)
    return !bucket || unknown('whether CloudWatch Logs count, which are on by default')
  },
  fix: 'Set LogsConfig.CloudWatchLogs.Status to ENABLED, and let the service role write to the log group (UpdateProject).',
  source: `${docs}#codebuild-4`,
})

export const exportedReportsAreEncrypted = control({
  id: 'CodeBuild.7',
  compared: '2026-11-30',
  configRule: 'codebuild-report-group-encrypted-at-rest',
  on: 'AWS::CodeBuild::ReportGroup',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'CodeBuild report groups should encrypt the results that they export to S3',
  finding: 'ExportConfig.S3Destination.EncryptionDisabled is true: raw results are exported unencrypted',
  reads: ['ExportConfig'],
  applies: ({ ExportConfig }) => ExportConfig?.ExportConfigType === 'S3',
  holds: ({ ExportConfig }): Answer => {
    const off = ExportConfig?.S3Destination?.EncryptionDisabled
    return isOff(off, 'ExportConfig.S3Destination.EncryptionDisabled')
  },
  fix: 'Set ExportConfig.S3Destination.EncryptionDisabled to false (UpdateReportGroup).',
  source: `${docs}#codebuild-7`,
})

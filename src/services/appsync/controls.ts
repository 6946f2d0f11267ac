import { unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'
import { listed, settingIs } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html'
const on = 'AWS::AppSync::GraphQLApi'
const levels = ['ERROR', 'ALL', 'INFO', 'DEBUG'] as const

export const apisLogFields = control({
  id: 'AppSync.2',
  compared: '2026-11-30',
  parameters: { fieldLoggingLevel: { value: null, among: levels } },
  configRule: 'appsync-logging-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'AppSync GraphQL APIs should log the resolution of fields (FieldLogLevel)',
  finding: ({ LogConfig }, { parameters: { fieldLoggingLevel: wanted } }) =>
    `${settingIs('LogConfig.FieldLogLevel', LogConfig?.FieldLogLevel)}${wanted === null ? '' : ` (wanted: ${wanted})`}`,
  reads: ['LogConfig'],
  holds: ({ LogConfig }, { parameters: { fieldLoggingLevel: wanted } }) => {
    const level = LogConfig === null ? 'NONE' : LogConfig.FieldLogLevel
    if (level === 'NONE') return false
    if (!levels.some((one) => one === level)) return unknown('LogConfig.FieldLogLevel')
    // AWS's page fails NONE; INFO and DEBUG were added after its sentence about ERROR and ALL
    return wanted === null || level === wanted
  },
  fix: 'Set LogConfig.FieldLogLevel to ERROR or more with a role that may write logs (UpdateGraphqlApi); keep ExcludeVerboseContent true where requests hold secrets.',
  remedy: () => ({
    console: [
      'AWS AppSync > APIs, open the API > Settings > Logging > Edit',
      'Enable logs; Field resolver log level: Error; choose or create the role; Save',
    ],
    cli: updatedByCloudControl(on, 'API_ARN', {
      '/LogConfig': { CloudWatchLogsRoleArn: 'ROLE_ARN', FieldLogLevel: 'ERROR', ExcludeVerboseContent: true },
    }),
    cloudformation: template({
      Api: existing(on, {
        LogConfig: { CloudWatchLogsRoleArn: 'ROLE_ARN', FieldLogLevel: 'ERROR', ExcludeVerboseContent: true },
      }),
    }),
    terraform: `resource "aws_appsync_graphql_api" "this" {
  # the rest as it is
  name                = "API"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "ROLE_ARN"
    field_log_level          = "ERROR"
    exclude_verbose_content  = true
  }
}`,
  }),
  source: `${docs}#appsync-2`,
})

const without = (allowed: readonly string[], types: readonly (string | null | undefined)[]): readonly string[] =>
  types.map((type) => type ?? 'an unknown kind').filter((type) => !allowed.includes(type))

export const apisTakeNoKeys = control({
  id: 'AppSync.5',
  compared: '2026-11-30',
  parameters: {
    AllowedAuthorizationTypes: { value: ['AWS_LAMBDA', 'AWS_IAM', 'OPENID_CONNECT', 'AMAZON_COGNITO_USER_POOLS'] },
  },
  configRule: 'appsync-authorization-check',
  on,
  responsibility: 'workload-identity',
  severity: 'high',
  title: 'AppSync GraphQL APIs should not accept API keys (AuthenticationType)',
  finding: ({ AuthenticationType, AdditionalAuthenticationProviders: more }, { parameters }) => {
    const own = without(parameters.AllowedAuthorizationTypes, [AuthenticationType])
    if (own.length > 0) return settingIs('AuthenticationType', AuthenticationType)
    const types = (more ?? []).map(({ AuthenticationType: type }) => type)
    return `AdditionalAuthenticationProviders has ${listed(without(parameters.AllowedAuthorizationTypes, types))}`
  },
  reads: ['AdditionalAuthenticationProviders', 'AuthenticationType'],
  holds: ({ AuthenticationType, AdditionalAuthenticationProviders: more }, { parameters }) => {
    const types = [AuthenticationType, ...(more ?? []).map(({ AuthenticationType: type }) => type)]
    return without(parameters.AllowedAuthorizationTypes, types).length === 0
  },
  fix: 'Set AuthenticationType to AWS_IAM or another kind than API_KEY, move the clients to it, and remove API_KEY from AdditionalAuthenticationProviders (UpdateGraphqlApi).',
  remedy: () => ({
    console: [
      'AWS AppSync > APIs, open the API > Settings > Primary authorization mode > Edit',
      'Choose AWS Identity and Access Management, a Cognito user pool, OpenID Connect or Lambda; Save',
      'Additional authorization modes: delete API key, once the clients use the other mode',
    ],
    cli: updatedByCloudControl(on, 'API_ARN', {
      '/AuthenticationType': 'AWS_IAM',
      '/AdditionalAuthenticationProviders': [],
    }),
    cloudformation: template({
      Api: existing(
        on,
        { AuthenticationType: 'AWS_IAM' },
        'clients with an API key lose their access; keep other additional providers',
        { without: ['AdditionalAuthenticationProviders'] },
      ),
    }),
    terraform: `resource "aws_appsync_graphql_api" "this" {
  # the rest as it is, without additional_authentication_provider of type API_KEY
  name                = "API"
  authentication_type = "AWS_IAM"
}`,
  }),
  source: `${docs}#appsync-5`,
})

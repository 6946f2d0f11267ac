import { examples } from '../../controls/examples.ts'
import { apisLogFields, apisTakeNoKeys } from './controls.ts'

const log = (FieldLogLevel: string) => ({
  LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::1:role/a', FieldLogLevel },
})
const debug = { parameters: { fieldLoggingLevel: 'DEBUG' } }
examples(apisLogFields, {
  met: [log('ERROR'), log('ALL'), log('INFO'), { ...log('DEBUG'), ...debug }],
  unmet: [{ LogConfig: null }, log('NONE'), { ...log('ERROR'), ...debug }],
  unknown: [log('ANOTHER'), { LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::1:role/a' } }],
})

const alone = (AuthenticationType: string) => ({ AuthenticationType, AdditionalAuthenticationProviders: null })
examples(apisTakeNoKeys, {
  met: [
    alone('AWS_IAM'),
    alone('AMAZON_COGNITO_USER_POOLS'),
    { AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'OPENID_CONNECT' }] },
  ],
  unmet: [
    alone('API_KEY'),
    { AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] },
  ],
})

/** The first words of read actions. All other actions of handlers change something, pass a role, or open a session. */
const READS = /^(Admin(Get|List)|BatchGet|Describe|GatewayGet|Get|List|Search|View)/i

/** Actions, by name, that read the customers' data, or return a secret or a way to one. */
const DATA = new Set(
  [
    // the id of a key is the key (appsync/latest/devguide/security-authz.html)
    'appsync:ListApiKeys',
    'billing:GetBillingViewData',
    'cassandra:Select',
    'cassandra:SelectMultiRegionResource',
    'cloudwatch:GetMetricData',
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'ecr:BatchGetImage',
    'ecr:GetAuthorizationToken',
    'ecr:GetDownloadUrlForLayer',
    // with the password of the database (glue/latest/webapi/API_GetConnection.html)
    'glue:GetConnection',
    'glue:GetConnections',
    'ivs:GetStreamKey',
    'kinesis:GetRecords',
    'kms:GetParametersForImport',
    'lakeformation:GetDataAccess',
    'logs:GetLogEvents',
    'route53globalresolver:GetAccessToken',
    's3:GetObject',
    's3:GetObjectVersion',
    'secretsmanager:BatchGetSecretValue',
    'secretsmanager:GetSecretValue',
    'ssm:GetParameter',
    'ssm:GetParameterHistory',
    'ssm:GetParameters',
    'ssm:GetParametersByPath',
    'sts:GetWebIdentityToken',
    'translate:GetParallelData',
    'wisdom:GetContent',
  ].map((action) => action.toLowerCase()),
)

/** Whether a handler's action only reads configuration. IAM ignores the case of action names. */
export const isRead = (action: string): boolean => {
  const [service, operation = '', ...more] = action.split(':')
  const isNamed = /^[a-z0-9-]+$/i.test(service ?? '') && /^\w+$/.test(operation) && more.length === 0
  return isNamed && READS.test(operation) && !DATA.has(action.toLowerCase())
}

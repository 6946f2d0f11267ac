/** How the actions begin that read: of the handlers' actions all others change something, pass a role, or take a session. */
const READS = /^(Admin(Get|List)|BatchGet|Describe|GatewayGet|Get|List|Search|View)/i

/** By name the actions that read what customers keep, or that answer with a secret or a way to one. */
const DATA = new Set(
  [
    'billing:GetBillingViewData',
    'cassandra:Select',
    'cassandra:SelectMultiRegionResource',
    'cloudwatch:GetMetricData',
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'ecr:BatchGetImage',
    'ecr:GetAuthorizationToken',
    'ecr:GetDownloadUrlForLayer',
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

/** Whether an action of a handler reads a configuration and nothing else. IAM does not look at the case of its letters. */
export const isRead = (action: string): boolean => {
  const [service, operation = '', ...more] = action.split(':')
  const isNamed = /^[a-z0-9-]+$/i.test(service ?? '') && /^\w+$/.test(operation) && more.length === 0
  return isNamed && READS.test(operation) && !DATA.has(action.toLowerCase())
}

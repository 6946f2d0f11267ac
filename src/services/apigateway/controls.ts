import { unknown } from '../../controls/answer.ts'
import { control, each } from '../../controls/control.ts'
import { staysInside } from '../../controls/principals.ts'
import { listed } from '../../controls/wording.ts'
import { appliesTo, concerns } from '../../core/policy/actions.ts'
import { parsePolicy } from '../../core/policy/parse.ts'
import type { Statement } from '../../core/policy/policy.ts'
import { isPublicGrant, namesEveryPrincipal } from '../../core/policy/public.ts'
import { isFixed } from '../../core/policy/wildcard.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html'
const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const stage = 'AWS::ApiGateway::Stage'
const stage2 = 'AWS::ApiGatewayV2::Stage'

/** If the user chooses no level, either of the two passes. */
const loggingLevel = { value: null, among: ['ERROR', 'INFO'] } as const
const isLogging = (level: unknown, wanted: string | null): boolean =>
  wanted === null ? level === 'ERROR' || level === 'INFO' : level === wanted

interface MethodSetting {
  readonly ResourcePath?: string | undefined
  readonly HttpMethod?: string | undefined
  readonly LoggingLevel?: string | undefined
}
/** A method as a finding names it: its verb and path. */
const methodOf = ({ HttpMethod, ResourcePath }: MethodSetting): string => `${HttpMethod ?? '*'} ${ResourcePath ?? '/*'}`
const levelOf = (one: MethodSetting): string => `${methodOf(one)} is ${one.LoggingLevel ?? 'OFF'}`

export const stagesLogExecution = control({
  id: 'APIGateway.1',
  compared: '2026-11-30',
  parameters: { loggingLevel },
  configRule: 'api-gw-execution-logging-enabled',
  on: stage,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'REST API stages should log executions of all methods (`LoggingLevel` ERROR or INFO)',
  finding: ({ MethodSettings }, { parameters }) => {
    const off = (MethodSettings ?? []).filter(({ LoggingLevel }) => !isLogging(LoggingLevel, parameters.loggingLevel))
    return off.length === 0
      ? 'MethodSettings set no LoggingLevel for all methods (/*/*)'
      : `Execution logging: ${listed(off.map(levelOf))}`
  },
  reads: ['MethodSettings'],
  holds: ({ MethodSettings: settings }, { parameters }) =>
    settings?.some(({ ResourcePath, HttpMethod }) => ResourcePath === '/*' && HttpMethod === '*') &&
    settings.every(({ LoggingLevel }) => isLogging(LoggingLevel, parameters.loggingLevel)),
  fix: 'Set LoggingLevel of all methods to ERROR or INFO (UpdateStage, /*/*/logging/loglevel).',
  source: `${docs}#apigateway-1`,
})

interface RouteSetting {
  readonly LoggingLevel?: string | null
}
/**
 * The routes with their own settings. Safe: CloudFormation leaves their shape open, and the collector fills it in this
 * shape.
 */
const routesOf = (settings: unknown): readonly (readonly [route: string, setting: RouteSetting | null])[] =>
  Object.entries((settings ?? {}) as Readonly<Record<string, RouteSetting | null>>)

export const webSocketStagesLogExecution = control({
  id: 'APIGateway.1',
  compared: '2026-11-30',
  parameters: { loggingLevel },
  configRule: 'api-gw-execution-logging-enabled',
  on: stage2,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'WebSocket API stages should log executions of all routes (`LoggingLevel` ERROR or INFO)',
  finding: ({ DefaultRouteSettings, RouteSettings }, { parameters }) =>
    isLogging(DefaultRouteSettings?.LoggingLevel, parameters.loggingLevel)
      ? `Execution logging: ${listed(routesOf(RouteSettings).flatMap(([route, one]) => (one?.LoggingLevel ? `${route} is ${one.LoggingLevel}` : [])))}`
      : `LoggingLevel of DefaultRouteSettings is ${DefaultRouteSettings?.LoggingLevel ?? 'OFF'}`,
  reads: ['DefaultRouteSettings', 'RouteSettings', 'state.ProtocolType'],
  // HTTP APIs have only access logs (apigateway/latest/developerguide/http-api-logging.html)
  applies: (_, { state }) => state.ProtocolType === 'WEBSOCKET',
  holds: ({ DefaultRouteSettings, RouteSettings }, { parameters }) => {
    const wanted = parameters.loggingLevel
    const levels = routesOf(RouteSettings).flatMap(([, route]) => route?.LoggingLevel ?? [])
    return isLogging(DefaultRouteSettings?.LoggingLevel, wanted) && levels.every((level) => isLogging(level, wanted))
  },
  fix: 'Set LoggingLevel in DefaultRouteSettings of the stage to ERROR or INFO.',
  source: `${docs}#apigateway-1`,
})

/** Does an API have an integration that a client certificate is for? HTTP_PROXY is another type than HTTP. */
const hasHttp = (types: readonly string[] | null): boolean => types?.includes('HTTP') ?? false

export const stagesHaveClientCertificate = control({
  id: 'APIGateway.2',
  compared: '2026-12-01',
  leftOpen:
    'A stage without a certificate is unknown if its API has HTTP integrations and integrations of other types: the Config rule does not say which one counts.',
  configRule: 'api-gw-ssl-enabled',
  on: stage,
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'REST API stages should present a client certificate to their back end',
  finding: 'No ClientCertificateId is set',
  reads: ['ClientCertificateId', 'RestApiId'],
  near: {
    apis: each('AWS::ApiGateway::RestApi', {
      where: 'RestApiId',
      is: ({ RestApiId }) => (typeof RestApiId === 'string' ? RestApiId : null),
      reads: ['state.IntegrationTypes'],
    }),
  },
  // integrations of other types are not applicable (config/latest/developerguide/api-gw-ssl-enabled.html)
  applies: (_, { near }) => near.apis.some(({ state }) => hasHttp(state.IntegrationTypes)),
  holds: ({ ClientCertificateId }, { near }) => {
    if (ClientCertificateId) return true
    return near.apis.some(({ state }) => state.IntegrationTypes?.some((type) => type !== 'HTTP') ?? false)
      ? unknown('how AWS judges an API whose integrations are of several types')
      : false
  },
  fix: 'Generate a client certificate, set it as ClientCertificateId of the stage (UpdateStage), and configure the back end to require it.',
  source: `${docs}#apigateway-2`,
})

export const stagesAreTraced = control({
  id: 'APIGateway.3',
  compared: '2026-11-30',
  configRule: 'api-gw-xray-enabled',
  on: stage,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'REST API stages should have AWS X-Ray tracing enabled',
  finding: 'TracingEnabled is false',
  reads: ['TracingEnabled'],
  holds: ({ TracingEnabled }) => TracingEnabled,
  fix: 'Set tracingEnabled of the stage to true (UpdateStage).',
  source: `${docs}#apigateway-3`,
})

export const stagesHaveWebAcl = control({
  id: 'APIGateway.4',
  compared: '2026-11-30',
  configRule: 'api-gw-associated-with-waf',
  on: stage,
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'REST API stages should be associated with an AWS WAF web ACL',
  finding: 'No web ACL is associated with the stage',
  reads: ['state.WebAclArn'],
  holds: (_, { state }) => Boolean(state.WebAclArn),
  fix: 'Associate a regional web ACL of AWS WAF with the stage.',
  source: `${docs}#apigateway-4`,
})

export const cachesOfStagesAreEncrypted = control({
  id: 'APIGateway.5',
  compared: '2026-11-30',
  configRule: 'api-gw-cache-encrypted',
  on: stage,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'REST API stages should encrypt cached responses',
  finding: ({ MethodSettings }) => {
    const plain = (MethodSettings ?? []).filter((one) => one.CachingEnabled && !one.CacheDataEncrypted)
    return `CacheDataEncrypted is false for ${listed(plain.map(methodOf))}`
  },
  reads: ['MethodSettings'],
  applies: ({ MethodSettings }) => MethodSettings?.some(({ CachingEnabled }) => CachingEnabled) ?? false,
  holds: ({ MethodSettings }) =>
    MethodSettings?.every(({ CachingEnabled, CacheDataEncrypted }) => !CachingEnabled || CacheDataEncrypted),
  fix: 'Set caching/dataEncrypted to true for each cached method (UpdateStage).',
  source: `${docs}#apigateway-5`,
})

export const routesAskWhoCalls = control({
  id: 'APIGateway.8',
  compared: '2026-11-30',
  parameters: { authorizationType: { value: null, among: ['AWS_IAM', 'CUSTOM', 'JWT'] } },
  configRule: 'api-gwv2-authorization-type-configured',
  on: 'AWS::ApiGatewayV2::Route',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'API Gateway routes should specify an authorization type',
  finding: ({ AuthorizationType }) => `AuthorizationType is ${AuthorizationType ?? 'NONE'}`,
  reads: ['AuthorizationType'],
  holds: ({ AuthorizationType }, { parameters }) =>
    parameters.authorizationType === null
      ? (AuthorizationType ?? 'NONE') !== 'NONE'
      : AuthorizationType === parameters.authorizationType,
  // AWS fails the other routes of a WebSocket API too, which take no type (apigateway-websocket-api-lambda-auth.html)
  fix: 'Set AuthorizationType of the route to AWS_IAM, JWT or CUSTOM (UpdateRoute). Of a WebSocket API only $connect takes one: accept the other routes (`demarc accept --control APIGateway.8`).',
  source: `${docs}#apigateway-8`,
})

export const openRoutesAreIntended = control({
  id: 'Demarc.APIGateway.6',
  on: 'AWS::ApiGatewayV2::Route',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'Routes of HTTP APIs, and $connect of WebSocket APIs, should specify an authorization type',
  finding: ({ AuthorizationType, RouteKey }) =>
    `AuthorizationType of ${RouteKey ?? 'the route'} is ${AuthorizationType ?? 'NONE'}`,
  reads: ['AuthorizationType', 'RouteKey', 'state.ProtocolType'],
  // a WebSocket is authorized when it connects, and there alone (apigateway-websocket-api-lambda-auth.html)
  applies: ({ RouteKey }, { state }) => state.ProtocolType !== 'WEBSOCKET' || RouteKey === '$connect',
  holds: ({ AuthorizationType }) => (AuthorizationType ?? 'NONE') !== 'NONE',
  fix: 'Set AuthorizationType of the route to AWS_IAM, JWT or CUSTOM (UpdateRoute).',
  source: `${guide}/apigateway-websocket-api-lambda-auth.html`,
})

export const apiStagesLogAccess = control({
  id: 'APIGateway.9',
  compared: '2026-11-30',
  configRule: 'api-gwv2-access-logs-enabled',
  on: stage2,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'HTTP and WebSocket API stages should have access logging enabled',
  finding: 'AccessLogSettings has no DestinationArn',
  reads: ['AccessLogSettings'],
  holds: ({ AccessLogSettings }) => Boolean(AccessLogSettings?.DestinationArn),
  fix: 'Set AccessLogSettings of the stage: a log group and a format (UpdateStage).',
  source: `${docs}#apigateway-9`,
})

export const privateIntegrationsUseTls = control({
  id: 'APIGateway.10',
  compared: '2026-11-30',
  configRule: 'apigatewayv2-integration-private-https-enabled',
  on: 'AWS::ApiGatewayV2::Integration',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'API Gateway integrations through a VPC link should use HTTPS',
  finding: 'Private integration has no TlsConfig: traffic to it is not encrypted',
  reads: ['ConnectionType', 'TlsConfig', 'state.ProtocolType'],
  // only HTTP APIs have a TLS configuration (apigatewayv2/latest/api-reference/apis-apiid-integrations.html)
  applies: ({ ConnectionType }, { state }) => ConnectionType === 'VPC_LINK' && state.ProtocolType !== 'WEBSOCKET',
  holds: ({ TlsConfig }) => TlsConfig !== null,
  fix: 'Set TlsConfig of the integration, with the name in the certificate as ServerNameToVerify (UpdateIntegration).',
  source: `${docs}#apigateway-10`,
})

export const domainNamesUseRecommendedTls = control({
  id: 'APIGateway.11',
  compared: '2026-11-30',
  parameters: {
    allowedSecurityPolicies: {
      value: [
        'SecurityPolicy_TLS13_1_3_2025_09',
        'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
        'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        'SecurityPolicy_TLS13_2025_EDGE',
        'SecurityPolicy_TLS12_PFS_2025_EDGE',
      ],
    },
  },
  configRule: 'apigateway-domain-name-tls-check',
  on: 'AWS::ApiGateway::DomainName',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'API Gateway custom domain names should use a TLS security policy that AWS recommends',
  finding: ({ SecurityPolicy }) => `SecurityPolicy is ${SecurityPolicy ?? 'not set'}`,
  reads: ['SecurityPolicy'],
  // a domain name of an HTTP API can only have TLS_1_2, and so fails, as on AWS
  holds: ({ SecurityPolicy }, { parameters }) => parameters.allowedSecurityPolicies.includes(SecurityPolicy ?? ''),
  fix: 'Set securityPolicy of the domain name to a recommended one, such as SecurityPolicy_TLS13_1_3_2025_09 (UpdateDomainName).',
  source: `${docs}#apigateway-11`,
})

export const methodsAskWhoCalls = control({
  id: 'Demarc.APIGateway.1',
  on: 'AWS::ApiGateway::RestApi',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'REST API methods should require IAM authorization, an authorizer or an API key',
  finding: (_, { state }) => `No authorization for ${listed(state.OpenMethods ?? [])}`,
  reads: ['state.OpenMethods'],
  holds: (_, { state }) => (state.OpenMethods ?? []).length === 0,
  fix: 'Set authorizationType of each method (UpdateMethod) and deploy; or accept methods meant for anonymous access (`demarc accept`).',
  source: `${guide}/apigateway-control-access-to-api.html`,
})

export const domainNamesUseCurrentTls = control({
  id: 'Demarc.APIGateway.2',
  on: 'AWS::ApiGateway::DomainName',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'API Gateway custom domain names should require TLS 1.2 or later',
  finding: ({ SecurityPolicy }) => `SecurityPolicy is ${SecurityPolicy ?? 'not set'}`,
  reads: ['SecurityPolicy'],
  // TLS_1_0 is the only policy that allows versions below 1.2
  holds: ({ SecurityPolicy }) => SecurityPolicy !== null && SecurityPolicy !== 'TLS_1_0',
  fix: 'Set securityPolicy of the domain name to TLS_1_2 or a later policy (UpdateDomainName).',
  source: `${guide}/apigateway-custom-domain-tls-version.html`,
})

export const stagesLogAccess = control({
  id: 'Demarc.APIGateway.3',
  on: stage,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'REST API stages should have access logging enabled',
  finding: 'AccessLogSetting has no DestinationArn',
  reads: ['AccessLogSetting'],
  holds: ({ AccessLogSetting }) => Boolean(AccessLogSetting?.DestinationArn),
  fix: 'Set accessLogSettings of the stage: a log group or a Firehose stream, and a format (UpdateStage).',
  source: `${guide}/set-up-logging.html`,
})

/**
 * The condition keys for the network from which a private API is called
 * (apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html).
 */
const NETWORK_KEYS: ReadonlySet<string> = new Set(['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'])

/** Does a statement deny what another allows, except to callers from fixed VPCs, VPC endpoints or addresses? */
const deniesOtherNetworks = (statement: Statement, { resources }: Statement): boolean =>
  statement.effect === 'Deny' &&
  namesEveryPrincipal(statement) &&
  concerns(statement, 'execute-api:Invoke') &&
  resources?.not !== true &&
  (resources?.patterns ?? ['*']).every((one) => appliesTo(statement, one)) &&
  statement.conditions.length === 1 &&
  statement.conditions.every(
    ({ base, key, quantifier, values }) =>
      ['stringnotequals', 'stringnotlike', 'notipaddress'].includes(base) &&
      quantifier === undefined &&
      NETWORK_KEYS.has(key) &&
      values.every(isFixed),
  )

export const privateApisAreNotPublic = control({
  id: 'Demarc.APIGateway.4',
  on: 'AWS::ApiGateway::RestApi',
  responsibility: 'no-public-sharing',
  severity: 'medium',
  title: 'Private REST API resource policies should limit callers to named VPC endpoints, VPCs or accounts',
  finding: 'Resource policy allows execute-api:Invoke from VPC endpoints of any AWS account',
  reads: ['EndpointConfiguration', 'Policy'],
  // VPC endpoints of any account can reach a private API: only the policy limits them
  applies: ({ EndpointConfiguration: it }) => (it?.Types ?? []).includes('PRIVATE'),
  holds: ({ Policy }) => {
    // a private API without a policy accepts no calls
    if (Policy === null) return true
    const parsed = parsePolicy(Policy)
    if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
    const { statements } = parsed.policy
    return statements.filter(isPublicGrant).every((grant) => statements.some((one) => deniesOtherNetworks(one, grant)))
  },
  fix: 'Deny execute-api:Invoke where aws:SourceVpce is not one of your VPC endpoints (UpdateRestApi, policy), and deploy.',
  source: `${guide}/apigateway-private-api-create.html`,
})

export const apisServeOneAccount = control({
  id: 'Demarc.APIGateway.5',
  on: 'AWS::ApiGateway::RestApi',
  responsibility: 'cross-account-sharing',
  severity: 'medium',
  title: 'REST API resource policies should not allow other AWS accounts to call methods with IAM authorization',
  finding: 'Resource policy allows principals of other AWS accounts',
  reads: ['Policy', 'state.IamMethods'],
  // only signed calls have a principal; another account needs an explicit Allow in the policy
  // (apigateway-authorization-flow.html)
  applies: (_, { state }) => (state.IamMethods ?? []).length > 0,
  holds: ({ Policy }, { account }) => {
    if (Policy === null) return true
    const parsed = parsePolicy(Policy)
    if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
    const { statements } = parsed.policy
    const isOpened = statements
      .filter(isPublicGrant)
      .some((grant) => !statements.some((one) => deniesOtherNetworks(one, grant)))
    const named = statements.filter((one) => one.effect === 'Allow' && !namesEveryPrincipal(one))
    return isOpened ? false : staysInside(named, account)
  },
  fix: 'Name principals of this account in the resource policy, or limit it by aws:PrincipalAccount (UpdateRestApi, policy), and deploy; or accept the sharing (`demarc accept`).',
  source: `${guide}/apigateway-authorization-flow.html`,
})

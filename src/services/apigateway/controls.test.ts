import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import * as a from './controls.ts'

const every = (more: object) => ({ ResourcePath: '/*', HttpMethod: '*', ...more })
const orders = (more: object) => ({ ResourcePath: '/orders', HttpMethod: 'GET', ...more })
const settings = (...MethodSettings: object[]) => ({ MethodSettings })

examples(a.stagesLogExecution, {
  met: [
    settings(every({ LoggingLevel: 'ERROR' })),
    settings(every({ LoggingLevel: 'INFO' }), orders({ LoggingLevel: 'ERROR' })),
    { ...settings(every({ LoggingLevel: 'INFO' })), parameters: { loggingLevel: 'INFO' } },
  ],
  unmet: [
    settings(),
    { MethodSettings: null },
    settings(every({ LoggingLevel: 'OFF' })),
    settings(orders({ LoggingLevel: 'INFO' })),
    settings(every({ LoggingLevel: 'INFO' }), orders({ LoggingLevel: 'OFF' })),
    { ...settings(every({ LoggingLevel: 'ERROR' })), parameters: { loggingLevel: 'INFO' } },
  ],
})
const socket = { RouteSettings: {}, state: { ProtocolType: 'WEBSOCKET' } }
const logging = { DefaultRouteSettings: { LoggingLevel: 'INFO' } }
examples(a.webSocketStagesLogExecution, {
  met: [
    { ...socket, ...logging },
    { ...socket, ...logging, RouteSettings: { $connect: { LoggingLevel: 'ERROR' }, $default: {}, send: null } },
  ],
  unmet: [
    { ...socket, DefaultRouteSettings: { LoggingLevel: 'OFF' } },
    { ...socket, DefaultRouteSettings: null },
    { ...socket, ...logging, parameters: { loggingLevel: 'ERROR' } },
    { ...socket, ...logging, RouteSettings: { $connect: { LoggingLevel: 'OFF' } } },
  ],
  notApplicable: [{ ...socket, ...logging, state: { ProtocolType: 'HTTP' } }],
})
const before = (...IntegrationTypes: string[]) => ({
  near: { apis: [{ RestApiId: 'a1', state: { IntegrationTypes } }] },
})
const ofApi = { RestApiId: 'a1' }
const two = {
  near: {
    apis: [
      { RestApiId: 'a1', state: { IntegrationTypes: ['HTTP'] } },
      { RestApiId: 'a2', state: { IntegrationTypes: ['MOCK'] } },
    ],
  },
}
examples(a.stagesHaveClientCertificate, {
  single: ['apis'],
  met: [
    { ...ofApi, ClientCertificateId: 'abc123', ...before('HTTP') },
    { ...ofApi, ClientCertificateId: 'abc123', ...before('AWS_PROXY', 'HTTP') },
    { RestApiId: 'a1', ClientCertificateId: 'abc123', ...two },
  ],
  unmet: [
    { ...ofApi, ClientCertificateId: null, ...before('HTTP') },
    { ...ofApi, ClientCertificateId: '', ...before('HTTP') },
  ],
  unknown: [
    { ...ofApi, ClientCertificateId: null, ...before('HTTP', 'MOCK') },
    { ...ofApi, ClientCertificateId: null, near: { apis: [missing('apigateway:GET')] } },
  ],
  notApplicable: [
    { ...ofApi, ClientCertificateId: null, ...before('AWS_PROXY') },
    { ...ofApi, ClientCertificateId: null, ...before('HTTP_PROXY') },
    { ...ofApi, ClientCertificateId: 'abc123', ...before('MOCK') },
    { RestApiId: 'a2', ClientCertificateId: 'abc123', ...two },
    { ...ofApi, ClientCertificateId: null, ...before() },
  ],
})
examples(a.stagesAreTraced, { met: [{ TracingEnabled: true }], unmet: [{ TracingEnabled: false }] })
examples(a.stagesHaveWebAcl, {
  met: [{ state: { WebAclArn: 'arn:aws:wafv2:eu-central-1:1:regional/webacl/a/b' } }],
  unmet: [{ state: { WebAclArn: null } }],
})
examples(a.cachesOfStagesAreEncrypted, {
  met: [settings(every({ CachingEnabled: true, CacheDataEncrypted: true }), orders({ CachingEnabled: false }))],
  unmet: [
    settings(every({ CachingEnabled: true, CacheDataEncrypted: false })),
    settings(
      every({ CachingEnabled: true, CacheDataEncrypted: true }),
      orders({ CachingEnabled: true, CacheDataEncrypted: false }),
    ),
  ],
  notApplicable: [settings(), settings(every({ CachingEnabled: false, CacheDataEncrypted: false }))],
})
examples(a.routesAskWhoCalls, {
  met: [
    { AuthorizationType: 'JWT' },
    { AuthorizationType: 'CUSTOM' },
    { AuthorizationType: 'AWS_IAM' },
    { AuthorizationType: 'JWT', parameters: { authorizationType: 'JWT' } },
  ],
  // of any route, those of a WebSocket API that take no type among them
  unmet: [
    { AuthorizationType: 'NONE' },
    { AuthorizationType: null },
    { AuthorizationType: 'AWS_IAM', parameters: { authorizationType: 'JWT' } },
  ],
})
const http = { state: { ProtocolType: 'HTTP' } }
const web = { state: { ProtocolType: 'WEBSOCKET' } }
examples(a.openRoutesAreIntended, {
  met: [
    { ...http, RouteKey: 'GET /orders', AuthorizationType: 'JWT' },
    { ...web, RouteKey: '$connect', AuthorizationType: 'CUSTOM' },
  ],
  unmet: [
    { ...http, RouteKey: 'GET /orders', AuthorizationType: 'NONE' },
    { ...web, RouteKey: '$connect', AuthorizationType: null },
  ],
  notApplicable: [
    { ...web, RouteKey: '$default', AuthorizationType: 'CUSTOM' },
    { ...web, RouteKey: 'GET /orders', AuthorizationType: 'JWT' },
  ],
})
examples(a.apiStagesLogAccess, {
  met: [{ AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-central-1:1:log-group:a' } }],
  unmet: [{ AccessLogSettings: null }],
})
const tls = { TlsConfig: { ServerNameToVerify: 'orders.internal' } }
examples(a.privateIntegrationsUseTls, {
  absent: ['ConnectionType'],
  met: [{ ...http, ConnectionType: 'VPC_LINK', ...tls }],
  unmet: [{ ...http, ConnectionType: 'VPC_LINK', TlsConfig: null }],
  notApplicable: [
    { ...http, ConnectionType: 'INTERNET', ...tls },
    { ...http, ConnectionType: 'INTERNET', TlsConfig: null },
    // a WebSocket API has no TLS configuration to set
    { ...web, ConnectionType: 'VPC_LINK', TlsConfig: null },
    { ...web, ConnectionType: 'VPC_LINK', ...tls },
  ],
})
const policies = (...names: (string | null)[]) => names.map((SecurityPolicy) => ({ SecurityPolicy }))
examples(a.domainNamesUseRecommendedTls, {
  met: policies(
    'SecurityPolicy_TLS13_1_3_2025_09',
    'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
    'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
    'SecurityPolicy_TLS13_2025_EDGE',
    'SecurityPolicy_TLS12_PFS_2025_EDGE',
  ),
  unmet: policies('TLS_1_0', 'TLS_1_2', 'SecurityPolicy_TLS13_1_2_2021_06', null),
})
examples(a.methodsAskWhoCalls, {
  met: [{ state: { OpenMethods: [] } }],
  unmet: [{ state: { OpenMethods: ['GET /orders'] } }],
})
examples(a.domainNamesUseCurrentTls, {
  met: [{ SecurityPolicy: 'TLS_1_2' }, { SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }],
  unmet: [{ SecurityPolicy: 'TLS_1_0' }, { SecurityPolicy: null }],
})
examples(a.stagesLogAccess, {
  met: [{ AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-central-1:1:log-group:a' } }],
  unmet: [{ AccessLogSetting: null }],
})

const PRIVATE = { EndpointConfiguration: { Types: ['PRIVATE'] } }
const invoke = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const api = (...statements: object[]) => ({
  ...PRIVATE,
  Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ ...invoke, ...one })) }),
})
const allow = { Effect: 'Allow' }
const endpoints = { 'aws:SourceVpce': ['vpce-0a1b2c3d'] }
examples(a.privateApisAreNotPublic, {
  met: [
    { ...PRIVATE, Policy: null },
    api({ ...allow, Condition: { StringEquals: endpoints } }),
    api({ ...allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }),
    // the form of AWS's guide
    api(allow, { Effect: 'Deny', Condition: { StringNotEquals: endpoints } }),
    api(allow, { Effect: 'Deny', Condition: { NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } } }),
  ],
  unmet: [
    api(allow),
    api(allow, { Effect: 'Deny', Condition: { StringEquals: endpoints } }),
    api(allow, { Effect: 'Deny', Resource: 'execute-api:/*/GET/orders', Condition: { StringNotEquals: endpoints } }),
    api(allow, { Effect: 'Deny', Action: 'execute-api:ManageConnections', Condition: { StringNotEquals: endpoints } }),
    api(allow, { Effect: 'Deny', Condition: { StringNotLike: { 'aws:SourceVpce': 'vpce-*' } } }),
    // what is denied to one principal stays open to the others
    api(allow, { Effect: 'Deny', Principal: { AWS: '444455556666' }, Condition: { StringNotEquals: endpoints } }),
  ],
  unknown: [{ ...PRIVATE, Policy: '{' }],
  notApplicable: [
    { ...api(allow), EndpointConfiguration: { Types: ['REGIONAL'] } },
    { EndpointConfiguration: { Types: ['REGIONAL'] }, Policy: null },
    { EndpointConfiguration: null, Policy: null },
  ],
})

/** A policy of any REST API, not a private one alone, of which IAM authorizes a method. */
const signed = (...statements: object[]) => ({
  Policy: api(...statements).Policy,
  state: { IamMethods: ['GET /orders'] },
})
const by = (AWS: string) => ({ ...allow, Principal: { AWS } })
examples(a.apisServeOneAccount, {
  met: [
    { Policy: null, state: { IamMethods: ['GET /orders'] } },
    signed(by('arn:aws:iam::111122223333:role/web')),
    signed({ ...allow, Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
    signed({ ...allow, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
    signed(allow, { Effect: 'Deny', Condition: { StringNotEquals: endpoints } }),
  ],
  unmet: [signed(allow), signed(by('444455556666')), signed(by('arn:aws:iam::444455556666:role/lab'))],
  unknown: [{ ...signed(allow), Policy: '{' }, signed(by('AIDAEXAMPLE'))],
  notApplicable: [{ Policy: null, state: { IamMethods: [] } }],
})

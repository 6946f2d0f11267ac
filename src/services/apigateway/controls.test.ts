import { examples } from '../../controls/examples.ts'
import * as a from './controls.ts'

const every = (more: object) => ({ ResourcePath: '/*', HttpMethod: '*', ...more })
const orders = (more: object) => ({ ResourcePath: '/orders', HttpMethod: 'GET', ...more })
const settings = (...MethodSettings: object[]) => ({ MethodSettings })

examples(a.stagesLogExecution, {
  met: [
    settings(every({ LoggingLevel: 'ERROR' })),
    settings(every({ LoggingLevel: 'INFO' }), orders({ LoggingLevel: 'ERROR' })),
  ],
  unmet: [
    settings(),
    { MethodSettings: null },
    settings(every({ LoggingLevel: 'OFF' })),
    settings(orders({ LoggingLevel: 'INFO' })),
    settings(every({ LoggingLevel: 'INFO' }), orders({ LoggingLevel: 'OFF' })),
  ],
})
const socket = { RouteSettings: {}, state: { ProtocolType: 'WEBSOCKET' } }
const logging = { DefaultRouteSettings: { LoggingLevel: 'INFO' } }
examples(a.webSocketStagesLogExecution, {
  met: [
    { ...socket, ...logging },
    { ...socket, ...logging, RouteSettings: { $connect: { LoggingLevel: 'ERROR' }, $default: {} } },
  ],
  unmet: [
    { ...socket, DefaultRouteSettings: { LoggingLevel: 'OFF' } },
    { ...socket, DefaultRouteSettings: null },
    { ...socket, ...logging, RouteSettings: { $connect: { LoggingLevel: 'OFF' } } },
  ],
  notApplicable: [{ ...socket, ...logging, state: { ProtocolType: 'HTTP' } }],
})
examples(a.stagesHaveClientCertificate, {
  met: [{ ClientCertificateId: 'abc123' }],
  unmet: [{ ClientCertificateId: null }, { ClientCertificateId: '' }],
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
const http = { state: { ProtocolType: 'HTTP' } }
const web = { state: { ProtocolType: 'WEBSOCKET' } }
examples(a.routesAskWhoCalls, {
  met: [
    { ...http, RouteKey: 'GET /orders', AuthorizationType: 'JWT' },
    { ...web, RouteKey: '$connect', AuthorizationType: 'CUSTOM' },
    { ...http, RouteKey: '$default', AuthorizationType: 'AWS_IAM' },
  ],
  unmet: [
    { ...http, RouteKey: 'GET /orders', AuthorizationType: 'NONE' },
    { ...http, RouteKey: 'GET /orders', AuthorizationType: null },
    { ...web, RouteKey: '$connect', AuthorizationType: 'NONE' },
  ],
  notApplicable: [
    { ...web, RouteKey: '$default', AuthorizationType: 'NONE' },
    { ...web, RouteKey: 'GET /orders', AuthorizationType: 'JWT' },
    { ...web, RouteKey: 'send', AuthorizationType: 'CUSTOM' },
  ],
})
examples(a.apiStagesLogAccess, {
  met: [{ AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-central-1:1:log-group:a' } }],
  unmet: [{ AccessLogSettings: null }],
})
examples(a.privateIntegrationsUseTls, {
  met: [{ ConnectionType: 'VPC_LINK', TlsConfig: { ServerNameToVerify: 'orders.internal' } }],
  unmet: [{ ConnectionType: 'VPC_LINK', TlsConfig: null }],
  notApplicable: [
    { ConnectionType: 'INTERNET', TlsConfig: { ServerNameToVerify: 'orders.internal' } },
    { ConnectionType: 'INTERNET', TlsConfig: null },
  ],
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

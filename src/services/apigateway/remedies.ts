import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { indent } from '../../controls/snippets.ts'
import { existing, policyDocument, resource, type TemplateProperties, template } from '../../controls/template.ts'

/**
 * Sets a setting of a REST API's stage: the console's step, the patch operation, and the CloudFormation and Terraform
 * notation.
 */
const stage = (
  steps: readonly string[],
  operations: readonly string[],
  properties: TemplateProperties<'AWS::ApiGateway::Stage'>,
  hcl: string,
): Remedy => ({
  console: ['API Gateway > APIs, open the REST API > Stages, choose the stage', ...steps],
  cli: `aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE --patch-operations \\
${operations.map((one) => `  ${one}`).join(' \\\n')}`,
  cloudformation: template({
    Stage: existing('AWS::ApiGateway::Stage', properties),
  }),
  terraform: hcl,
})

const stageHcl = (body: string): string => `resource "aws_api_gateway_stage" "this" {
  rest_api_id   = "API_ID"
  deployment_id = "DEPLOYMENT_ID"
  stage_name    = "STAGE"
${indent(body, '  ')}
}`

const methodHcl = (body: string): string => `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "API_ID"
  stage_name  = "STAGE"
  method_path = "*/*"

  settings {
${indent(body, '    ')}
  }
}`

const fromOwnEndpoint = {
  Sid: 'OwnEndpoint',
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
  Condition: { StringEquals: { 'aws:SourceVpce': 'VPC_ENDPOINT_ID' } },
} as const

const fromOwnAccount = {
  Sid: 'OwnAccount',
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: 'execute-api:/*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': 'ACCOUNT_ID' } },
} as const

const authorizedRoute: Remedy = {
  console: [
    'API Gateway > APIs, open the HTTP or WebSocket API > Authorization (for WebSocket: Routes, $connect)',
    'Choose the route, and attach an authorizer: IAM, JWT or Lambda',
  ],
  cli: `aws apigatewayv2 update-route --api-id API_ID --route-id ROUTE_ID \\
  --authorization-type JWT --authorizer-id AUTHORIZER_ID`,
  cloudformation: template({
    Route: existing('AWS::ApiGatewayV2::Route', { AuthorizationType: 'JWT', AuthorizerId: 'AUTHORIZER_ID' }),
  }),
  terraform: `resource "aws_apigatewayv2_route" "this" {
  api_id             = "API_ID"
  route_key          = "GET /orders"
  authorization_type = "JWT"
  authorizer_id      = "AUTHORIZER_ID"
}`,
}

export const apigatewayRemedies: Remedies = {
  'APIGateway.1': {
    console: [
      'API Gateway > APIs, open the REST API > Stages, choose the stage',
      'Logs and tracing, Edit. CloudWatch logs: Error and info logs, Save changes',
      'A WebSocket API has the same under its stage: Logging, Log level',
    ],
    cli: `aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE --patch-operations \\
  'op=replace,path=/*/*/logging/loglevel,value=ERROR'
# of a WebSocket API
aws apigatewayv2 update-stage --api-id API_ID --stage-name STAGE --default-route-settings LoggingLevel=ERROR`,
    cloudformation: template({
      Stage: existing('AWS::ApiGateway::Stage', {
        MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'ERROR' }],
      }),
      '#': 'of a WebSocket API',
      WebSocketStage: existing('AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: { LoggingLevel: 'ERROR' } }),
    }),
    terraform: `${methodHcl('logging_level = "ERROR"')}

# of a WebSocket API
resource "aws_apigatewayv2_stage" "this" {
  api_id = "API_ID"
  name   = "STAGE"

  default_route_settings {
    logging_level = "ERROR"
  }
}`,
  },
  'APIGateway.2': stage(
    [
      'First API Gateway > Client certificates, Generate certificate, and let the back end trust it',
      'Stage details, Edit. Client certificate: choose it, Save changes, and deploy',
    ],
    ['op=replace,path=/clientCertificateId,value=CLIENT_CERTIFICATE_ID'],
    { ClientCertificateId: 'CLIENT_CERTIFICATE_ID' },
    `resource "aws_api_gateway_client_certificate" "this" {
  description = "back end of API_ID"
}

${stageHcl('client_certificate_id = aws_api_gateway_client_certificate.this.id')}`,
  ),
  'APIGateway.3': stage(
    ['Logs and tracing, Edit. X-Ray tracing: turn it on, Save changes'],
    ['op=replace,path=/tracingEnabled,value=true'],
    { TracingEnabled: true },
    stageHcl('xray_tracing_enabled = true'),
  ),
  'APIGateway.4': {
    console: [
      'WAF & Shield > Web ACLs, in the region of the API: make a web ACL, or open one',
      'Associated AWS resources > Add AWS resources: Amazon API Gateway, choose the stage',
    ],
    cli: `aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN \\
  --resource-arn arn:aws:apigateway:REGION::/restapis/API_ID/stages/STAGE`,
    cloudformation: template({
      Association: resource('AWS::WAFv2::WebACLAssociation', {
        WebACLArn: 'WEB_ACL_ARN',
        ResourceArn: 'arn:aws:apigateway:REGION::/restapis/API_ID/stages/STAGE',
      }),
    }),
    terraform: `resource "aws_wafv2_web_acl_association" "this" {
  web_acl_arn  = "WEB_ACL_ARN"
  resource_arn = "arn:aws:apigateway:REGION::/restapis/API_ID/stages/STAGE"
}`,
  },
  'APIGateway.5': stage(
    ['Stage details, Edit. Default method-level caching: turn on Encrypt cache data, and in each method override too'],
    ["'op=replace,path=/*/*/caching/dataEncrypted,value=true'"],
    { MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', CachingEnabled: true, CacheDataEncrypted: true }] },
    methodHcl(`caching_enabled      = true
cache_data_encrypted = true`),
  ),
  'APIGateway.8': authorizedRoute,
  'APIGateway.9': {
    console: [
      'API Gateway > APIs, open the HTTP or WebSocket API > Monitor > Logging, choose the stage, Edit',
      'Access logging: turn it on, give the ARN of a log group and a format, Save',
    ],
    cli: `aws apigatewayv2 update-stage --api-id API_ID --stage-name STAGE \\
  --access-log-settings '{"DestinationArn": "LOG_GROUP_ARN", "Format": "$context.requestId $context.status"}'`,
    cloudformation: template({
      Stage: existing('AWS::ApiGatewayV2::Stage', {
        AccessLogSettings: { DestinationArn: 'LOG_GROUP_ARN', Format: '$context.requestId $context.status' },
      }),
    }),
    terraform: `resource "aws_apigatewayv2_stage" "this" {
  api_id = "API_ID"
  name   = "STAGE"

  access_log_settings {
    destination_arn = "LOG_GROUP_ARN"
    format          = "$context.requestId $context.status"
  }
}`,
  },
  'APIGateway.10': {
    console: [
      'API Gateway > APIs, open the HTTP API > Integrations, choose the private integration, Edit',
      'Advanced settings: Secure server name, the name in the certificate of the load balancer, Save',
    ],
    cli: `aws apigatewayv2 update-integration --api-id API_ID --integration-id INTEGRATION_ID \\
  --tls-config ServerNameToVerify=NAME.example`,
    cloudformation: template({
      Integration: existing('AWS::ApiGatewayV2::Integration', {
        TlsConfig: { ServerNameToVerify: 'NAME.example' },
      }),
    }),
    terraform: `resource "aws_apigatewayv2_integration" "this" {
  api_id             = "API_ID"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  connection_type    = "VPC_LINK"
  connection_id      = "VPC_LINK_ID"
  integration_uri    = "LISTENER_ARN"

  tls_config {
    server_name_to_verify = "NAME.example"
  }
}`,
  },
  'APIGateway.11': {
    console: [
      'API Gateway > Custom domain names, choose the name > Endpoint configuration, Edit',
      'Security policy: SecurityPolicy_TLS13_1_3_2025_09. Endpoint access mode: Strict, Save changes',
      'Clients without TLS 1.3 cannot connect then, and no HTTP API can be mapped to the name',
    ],
    cli: `aws apigateway update-domain-name --domain-name NAME.example --patch-operations \\
  op=replace,path=/securityPolicy,value=SecurityPolicy_TLS13_1_3_2025_09 \\
  op=replace,path=/endpointAccessMode,value=STRICT`,
    cloudformation: template({
      Name: existing('AWS::ApiGateway::DomainName', {
        SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
        EndpointAccessMode: 'STRICT',
      }),
    }),
    terraform: `resource "aws_api_gateway_domain_name" "this" {
  domain_name              = "NAME.example"
  regional_certificate_arn = "CERTIFICATE_ARN"
  security_policy          = "SecurityPolicy_TLS13_1_3_2025_09"
  endpoint_access_mode     = "STRICT"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}`,
  },
  'Demarc.APIGateway.1': {
    console: [
      'API Gateway > APIs, open the REST API > Resources, choose the method > Method request, Edit',
      'Authorization: IAM or an authorizer, Save. Then Deploy API',
    ],
    cli: `aws apigateway update-method --rest-api-id API_ID --resource-id RESOURCE_ID --http-method GET \\
  --patch-operations op=replace,path=/authorizationType,value=AWS_IAM
aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE`,
    cloudformation: template({
      Method: resource('AWS::ApiGateway::Method', {
        RestApiId: 'API_ID',
        ResourceId: 'RESOURCE_ID',
        HttpMethod: 'GET',
        AuthorizationType: 'AWS_IAM',
      }),
    }),
    terraform: `resource "aws_api_gateway_method" "this" {
  rest_api_id   = "API_ID"
  resource_id   = "RESOURCE_ID"
  http_method   = "GET"
  authorization = "AWS_IAM"
}`,
  },
  'Demarc.APIGateway.2': {
    console: [
      'API Gateway > Custom domain names, choose the name > Endpoint configuration, Edit',
      'Security policy: one of TLS 1.2 or later, Save changes',
    ],
    cli: `aws apigateway update-domain-name --domain-name NAME.example \\
  --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2`,
    cloudformation: template({
      Name: existing('AWS::ApiGateway::DomainName', { SecurityPolicy: 'TLS_1_2' }),
    }),
    terraform: `resource "aws_api_gateway_domain_name" "this" {
  domain_name              = "NAME.example"
  regional_certificate_arn = "CERTIFICATE_ARN"
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}`,
  },
  'Demarc.APIGateway.3': stage(
    [
      'Logs and tracing, Edit. Custom access logging: turn it on, give the ARN of a log group and a format, Save changes',
    ],
    [
      'op=replace,path=/accessLogSettings/destinationArn,value=LOG_GROUP_ARN',
      `'op=replace,path=/accessLogSettings/format,value=$context.requestId $context.status'`,
    ],
    { AccessLogSetting: { DestinationArn: 'LOG_GROUP_ARN', Format: '$context.requestId $context.status' } },
    stageHcl(`
access_log_settings {
  destination_arn = "LOG_GROUP_ARN"
  format          = "$context.requestId $context.status"
}`),
  ),
  'Demarc.APIGateway.4': {
    console: [
      'API Gateway > APIs, open the private API > Resource policy, Edit',
      'Select a template > Source VPC allowlist; name your VPC endpoints as aws:SourceVpce. Save changes, then Deploy API',
    ],
    cli: `aws apigateway update-rest-api --rest-api-id API_ID \\
  --patch-operations '[{"op":"replace","path":"/policy","value":"POLICY"}]'
aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE`,
    cloudformation: template({
      Api: existing('AWS::ApiGateway::RestApi', { Policy: policyDocument(fromOwnEndpoint) }),
    }),
    terraform: `resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = "API_ID"
  policy = ${policyHcl([fromOwnEndpoint])}
}`,
  },
  'Demarc.APIGateway.5': {
    console: [
      'API Gateway > APIs, open the REST API > Resource policy, Edit',
      'Take out the principals of other accounts, or add the condition aws:PrincipalAccount. Save changes, then Deploy API',
    ],
    cli: `# the policy is replaced as a whole, and counts once the API is deployed
aws apigateway update-rest-api --rest-api-id API_ID \\
  --patch-operations '[{"op":"replace","path":"/policy","value":"POLICY"}]'
aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE`,
    cloudformation: template({
      Api: existing('AWS::ApiGateway::RestApi', { Policy: policyDocument(fromOwnAccount) }),
    }),
    terraform: `resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = "API_ID"
  policy = ${policyHcl([fromOwnAccount])}
}`,
  },
  'Demarc.APIGateway.6': authorizedRoute,
}

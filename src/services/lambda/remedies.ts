import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'
import { existing, ref, resource, type Template, type TemplateProperties, template } from '../../controls/template.ts'

const lambda = (properties: TemplateProperties<'AWS::Lambda::Function'>): Template =>
  template({ Function: existing('AWS::Lambda::Function', properties) })

const hcl = (...lines: readonly string[]): string =>
  [
    'resource "aws_lambda_function" "this" {',
    '  function_name = "FUNCTION"',
    '  role          = "ROLE_ARN"',
    '  handler       = "index.handler"',
    '  runtime       = "nodejs22.x"',
    '  filename      = "function.zip"',
    '',
    ...lines.map((line) => `  ${line}`),
    '}',
  ].join('\n')

const inVpc = {
  cli: `aws lambda update-function-configuration --function-name FUNCTION \\
  --vpc-config SubnetIds=SUBNET_A,SUBNET_B,SecurityGroupIds=SECURITY_GROUP`,
  cloudformation: lambda({ VpcConfig: { SubnetIds: ['SUBNET_A', 'SUBNET_B'], SecurityGroupIds: ['SECURITY_GROUP'] } }),
  terraform: hcl(
    'vpc_config {',
    '  subnet_ids         = ["SUBNET_A", "SUBNET_B"]',
    '  security_group_ids = ["SECURITY_GROUP"]',
    '}',
  ),
}

const supportedRuntime: Remedy = {
  console: [
    'Lambda > Functions, open the function > Code > Runtime settings > Edit',
    'Runtime: choose one that is supported, after the code was tested on it',
  ],
  cli: 'aws lambda update-function-configuration --function-name FUNCTION --runtime nodejs22.x',
  cloudformation: lambda({ Runtime: 'nodejs22.x' }),
  terraform: hcl('architectures = ["arm64"]'),
}

export const lambdaRemedies: Remedies = {
  'Lambda.1': {
    console: [
      'Lambda > Functions, open the function > Configuration > Permissions > Resource-based policy statements',
      'Delete the statement whose principal is *, and the one of s3.amazonaws.com without aws:SourceAccount; do so too under Versions and Aliases',
      'Add permissions again for the one principal that must call it; for Amazon S3 fill in the source account',
    ],
    cli: `aws lambda get-policy --function-name FUNCTION
aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID
aws lambda remove-permission --function-name FUNCTION --qualifier ALIAS --statement-id STATEMENT_ID
aws lambda add-permission --function-name FUNCTION --statement-id from-bucket --action lambda:InvokeFunction \\
  --principal s3.amazonaws.com --source-arn arn:aws:s3:::BUCKET --source-account ACCOUNT_ID`,
    cloudformation: template({
      FromBucket: resource('AWS::Lambda::Permission', {
        FunctionName: 'FUNCTION',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::BUCKET',
        SourceAccount: ref('AWS::AccountId'),
      }),
    }),
    terraform: `resource "aws_lambda_permission" "from_bucket" {
  function_name  = "FUNCTION"
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::BUCKET"
  source_account = "ACCOUNT_ID"
}`,
  },
  'Lambda.2': supportedRuntime,
  'Lambda.3': {
    console: [
      'Lambda > Functions, open the function > Configuration > VPC > Edit',
      'Choose the VPC, private subnets in two Availability Zones and a security group',
    ],
    ...inVpc,
  },
  'Lambda.5': {
    console: [
      'Lambda > Functions, open the function > Configuration > VPC > Edit',
      'Subnets: add one of another Availability Zone',
    ],
    ...inVpc,
  },
  'Lambda.7': {
    console: [
      'Lambda > Functions, open the function > Configuration > Monitoring and operations tools > Edit',
      'AWS X-Ray: turn on active tracing (the console adds the permission to the role)',
    ],
    cli: `aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess
aws lambda update-function-configuration --function-name FUNCTION --tracing-config Mode=Active`,
    cloudformation: lambda({ TracingConfig: { Mode: 'Active' } }),
    terraform: hcl('tracing_config {', '  mode = "Active"', '}'),
  },
  'Demarc.Lambda.1': {
    console: [
      'Lambda > Functions, open the function > Configuration > Function URL > Edit',
      'Auth type: AWS_IAM. Then delete the statement FunctionURLAllowPublicAccess under Permissions',
    ],
    cli: `aws lambda update-function-url-config --function-name FUNCTION --auth-type AWS_IAM
aws lambda remove-permission --function-name FUNCTION --statement-id FunctionURLAllowPublicAccess`,
    cloudformation: template({
      Url: resource('AWS::Lambda::Url', { TargetFunctionArn: 'FUNCTION_ARN', AuthType: 'AWS_IAM' }),
    }),
    terraform: `resource "aws_lambda_function_url" "this" {
  function_name      = "FUNCTION"
  authorization_type = "AWS_IAM"
}`,
  },
  'Demarc.Lambda.2': {
    console: [
      'Lambda > Functions, open the function > Code > Runtime settings > Edit runtime management configuration',
      'Update runtime version: Auto',
    ],
    cli: 'aws lambda put-runtime-management-config --function-name FUNCTION --update-runtime-on Auto',
    cloudformation: lambda({ RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' } }),
    terraform: `resource "aws_lambda_runtime_management_config" "this" {
  function_name     = "FUNCTION"
  update_runtime_on = "Auto"
}`,
  },
  'Demarc.Lambda.6': {
    console: [
      'AWS Signer > Signing profiles > Create signing profile, for AWS Lambda',
      'Lambda > Additional resources > Code signing configurations > Create: the profile, and Enforce',
      'Lambda > Functions, open the function > Configuration > Code signing > Edit: the configuration',
    ],
    cli: `# PROFILE_VERSION_ARN is that of a signing profile of AWS Signer for the platform AWSLambda-SHA384-ECDSA
aws lambda create-code-signing-config --allowed-publishers SigningProfileVersionArns=PROFILE_VERSION_ARN \\
  --code-signing-policies UntrustedArtifactOnDeployment=Enforce
aws lambda put-function-code-signing-config --function-name FUNCTION --code-signing-config-arn CONFIG_ARN`,
    cloudformation: template({
      Signing: resource('AWS::Lambda::CodeSigningConfig', {
        AllowedPublishers: { SigningProfileVersionArns: ['PROFILE_VERSION_ARN'] },
        CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' },
      }),
      Function: existing('AWS::Lambda::Function', { CodeSigningConfigArn: ref('Signing') }),
    }),
    terraform: `resource "aws_lambda_code_signing_config" "this" {
  allowed_publishers {
    signing_profile_version_arns = ["PROFILE_VERSION_ARN"]
  }
  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_lambda_function" "this" {
  # of the existing function
  code_signing_config_arn = aws_lambda_code_signing_config.this.arn
}`,
  },
  'Demarc.Lambda.3': {
    console: [
      'Lambda > Functions, open the function > Configuration > Permissions > Resource-based policy statements',
      'Delete the statement of the other account',
    ],
    cli: `aws lambda get-policy --function-name FUNCTION
aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID`,
    cloudformation: not('the permission goes when its AWS::Lambda::Permission is taken out of the template'),
    terraform: not('the permission goes when its aws_lambda_permission is taken out of the configuration'),
  },
  'Demarc.Lambda.4': {
    console: ['The console shows no policy of a layer: use the AWS CLI'],
    cli: `aws lambda get-layer-version-policy --layer-name LAYER --version-number 1
aws lambda remove-layer-version-permission --layer-name LAYER --version-number 1 --statement-id STATEMENT_ID
aws lambda add-layer-version-permission --layer-name LAYER --version-number 1 --statement-id organization \\
  --action lambda:GetLayerVersion --principal '*' --organization-id ORGANIZATION_ID`,
    cloudformation: template({
      Organization: resource('AWS::Lambda::LayerVersionPermission', {
        LayerVersionArn: 'LAYER_VERSION_ARN',
        Action: 'lambda:GetLayerVersion',
        Principal: '*',
        OrganizationId: 'ORGANIZATION_ID',
      }),
    }),
    terraform: `resource "aws_lambda_layer_version_permission" "organization" {
  layer_name      = "LAYER"
  version_number  = 1
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "ORGANIZATION_ID"
}`,
  },
  'Demarc.Lambda.5': {
    console: ['The console shows no policy of a layer: use the AWS CLI'],
    cli: `aws lambda get-layer-version-policy --layer-name LAYER --version-number 1
aws lambda remove-layer-version-permission --layer-name LAYER --version-number 1 --statement-id STATEMENT_ID`,
    cloudformation: not(
      'the permission goes when its AWS::Lambda::LayerVersionPermission is taken out of the template',
    ),
    terraform: not(
      'the permission goes when its aws_lambda_layer_version_permission is taken out of the configuration',
    ),
  },
  'Demarc.Lambda.7': supportedRuntime,
}

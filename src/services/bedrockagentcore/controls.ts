import { type Answer, isOn, unknown } from '../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'
import { settingIs } from '../../controls/wording.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/bedrockagentcore-controls.html'
const runtime = 'AWS::BedrockAgentCore::Runtime'
const gateway = 'AWS::BedrockAgentCore::Gateway'
const memory = 'AWS::BedrockAgentCore::Memory'
const browser = 'AWS::BedrockAgentCore::BrowserCustom'
const interpreter = 'AWS::BedrockAgentCore::CodeInterpreterCustom'

/**
 * Whether a resource runs in the customer's VPC; `PUBLIC`, and `SANDBOX` for code interpreters, are networks of AWS.
 */
function isInVpc(mode: string | undefined): Answer {
  if (mode === 'PUBLIC' || mode === 'SANDBOX') return false
  return mode === 'VPC' || unknown('NetworkConfiguration.NetworkMode')
}

const network = { Subnets: ['SUBNET_A', 'SUBNET_B'], SecurityGroups: ['SECURITY_GROUP_ID'] }

export const runtimesRunInVpc = control({
  id: 'BedrockAgentCore.1',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-runtime-private-network-required',
  on: runtime,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'Bedrock AgentCore runtimes should run in a VPC (NetworkMode)',
  finding: ({ NetworkConfiguration }) => settingIs('NetworkMode', NetworkConfiguration?.NetworkMode),
  reads: ['CapacityProviderConfiguration', 'NetworkConfiguration'],
  // runtimes on a capacity provider use its network
  applies: ({ CapacityProviderConfiguration }) => CapacityProviderConfiguration === null,
  holds: ({ NetworkConfiguration }) => isInVpc(NetworkConfiguration?.NetworkMode),
  fix: 'Set NetworkConfiguration to the NetworkMode VPC with subnets and security groups (UpdateAgentRuntime), which makes a new version.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Agent runtime, open the runtime > Update hosting',
      'Network: VPC; choose subnets and security groups; Update',
    ],
    cli: updatedByCloudControl(runtime, 'RUNTIME_ID', {
      '/NetworkConfiguration': { NetworkMode: 'VPC', NetworkModeConfig: network },
    }),
    cloudformation: template({
      Runtime: existing(runtime, { NetworkConfiguration: { NetworkMode: 'VPC', NetworkModeConfig: network } }),
    }),
    terraform: `resource "aws_bedrockagentcore_agent_runtime" "this" {
  # the rest as it is
  network_configuration {
    network_mode = "VPC"
    network_mode_config {
      subnets         = ["SUBNET_A", "SUBNET_B"]
      security_groups = ["SECURITY_GROUP_ID"]
    }
  }
}`,
  }),
  source: `${page}#bedrockagentcore-1`,
})

export const gatewaysAuthorizeRequests = control({
  id: 'BedrockAgentCore.2',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-gateway-authorizer-enabled',
  on: gateway,
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'Bedrock AgentCore gateways should authorize inbound requests (AuthorizerType)',
  finding: 'AuthorizerType is NONE: requests need no credentials',
  reads: ['AuthorizerType'],
  // the Config rule fails only NONE
  holds: ({ AuthorizerType: type }) => {
    if (type === 'NONE') return false
    return ['CUSTOM_JWT', 'AWS_IAM', 'AUTHENTICATE_ONLY'].includes(type ?? '') || unknown('AuthorizerType')
  },
  fix: 'Set AuthorizerType to AWS_IAM, or to CUSTOM_JWT with an AuthorizerConfiguration (UpdateGateway); clients then need credentials.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Gateways, open the gateway > Inbound auth > Edit',
      'Choose IAM permissions, or JSON Web Tokens with the discovery URL of your identity provider; Save',
    ],
    cli: updatedByCloudControl(gateway, 'GATEWAY_ID', { '/AuthorizerType': 'AWS_IAM' }),
    cloudformation: template({ Gateway: existing(gateway, { AuthorizerType: 'AWS_IAM' }) }),
    terraform: `resource "aws_bedrockagentcore_gateway" "this" {
  # the rest as it is
  authorizer_type = "AWS_IAM"
}`,
  }),
  source: `${page}#bedrockagentcore-2`,
})

export const memoriesHaveOwnKeys = control({
  id: 'BedrockAgentCore.3',
  compared: '2026-11-30',
  configRule: 'bedrock-agentcore-memory-encryption-enabled',
  on: memory,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'Bedrock AgentCore memories should be encrypted with a customer managed KMS key (EncryptionKeyArn)',
  finding: "EncryptionKeyArn is not set: AWS's own key is used",
  reads: ['EncryptionKeyArn'],
  holds: ({ EncryptionKeyArn }) => Boolean(EncryptionKeyArn),
  fix: 'Create a memory with EncryptionKeyArn and move the agents to it: the key cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Memory > Create memory, with the strategies of the old one',
      'Additional configurations > KMS key: choose a customer managed key; Create memory',
      'Let the agents use the new memory, then delete the old one',
    ],
    cli: copiedByCloudControl(memory, 'MEMORY_ARN', 'set EncryptionKeyArn'),
    cloudformation: template({
      Memory: existing(
        memory,
        { EncryptionKeyArn: 'KEY_ARN' },
        'replaces the memory and what it holds: give it another Name',
      ),
    }),
    terraform: `resource "aws_bedrockagentcore_memory" "this" {
  # the rest as it is; the change replaces the memory
  encryption_key_arn = "KEY_ARN"
}`,
  }),
  source: `${page}#bedrockagentcore-3`,
})

export const gatewaysHaveOwnKeys = control({
  id: 'BedrockAgentCore.4',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-gateway-encryption-enabled',
  on: gateway,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'Bedrock AgentCore gateways should be encrypted with a customer managed KMS key (KmsKeyArn)',
  finding: "KmsKeyArn is not set: AWS's own key is used",
  reads: ['KmsKeyArn'],
  holds: ({ KmsKeyArn }) => Boolean(KmsKeyArn),
  fix: 'Set KmsKeyArn to a customer managed key whose policy lets AgentCore use it (UpdateGateway).',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Gateways, open the gateway > Edit',
      'KMS key: choose a customer managed key; Save',
    ],
    cli: updatedByCloudControl(gateway, 'GATEWAY_ID', { '/KmsKeyArn': 'KEY_ARN' }),
    cloudformation: template({ Gateway: existing(gateway, { KmsKeyArn: 'KEY_ARN' }) }),
    terraform: `resource "aws_bedrockagentcore_gateway" "this" {
  # the rest as it is
  kms_key_arn = "KEY_ARN"
}`,
  }),
  source: `${page}#bedrockagentcore-4`,
})

export const browsersRunInVpc = control({
  id: 'BedrockAgentCore.5',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-browsercustom-network-mode-not-public',
  on: browser,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'Bedrock AgentCore custom browsers should run in a VPC (NetworkMode)',
  finding: ({ NetworkConfiguration }) => settingIs('NetworkMode', NetworkConfiguration?.NetworkMode),
  reads: ['NetworkConfiguration'],
  holds: ({ NetworkConfiguration }) => isInVpc(NetworkConfiguration?.NetworkMode),
  fix: 'Create a custom browser with the NetworkMode VPC and delete the old one: the network cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Built-in tools > Create browser use tool',
      'Network settings: VPC; choose subnets and security groups; Create',
      'Let the agents use the new browser, then delete the old one',
    ],
    cli: copiedByCloudControl(
      browser,
      'BROWSER_ID',
      'set NetworkConfiguration to the NetworkMode VPC with a VpcConfig',
    ),
    cloudformation: template({
      Browser: existing(
        browser,
        { NetworkConfiguration: { NetworkMode: 'VPC', VpcConfig: network } },
        'replaces the browser: give it another Name',
      ),
    }),
    terraform: `resource "aws_bedrockagentcore_browser" "this" {
  # the rest as it is; the change replaces the browser
  network_configuration {
    network_mode = "VPC"
    vpc_config {
      subnets         = ["SUBNET_A", "SUBNET_B"]
      security_groups = ["SECURITY_GROUP_ID"]
    }
  }
}`,
  }),
  source: `${page}#bedrockagentcore-5`,
})

export const browsersRecordSessions = control({
  id: 'BedrockAgentCore.6',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-browsercustom-recording-enabled',
  on: browser,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Bedrock AgentCore custom browsers should record their sessions to S3 (RecordingConfig)',
  finding: ({ RecordingConfig: recording }) =>
    recording?.Enabled ? 'RecordingConfig.S3Location is not set' : 'RecordingConfig.Enabled is not true',
  reads: ['RecordingConfig'],
  holds: ({ RecordingConfig: recording }) => {
    if (recording === null) return false
    const isRecording = isOn(recording.Enabled, 'RecordingConfig.Enabled')
    return isRecording === true ? Boolean(recording.S3Location?.Bucket) : isRecording
  },
  fix: 'Create a custom browser with RecordingConfig.Enabled true and an S3Location, and delete the old one: it cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Built-in tools > Create browser use tool',
      'Session recording: Enable, and choose the S3 location; Create',
      'Let the agents use the new browser, then delete the old one',
    ],
    cli: copiedByCloudControl(
      browser,
      'BROWSER_ID',
      'set RecordingConfig.Enabled and S3Location, and ExecutionRoleArn',
    ),
    cloudformation: template({
      Browser: existing(
        browser,
        {
          ExecutionRoleArn: 'ROLE_ARN',
          RecordingConfig: { Enabled: true, S3Location: { Bucket: 'BUCKET', Prefix: 'PREFIX' } },
        },
        'replaces the browser: give it another Name',
      ),
    }),
    terraform: `resource "aws_bedrockagentcore_browser" "this" {
  # the rest as it is; the change replaces the browser
  execution_role_arn = "ROLE_ARN"

  recording {
    enabled = true
    s3_location {
      bucket = "BUCKET"
      prefix = "PREFIX"
    }
  }
}`,
  }),
  source: `${page}#bedrockagentcore-6`,
})

export const interpretersRunInVpc = control({
  id: 'BedrockAgentCore.7',
  compared: '2026-11-30',
  configRule: 'bedrockagentcore-codeinterpreter-networkmode-check',
  on: interpreter,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'Bedrock AgentCore custom code interpreters should run in a VPC (NetworkMode)',
  finding: ({ NetworkConfiguration }) => settingIs('NetworkMode', NetworkConfiguration?.NetworkMode),
  reads: ['NetworkConfiguration'],
  holds: ({ NetworkConfiguration }) => isInVpc(NetworkConfiguration?.NetworkMode),
  fix: 'Create a custom code interpreter with the NetworkMode VPC and delete the old one: the network cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon Bedrock AgentCore > Built-in tools > Create code interpreter tool',
      'Network settings: VPC; choose subnets and security groups; Create',
      'Let the agents use the new interpreter, then delete the old one',
    ],
    cli: copiedByCloudControl(
      interpreter,
      'CODE_INTERPRETER_ID',
      'set NetworkConfiguration to the NetworkMode VPC with a VpcConfig',
    ),
    cloudformation: template({
      Interpreter: existing(
        interpreter,
        { NetworkConfiguration: { NetworkMode: 'VPC', VpcConfig: network } },
        'replaces the code interpreter: give it another Name',
      ),
    }),
    terraform: `resource "aws_bedrockagentcore_code_interpreter" "this" {
  # the rest as it is; the change replaces the interpreter
  network_configuration {
    network_mode = "VPC"
    vpc_config {
      subnets         = ["SUBNET_A", "SUBNET_B"]
      security_groups = ["SECURITY_GROUP_ID"]
    }
  }
}`,
  }),
  source: `${page}#bedrockagentcore-7`,
})

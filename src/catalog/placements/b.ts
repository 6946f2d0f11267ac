import { noBackup, oneVersion, place, withPolicy } from './placement.ts'

export const b = [
  place('B2BI', { category: 'abstracted', page: 'b2bi/latest/userguide/data-protection.html' }, [
    ['function', 'Transformer', 'turns documents of trading partners into others', { parties: oneVersion }],
    [
      'setting',
      'Capability Partnership Profile',
      'the partners that exchange documents',
      { sets: ['identity', 'data'] },
    ],
  ]),
  place('BCM', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    [
      'setting',
      'Dashboard ScheduledReport',
      'how costs are shown, and the recipients of the report',
      { sets: ['data'] },
    ],
  ]),
  place('BCMDataExports', { category: 'abstracted', page: 'cur/latest/userguide/what-is-data-exports.html' }, [
    ['setting', 'Export', 'the billing data to export, and its bucket', { sets: ['data'] }],
  ]),
  place('Backup', { category: 'abstracted', page: 'aws-backup/latest/devguide/recovery-points.html' }, [
    ['link', 'BackupSelection', 'which resources a backup plan covers', { sets: ['backup'] }],
    ['setting', 'Framework', 'which backup rules are watched', { sets: ['logging'] }],
    ['setting', 'LegalHold', 'which recovery points cannot be deleted', { sets: ['backup'] }],
    [
      'store',
      'LogicallyAirGappedBackupVault',
      'locked recovery points, which other accounts can restore',
      { parties: { ...withPolicy, 'encryption-in-transit': 'aws', 'client-side-encryption': 'none' } },
    ],
    ['setting', 'RestoreTestingPlan RestoreTestingSelection', 'the backups to test by a restore', { sets: ['backup'] }],
    ['setting', 'TieringConfiguration', 'which backups move to cheaper storage', { sets: ['backup'] }],
  ]),
  place('BackupGateway', { category: 'infrastructure', page: 'aws-backup/latest/devguide/recovery-points.html' }, [
    ['device', 'Hypervisor', 'your hypervisor; a gateway backs up its virtual machines'],
  ]),
  place('Batch', { category: 'infrastructure', page: 'batch/latest/userguide/managing-ami-versions.html' }, [
    [
      'server',
      'ComputeEnvironment',
      'instances of an image that you choose, unless on Fargate',
      { parties: { backup: 'none' } },
    ],
    [
      'setting',
      'JobDefinition',
      'image, role and limits of a job, and whether it mounts volumes over TLS',
      { sets: ['application', 'identity', 'encryption-in-transit'] },
    ],
    [
      'setting',
      'JobQueue SchedulingPolicy QuotaShare ConsumableResource',
      'the order of jobs',
      { sets: ['resilience'] },
    ],
    ['setting', 'ServiceEnvironment', 'where jobs of another service run', { sets: ['resilience'] }],
  ]),
  place(
    'BcmPricingCalculator',
    { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' },
    [['record', 'BillScenario WorkloadEstimate', 'an estimate of costs', { sets: ['data'] }]],
  ),
  place('Bedrock', { category: 'abstracted', page: 'bedrock/latest/userguide/prompt-injection.html' }, [
    ['function', 'Agent Flow', 'your prompts, actions and choice of model, run by AWS'],
    ['link', 'AgentAlias FlowAlias', 'the version that callers get', { sets: ['governance'] }],
    [
      'record',
      'FlowVersion PromptVersion GuardrailVersion AutomatedReasoningPolicyVersion',
      'an immutable version',
      { sets: ['application'] },
    ],
    [
      'setting',
      'ApplicationInferenceProfile IntelligentPromptRouter',
      'the model and Regions of answers',
      { sets: ['application'] },
    ],
    [
      'setting',
      'AutomatedReasoningPolicy EnforcedGuardrailConfiguration',
      'policies for prompts and answers of models',
      { sets: ['application'] },
    ],
    [
      'setting',
      'Guardrail',
      'policies for prompts and answers of models, with a resource policy',
      { sets: ['application', 'resource-policy'] },
    ],
    [
      'setting',
      'Blueprint DataAutomationProject DataAutomationLibrary',
      'the fields to extract from documents',
      { sets: ['data'] },
    ],
    ['link', 'DataSource', 'the documents of a knowledge base', { sets: ['data', 'identity'] }],
    ['store', 'KnowledgeBase', 'documents that models answer from', { parties: { ...noBackup } }],
    [
      'setting',
      'KnowledgeBasePolicy ResourcePolicy',
      'which principals may use the resource',
      { sets: ['resource-policy'] },
    ],
    ['setting', 'Prompt', 'a prompt that is kept', { sets: ['application'] }],
    ['store', 'Session', 'what was said between a user and an application', { parties: { ...noBackup } }],
  ]),
  place(
    'BedrockAgentCore',
    { category: 'abstracted', page: 'bedrock-agentcore/latest/devguide/data-encryption.html' },
    [
      ['function', 'Runtime Harness', 'your agent in a virtual machine for each session'],
      [
        'function',
        'BrowserCustom CodeInterpreterCustom',
        'what an agent uses, in a virtual machine for each session',
        { parties: { ...oneVersion } },
      ],
      ['link', 'RuntimeEndpoint HarnessEndpoint', 'the version that callers get', { sets: ['governance'] }],
      ['appliance', 'Gateway', 'the endpoint between agents and tools', { parties: { ...withPolicy } }],
      ['setting', 'GatewayRateLimit GatewayRule', 'rules for agents', { sets: ['identity', 'network'] }],
      ['setting', 'Policy PolicyEngine', 'which agents may use which tools', { sets: ['identity'] }],
      ['link', 'GatewayTarget', 'a tool behind a gateway', { sets: ['identity'] }],
      ['store', 'Memory Dataset', 'the memory of agents, or their test data', { parties: { ...noBackup } }],
      ['store', 'BrowserProfile', 'cookies and sign-ins that a browser keeps', { parties: { ...noBackup } }],
      [
        'identity',
        'ApiKeyCredentialProvider OAuth2CredentialProvider PaymentCredentialProvider WorkloadIdentity',
        'how agents authenticate',
      ],
      ['setting', 'ConfigurationBundle', 'settings and evaluation of agents', { sets: ['governance'] }],
      ['setting', 'Evaluator OnlineEvaluationConfig', 'settings and evaluation of agents', { sets: ['logging'] }],
      [
        'setting',
        'CapacityProvider',
        'the instances in your account on which agents run: subnets, firewall and encrypted volumes',
        { sets: ['network', 'server-side-encryption', 'resilience'] },
      ],
      ['link', 'PaymentConnector PaymentManager', 'means of payment of agents', { sets: ['identity'] }],
      ['setting', 'ResourcePolicy', 'which principals may use the resource', { sets: ['resource-policy'] }],
    ],
  ),
  place('BedrockMantle', { category: 'abstracted', page: 'bedrock/latest/userguide/prompt-injection.html' }, [
    ['setting', 'Project', 'groups requests to models', { sets: ['data'] }],
  ]),
  place('Billing', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    ['setting', 'BillingView', 'a part of the bill that can be shared', { sets: ['data', 'resource-policy'] }],
  ]),
  place('BillingConductor', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    ['setting', 'BillingGroup CustomLineItem PricingPlan PricingRule', 'the allocation of a bill', { sets: ['data'] }],
  ]),
  place('Braket', { category: 'abstracted', page: 'braket/latest/developerguide/what-is-braket.html' }, [
    ['setting', 'SpendingLimit', 'how much quantum tasks may cost', { sets: ['resilience'] }],
  ]),
  place('Budgets', { category: 'abstracted', page: 'awsaccountbilling/latest/aboutv2/billing-what-is.html' }, [
    ['setting', 'Budget', 'the cost at which a notification is sent', { sets: ['logging'] }],
    ['setting', 'BudgetsAction', 'what is done at which cost', { sets: ['logging'] }],
  ]),
]

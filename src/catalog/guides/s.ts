import { readOn } from '../sources.ts'

export const guidesS = readOn('2026-11-30', [
  [
    'sagemaker/latest/dg/mlflow.html',
    'SageMaker hosts tracking servers, each in one zone; artefacts stay in a bucket of the customer, which chooses the version',
    'launched in a single availability zone',
  ],
  [
    'sagemaker/latest/dg/nbi-software-updates.html',
    'AWS releases software of notebooks; the customer restarts the notebook to get it',
    'stop and restart your notebook instance',
  ],
  [
    'sagemaker/latest/dg/partner-apps.html',
    'SageMaker runs the applications of partners in accounts of its own; data stays with the customer',
    'runs them on service-managed AWS accounts',
  ],
  [
    'sagemaker/latest/dg/sagemaker-hyperpod.html',
    'AWS replaces faulty instances of a cluster; the customer has direct access to its nodes',
    'detect and replace the faulty hardware',
  ],
  [
    'sagemaker/latest/dg/studio-notebooks-and-internet-access.html',
    'a network of SageMaker reaches the internet by default; with VPC only, the customer writes the security groups of domains and profiles',
    'partly own the networking configuration',
  ],
  [
    'sagemaker/latest/dg/whatis.html',
    'AWS runs the servers of training and hosting; the customer builds and deploys models',
    'build and manage your own servers',
  ],
  [
    'scheduler/latest/UserGuide/configuring-schedule-dlq.html',
    'the customer names the queue to which EventBridge Scheduler sends what it cannot deliver',
    'troubleshoot issues with your schedule',
  ],
  [
    'scheduler/latest/UserGuide/what-is-scheduler.html',
    'AWS runs the schedules; the customer sets their targets and retries',
    'need to provision and manage infrastructure',
  ],
  [
    'secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'the customer grants users, roles and accounts access to a secret by its policy',
    'specify who can access the secret',
  ],
  [
    'secretsmanager/latest/userguide/monitoring.html',
    'AWS has tools; the customer sets checks of use and deletion, and reads the logs',
    'can also set automated checks for',
  ],
  [
    'secretsmanager/latest/userguide/rotating-secrets.html',
    'the customer sets up the rotation of a secret, except where a service manages the secret',
    'you can set up automatic rotation',
  ],
  [
    'secretsmanager/latest/userguide/whats-in-a-secret.html',
    'a secret is a value in versions, with its policy, key and rotation',
    'returns that version by default when',
  ],
  [
    'security-lake/latest/userguide/what-is-security-lake.html',
    'AWS collects logs into buckets in the account of the customer, who owns the data and chooses the subscribers',
    'you retain ownership over your data',
  ],
  [
    'securityagent/latest/userguide/manage-target-domains.html',
    'the customer adds the domains that are tested, and proves that they are its own',
    'must verify these target domains before',
  ],
  [
    'securityhub/latest/userguide/what-is-securityhub.html',
    'AWS runs checks and collects findings, where the customer enabled it',
    'generated after you enable Security Hub',
  ],
  [
    'serverlessrepo/latest/devguide/what-is-serverlessrepo.html',
    'the customer uploads code, and publishes it to all, to accounts or to none',
    'sharing them publicly with the community',
  ],
  [
    'servicecatalog/latest/adminguide/introduction.html',
    'administrators of the customer assemble portfolios, and grant access to them',
    'Administrators assemble portfolios of products from',
  ],
  [
    'ses/latest/dg/Welcome.html',
    'AWS runs the mail servers; the customer sends and receives by its own domains',
    'email server management, network configuration',
  ],
  [
    'signer/latest/developerguide/Welcome.html',
    'AWS manages keys and certificates of signing; the customer defines who may sign',
    "manages the code-signing certificate's public and",
  ],
  [
    'singlesignon/latest/userguide/what-is.html',
    'the customer connects or makes the users, and assigns their access',
    'manage your users directly in IAM',
  ],
  [
    'sms-voice/latest/userguide/what-is-sms-mms.html',
    'AWS delivers messages; the customer registers senders, and keeps lists of opt-outs',
    'registration of origination identities',
  ],
  [
    'sns/latest/dg/logging-using-cloudtrail.html',
    'CloudTrail notes management calls; the customer makes the trail, and turns on data events of topics',
    'log data events for the SNS',
  ],
  [
    'sns/latest/dg/sns-access-policy-use-cases.html',
    'a topic is private until the customer grants other accounts and services access',
    'Default policies in Amazon SNS',
  ],
  [
    'sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html',
    'a subscription names the endpoint to which messages of a topic are delivered',
    'begins to receive messages published to',
  ],
  [
    'sns/latest/dg/sns-dead-letter-queues.html',
    'SNS repeats deliveries, then discards a message, unless the customer sets a dead-letter queue',
    'are held in the dead-letter queue',
  ],
  [
    'sns/latest/dg/welcome.html',
    'AWS runs the delivery of messages; a topic is where they are sent',
    'fully managed service that provides message',
  ],
  [
    'ssm-sap/latest/userguide/what-is-ssm-for-sap.html',
    'the customer registers SAP applications, and enables their backup',
    'Register and discover SAP applications',
  ],
  [
    'step-functions/latest/dg/welcome.html',
    'AWS runs the workflows that the customer writes; workers of activities stand outside',
    'workers that exist outside of Step',
  ],
  [
    'storagegateway/latest/vgw/WhatIsStorageGateway.html',
    'the gateway is an appliance at the site of the customer or an instance; the storage is at AWS',
    'connects an on-premises software appliance with',
  ],
  [
    'streams/latest/dev/introduction.html',
    'AWS runs the intake of data; the customer scales the stream and writes what reads it',
    'operational burden of creating and running',
  ],
  [
    'systems-manager/latest/userguide/automation-action-logging.html',
    'the customer sends the output of scripts to a log group, by a setting of the account',
    'actions is an account-level setting',
  ],
  [
    'systems-manager/latest/userguide/documents-ssm-sharing.html',
    'the customer shares documents, and can block public sharing by a setting of the account and region',
    'block public sharing setting is an',
  ],
  [
    'systems-manager/latest/userguide/documents.html',
    'a document holds steps that run on nodes; the customer writes its own',
    'defines the actions that Systems Manager',
  ],
  [
    'systems-manager/latest/userguide/fleet-manager-managed-nodes.html',
    'a managed node is a machine that was set up for Systems Manager, at AWS or elsewhere',
    'any machine configured for AWS Systems',
  ],
  [
    'systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html',
    'AWS connects the console to Windows nodes; the customer grants who may connect',
    'secure connectivity to your Windows Server',
  ],
  [
    'systems-manager/latest/userguide/patch-manager.html',
    'the customer defines which patches a node must have, and when they are installed',
    'you define what patch compliance means',
  ],
  [
    'systems-manager/latest/userguide/security-iam.html',
    'the administrators of the customer grant every permission in Systems Manager by IAM policies',
    'authorized (have permissions) to use Systems',
  ],
  [
    'systems-manager/latest/userguide/what-is-systems-manager.html',
    'nodes run an agent; the customer applies patches and runs commands through Systems Manager',
    'SSM Agent is installed on the',
  ],
])

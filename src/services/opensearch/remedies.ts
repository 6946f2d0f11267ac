import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { fromClients, indent } from '../../controls/snippets.ts'
import { existing, policyDocument, resource, type TemplateProperties, template } from '../../controls/template.ts'

/** A setting of a domain: console steps, CLI options, CloudFormation and Terraform. */
const domain = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::OpenSearchService::Domain'>,
  hcl: string,
): Remedy => ({
  console: ['Amazon OpenSearch Service > Domains, open the domain', ...steps],
  cli: `aws opensearch update-domain-config --domain-name DOMAIN \\
  ${options}`,
  cloudformation: template({
    Domain: existing('AWS::OpenSearchService::Domain', properties),
  }),
  terraform: `resource "aws_opensearch_domain" "this" {
  domain_name = "DOMAIN"
${indent(hcl, '  ')}
}`,
})

const log = (title: string, kind: string): Remedy =>
  domain(
    [`Logs: ${title}, Enable, choose a log group and allow OpenSearch Service to write to it`],
    `--log-publishing-options '{"${kind}": {"CloudWatchLogsLogGroupArn": "LOG_GROUP_ARN", "Enabled": true}}'`,
    { LogPublishingOptions: { [kind]: { CloudWatchLogsLogGroupArn: 'LOG_GROUP_ARN', Enabled: true } } },
    `
log_publishing_options {
  log_type                 = "${kind}"
  cloudwatch_log_group_arn = "LOG_GROUP_ARN"
}`,
  )

const callers = {
  Effect: 'Allow',
  Principal: { AWS: 'ROLE_ARN' },
  Action: 'es:ESHttp*',
  Resource: 'arn:aws:es:REGION:ACCOUNT_ID:domain/DOMAIN/*',
}

const inVpc = { VPCOptions: { SubnetIds: ['SUBNET_A', 'SUBNET_B'], SecurityGroupIds: ['SECURITY_GROUP_ID'] } }

/** A new domain in a VPC with the same software: a public domain cannot be moved into a VPC. */
const newInVpc = (EngineVersion: string): Remedy => ({
  ...domain(
    [],
    '',
    inVpc,
    `
vpc_options {
  subnet_ids         = ["SUBNET_A", "SUBNET_B"]
  security_group_ids = ["SECURITY_GROUP_ID"]
}`,
  ),
  console: [
    'Amazon OpenSearch Service > Domains > Create domain. Network: VPC access, private subnets and a security group',
    'Migrate the indexes with a manual snapshot in S3, then delete the public domain',
  ],
  cli: `aws opensearch create-domain --domain-name NEW_DOMAIN --engine-version ${EngineVersion} \\
  --vpc-options SubnetIds=SUBNET_A,SUBNET_B,SecurityGroupIds=SECURITY_GROUP_ID`,
  cloudformation: template({
    '#': 'a public domain cannot be moved into a VPC: create a new one and migrate the indexes with a snapshot',
    NewDomain: resource('AWS::OpenSearchService::Domain', { DomainName: 'NEW_DOMAIN', EngineVersion, ...inVpc }),
  }),
})

const ofDomains = {
  'Opensearch.1': domain(
    ['Actions > Edit security configuration. Encryption: Enable encryption of data at rest, Save changes'],
    '--encryption-at-rest-options Enabled=true,KmsKeyId=KEY_ARN',
    { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'KEY_ARN' } },
    `
encrypt_at_rest {
  enabled    = true
  kms_key_id = "KEY_ARN"
}`,
  ),
  'Opensearch.2': newInVpc('OpenSearch_2.17'),
  'Opensearch.3': domain(
    ['Actions > Edit security configuration. Encryption: Node-to-node encryption, Save changes'],
    '--node-to-node-encryption-options Enabled=true',
    { NodeToNodeEncryptionOptions: { Enabled: true } },
    `
node_to_node_encryption {
  enabled = true
}`,
  ),
  'Opensearch.4': log('CloudWatch Logs, Error logs', 'ES_APPLICATION_LOGS'),
  'Opensearch.5': log('CloudWatch Logs, Audit logs (require fine-grained access control)', 'AUDIT_LOGS'),
  'Opensearch.6': domain(
    ['Actions > Edit cluster configuration. Availability Zones: 3, Number of nodes: 3, Save changes'],
    '--cluster-config "InstanceCount=3,ZoneAwarenessEnabled=true,ZoneAwarenessConfig={AvailabilityZoneCount=3}"',
    {
      ClusterConfig: {
        InstanceCount: 3,
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      },
    },
    `
cluster_config {
  instance_count         = 3
  zone_awareness_enabled = true

  zone_awareness_config {
    availability_zone_count = 3
  }
}`,
  ),
  'Opensearch.7': domain(
    ['Actions > Edit security configuration. Fine-grained access control: Enable, and set a role as master user'],
    '--advanced-security-options "Enabled=true,MasterUserOptions={MasterUserARN=ROLE_ARN}"',
    { AdvancedSecurityOptions: { Enabled: true, MasterUserOptions: { MasterUserARN: 'ROLE_ARN' } } },
    `
advanced_security_options {
  enabled = true

  master_user_options {
    master_user_arn = "ROLE_ARN"
  }
}`,
  ),
  'Opensearch.8': domain(
    ['Actions > Edit security configuration. Require HTTPS for all traffic, TLS policy: the latest, Save changes'],
    '--domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10',
    { DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' } },
    `
domain_endpoint_options {
  enforce_https       = true
  tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
}`,
  ),
  'Opensearch.10': {
    ...domain(
      [],
      '',
      { SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true } },
      `
software_update_options {
  auto_software_update_enabled = true
}`,
    ),
    console: [
      'Amazon OpenSearch Service > Domains, open the domain > Actions, Update service software: update now, or in the off-peak window',
      'Actions > Edit off-peak window: turn Automatic software update on',
    ],
    cli: `aws opensearch start-service-software-update --domain-name DOMAIN
aws opensearch update-domain-config --domain-name DOMAIN --software-update-options AutoSoftwareUpdateEnabled=true`,
  },
  'Opensearch.11': domain(
    ['Actions > Edit cluster configuration. Dedicated master nodes: Enable, 3 nodes, Save changes'],
    '--cluster-config DedicatedMasterEnabled=true,DedicatedMasterCount=3,DedicatedMasterType=m6g.large.search',
    {
      ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 3, DedicatedMasterType: 'm6g.large.search' },
    },
    `
cluster_config {
  dedicated_master_enabled = true
  dedicated_master_count   = 3
  dedicated_master_type    = "m6g.large.search"
}`,
  ),
} satisfies Remedies

/** Domains with Elasticsearch have the same settings, console and commands as domains with OpenSearch. */
export const opensearchRemedies: Remedies = {
  ...ofDomains,
  'ES.1': ofDomains['Opensearch.1'],
  'ES.2': newInVpc('Elasticsearch_7.10'),
  'ES.3': ofDomains['Opensearch.3'],
  'ES.4': ofDomains['Opensearch.4'],
  'ES.5': ofDomains['Opensearch.5'],
  'ES.6': ofDomains['Opensearch.6'],
  'ES.7': ofDomains['Opensearch.11'],
  'ES.8': ofDomains['Opensearch.8'],
  'Demarc.Opensearch.8': {
    ...domain([], '', { EngineVersion: 'OpenSearch_2.19' }, 'engine_version = "OpenSearch_2.19"'),
    console: [
      'Amazon OpenSearch Service > Domains, open the domain: take a manual snapshot first',
      'Actions > Upgrade: choose a version in standard support, Check upgrade eligibility, then Upgrade',
      'An old version needs several upgrades, each to a version that the console offers',
    ],
    cli: `# the versions that the domain can be upgraded to
aws opensearch get-compatible-versions --domain-name DOMAIN
# an upgrade check, then the upgrade
aws opensearch upgrade-domain --domain-name DOMAIN --target-version OpenSearch_2.19 --perform-check-only
aws opensearch upgrade-domain --domain-name DOMAIN --target-version OpenSearch_2.19`,
  },
  'Demarc.Opensearch.6': ofDomains['Opensearch.7'],
  'Demarc.Opensearch.7': ofDomains['Opensearch.10'],
  'Demarc.Opensearch.1': fromClients(
    [
      'Amazon OpenSearch Service > Domains, open the domain: note the security groups',
      'EC2 > Security Groups, open each > Edit inbound rules',
      'Delete the rules from 0.0.0.0/0 and ::/0, and add one for port 443 whose source is the security group of the clients',
    ],
    443,
    { resource: 'SearchGroup', hcl: 'search' },
  ),
  'Demarc.Opensearch.2': domain(
    ['Actions > Edit security configuration. Access policy: name the roles that may call the domain, Save changes'],
    `--access-policies '{"Version":"2012-10-17","Statement":[${JSON.stringify(callers)}]}'`,
    {
      AccessPolicies: policyDocument(callers),
    },
    `access_policies = ${policyHcl([callers], '')}`,
  ),
  'Demarc.Opensearch.3': {
    console: [
      'Amazon OpenSearch Service > Serverless > Network policies, open the policy, Edit',
      'Access type: Private, and choose your VPC endpoints, Update policy',
    ],
    cli: `VERSION=$(aws opensearchserverless get-security-policy --type network --name POLICY \\
  --query securityPolicyDetail.policyVersion --output text)
aws opensearchserverless update-security-policy --type network --name POLICY --policy-version "$VERSION" \\
  --policy '[{"Rules": [{"ResourceType": "collection", "Resource": ["collection/NAME"]}], "AllowFromPublic": false, "SourceVPCEs": ["VPC_ENDPOINT_ID"]}]'`,
    cloudformation: template({
      Network: resource('AWS::OpenSearchServerless::SecurityPolicy', {
        Name: 'POLICY',
        Type: 'network',
        Policy:
          '[{"Rules": [{"ResourceType": "collection", "Resource": ["collection/NAME"]}], "AllowFromPublic": false, "SourceVPCEs": ["VPC_ENDPOINT_ID"]}]',
      }),
    }),
    terraform: `resource "aws_opensearchserverless_security_policy" "network" {
  name = "POLICY"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/NAME"] }]
    AllowFromPublic = false
    SourceVPCEs     = ["VPC_ENDPOINT_ID"]
  }])
}`,
  },
  'Demarc.Opensearch.4': {
    console: [
      'Amazon OpenSearch Service > Serverless > Collections > Create collection: Enable redundancy',
      'Index the data again, move the clients, then delete the old collection',
    ],
    cli: 'aws opensearchserverless create-collection --name NEW_NAME --type SEARCH --standby-replicas ENABLED',
    cloudformation: template({
      Collection: resource('AWS::OpenSearchServerless::Collection', {
        Name: 'NEW_NAME',
        Type: 'SEARCH',
        StandbyReplicas: 'ENABLED',
      }),
    }),
    terraform: `resource "aws_opensearchserverless_collection" "this" {
  name             = "NEW_NAME"
  type             = "SEARCH"
  standby_replicas = "ENABLED"
}`,
  },
  'Demarc.Opensearch.5': {
    console: [
      'Amazon OpenSearch Service > Serverless > Encryption policies > Create: the name of a new collection and a customer managed key',
      'Create the collection, index the data again, move the clients, then delete the old one',
    ],
    cli: `aws opensearchserverless create-security-policy --type encryption --name POLICY \\
  --policy '{"Rules": [{"ResourceType": "collection", "Resource": ["collection/NEW_NAME"]}], "AWSOwnedKey": false, "KmsARN": "KEY_ARN"}'
aws opensearchserverless create-collection --name NEW_NAME --type SEARCH`,
    cloudformation: template({
      Encryption: resource('AWS::OpenSearchServerless::SecurityPolicy', {
        Name: 'POLICY',
        Type: 'encryption',
        Policy:
          '{"Rules": [{"ResourceType": "collection", "Resource": ["collection/NEW_NAME"]}], "AWSOwnedKey": false, "KmsARN": "KEY_ARN"}',
      }),
    }),
    terraform: `resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "POLICY"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/NEW_NAME"] }]
    AWSOwnedKey = false
    KmsARN      = "KEY_ARN"
  })
}`,
  },
}

import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'
import { existing, resource, type Template, type TemplateProperties, template } from '../../controls/template.ts'

const cluster = (properties: TemplateProperties<'AWS::EKS::Cluster'>): Template =>
  template({ Cluster: existing('AWS::EKS::Cluster', properties) })

const hcl = (settings: readonly string[], vpc: readonly string[] = []): string =>
  [
    'resource "aws_eks_cluster" "this" {',
    '  name     = "CLUSTER"',
    '  role_arn = "ROLE_ARN"',
    ...settings.map((it) => (it === '' ? '' : `  ${it}`)),
    '',
    '  vpc_config {',
    '    subnet_ids = ["SUBNET_A", "SUBNET_B"]',
    ...vpc.map((it) => `    ${it}`),
    '  }',
    '}',
  ].join('\n')

const open = ['Amazon EKS > Clusters, open the cluster']

/** A new node group, for settings that cannot be changed. */
const nodegroup = (...notes: readonly string[]) => ({
  console: [
    'Amazon EKS > Clusters, open the cluster > Compute > Add node group',
    ...notes,
    'Cordon and drain the old nodes (kubectl), then delete the old node group',
  ],
  cli: `aws eks create-nodegroup --cluster-name CLUSTER --nodegroup-name NEW_NODEGROUP --node-role ROLE_ARN \\
  --subnets SUBNET_A SUBNET_B --ami-type AL2023_x86_64_STANDARD
aws eks delete-nodegroup --cluster-name CLUSTER --nodegroup-name NODEGROUP`,
  cloudformation: template({
    Nodes: resource('AWS::EKS::Nodegroup', {
      ClusterName: 'CLUSTER',
      NodeRole: 'ROLE_ARN',
      AmiType: 'AL2023_x86_64_STANDARD',
      Subnets: ['SUBNET_A', 'SUBNET_B'],
    }),
  }),
  terraform: `resource "aws_eks_node_group" "this" {
  cluster_name  = "CLUSTER"
  node_role_arn = "ROLE_ARN"
  ami_type      = "AL2023_x86_64_STANDARD"
  subnet_ids    = ["SUBNET_A", "SUBNET_B"]

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 2
  }
}`,
})

const newerCluster: Remedy = {
  console: [
    ...open,
    'Upgrade insights: fix the reported issues, then Upgrade version, one minor version at a time',
    'Then the add-ons (Add-ons > Update version) and the node groups (Compute > Update now)',
  ],
  cli: `aws eks list-insights --cluster-name CLUSTER
aws eks update-cluster-version --name CLUSTER --kubernetes-version 1.35
aws eks wait cluster-active --name CLUSTER
aws eks update-nodegroup-version --cluster-name CLUSTER --nodegroup-name NODEGROUP`,
  cloudformation: cluster({ Version: '1.35' }),
  terraform: hcl(['version  = "1.35"']),
}

const newerNodes: Remedy = {
  console: [
    ...open,
    'Upgrade version, if the version of the cluster is not supported',
    'Compute, the node group > Update now: Rolling update',
  ],
  cli: 'aws eks update-nodegroup-version --cluster-name CLUSTER --nodegroup-name NODEGROUP',
  cloudformation: template({ Nodes: existing('AWS::EKS::Nodegroup', { Version: '1.35' }) }),
  terraform: `resource "aws_eks_node_group" "this" {
  cluster_name    = "CLUSTER"
  node_group_name = "NODEGROUP"
  node_role_arn   = "NODE_ROLE_ARN"
  subnet_ids      = ["SUBNET_A", "SUBNET_B"]
  version         = "1.35"

  scaling_config {
    desired_size = 2
    max_size     = 3
    min_size     = 2
  }
}`,
}

export const eksRemedies: Remedies = {
  'EKS.1': {
    console: [
      ...open,
      'Networking > Manage > Endpoint access: Private',
      'Check first that administrators can reach the VPC: a VPN, a bastion with Session Manager, or CloudShell in the VPC',
    ],
    cli: `aws eks update-cluster-config --name CLUSTER \\
  --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true`,
    cloudformation: cluster({ ResourcesVpcConfig: { EndpointPublicAccess: false, EndpointPrivateAccess: true } }),
    terraform: hcl([], ['endpoint_public_access  = false', 'endpoint_private_access = true']),
  },
  'EKS.2': newerCluster,
  'EKS.3': {
    console: [
      ...open,
      'Overview > Secrets encryption > Enable, and choose the KMS key; it cannot be turned off again',
      'Write the secrets again, so that they are encrypted: kubectl get secrets --all-namespaces -o json, piped to kubectl replace -f -',
    ],
    cli: `aws eks associate-encryption-config --cluster-name CLUSTER \\
  --encryption-config '[{"resources":["secrets"],"provider":{"keyArn":"KEY_ARN"}}]'`,
    cloudformation: cluster({ EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: 'KEY_ARN' } }] }),
    terraform: hcl([
      '',
      'encryption_config {',
      '  resources = ["secrets"]',
      '',
      '  provider {',
      '    key_arn = "KEY_ARN"',
      '  }',
      '}',
    ]),
  },
  'EKS.8': {
    console: [...open, 'Observability > Control plane logs > Manage logging: Audit'],
    cli: `aws eks update-cluster-config --name CLUSTER \\
  --logging '{"clusterLogging":[{"types":["audit"],"enabled":true}]}'`,
    cloudformation: cluster({ Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } } }),
    terraform: hcl(['enabled_cluster_log_types = ["audit"]']),
  },
  'EKS.9': newerNodes,
  'Demarc.EKS.1': {
    console: [...open, 'Networking > Manage > Endpoint access > Advanced settings: your networks as CIDR blocks'],
    cli: 'aws eks update-cluster-config --name CLUSTER --resources-vpc-config publicAccessCidrs=CIDR',
    cloudformation: cluster({ ResourcesVpcConfig: { PublicAccessCidrs: ['CIDR'] } }),
    terraform: hcl([], ['public_access_cidrs = ["CIDR"]']),
  },
  'Demarc.EKS.2': {
    console: [...open, 'Overview > Deletion protection > Enable'],
    cli: 'aws eks update-cluster-config --name CLUSTER --deletion-protection',
    cloudformation: cluster({ DeletionProtection: true }),
    terraform: hcl(['deletion_protection = true']),
  },
  'Demarc.EKS.3': {
    console: [
      ...open,
      'Access > Create access entry, for each identity of the ConfigMap aws-auth, with the access policy that it needs',
      'Access > Manage access > Cluster authentication mode: EKS API; it cannot be changed back',
    ],
    cli: `aws eks create-access-entry --cluster-name CLUSTER --principal-arn ROLE_ARN
aws eks associate-access-policy --cluster-name CLUSTER --principal-arn ROLE_ARN --access-scope type=cluster \\
  --policy-arn arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy
aws eks update-cluster-config --name CLUSTER --access-config authenticationMode=API_AND_CONFIG_MAP
aws eks wait cluster-active --name CLUSTER
aws eks update-cluster-config --name CLUSTER --access-config authenticationMode=API`,
    cloudformation: cluster({ AccessConfig: { AuthenticationMode: 'API' } }),
    terraform: hcl(['', 'access_config {', '  authentication_mode = "API"', '}']),
  },
  'Demarc.EKS.4': nodegroup('Configure remote access to nodes: leave it off; use Session Manager'),
  'Demarc.EKS.5': {
    console: [...open, 'Compute, the node group > Update now: Rolling update'],
    cli: 'aws eks update-nodegroup-version --cluster-name CLUSTER --nodegroup-name NODEGROUP',
    cloudformation: not('remove Version from the AWS::EKS::Nodegroup, or change it with the version of the cluster'),
    terraform: not('remove version from the aws_eks_node_group, or set it to aws_eks_cluster.this.version'),
  },
  'Demarc.EKS.6': nodegroup('AMI type: Amazon Linux 2023 or Bottlerocket'),
  'Demarc.EKS.7': nodegroup('Subnets: of two Availability Zones'),
  'Demarc.EKS.8': {
    console: [
      'Amazon EKS > Clusters, open the cluster > Compute > Add Fargate profile',
      'Subnets: private subnets in two Availability Zones. Pod selectors: the same as in the old profile',
      'Delete the old profile, and restart its pods (kubectl rollout restart)',
    ],
    cli: `aws eks create-fargate-profile --cluster-name CLUSTER --fargate-profile-name NEW_PROFILE \\
  --pod-execution-role-arn ROLE_ARN --subnets SUBNET_A SUBNET_B --selectors namespace=NAMESPACE
aws eks delete-fargate-profile --cluster-name CLUSTER --fargate-profile-name PROFILE`,
    cloudformation: template({
      Profile: resource('AWS::EKS::FargateProfile', {
        ClusterName: 'CLUSTER',
        PodExecutionRoleArn: 'ROLE_ARN',
        Subnets: ['SUBNET_A', 'SUBNET_B'],
        Selectors: [{ Namespace: 'NAMESPACE' }],
      }),
    }),
    terraform: `resource "aws_eks_fargate_profile" "this" {
  cluster_name           = "CLUSTER"
  fargate_profile_name   = "NEW_PROFILE"
  pod_execution_role_arn = "ROLE_ARN"
  subnet_ids             = ["SUBNET_A", "SUBNET_B"]

  selector {
    namespace = "NAMESPACE"
  }
}`,
  },
  'Demarc.EKS.9': newerCluster,
  'Demarc.EKS.10': newerNodes,
}

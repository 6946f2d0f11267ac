import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

/** A security configuration that encrypts, and a cluster that names it. */
const encrypted: Remedy = {
  console: [
    'Amazon EMR > Security configurations > Create: turn on at-rest and in-transit encryption',
    'Amazon EMR > Clusters, select the cluster > Clone, choose the new security configuration',
    'Move the work to the new cluster, terminate the old one, and delete the old security configuration',
  ],
  cli: `aws emr create-security-configuration --name ENCRYPTED --security-configuration '{
  "EncryptionConfiguration": {
    "EnableAtRestEncryption": true,
    "AtRestEncryptionConfiguration": {
      "S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"},
      "LocalDiskEncryptionConfiguration": {"EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "KEY_ARN"}
    },
    "EnableInTransitEncryption": true,
    "InTransitEncryptionConfiguration": {
      "TLSCertificateConfiguration": {"CertificateProviderType": "PEM", "S3Object": "s3://BUCKET/certificates.zip"}
    }
  }
}'
# then launch a new cluster with it, terminate the old one, and delete its security configuration
aws emr delete-security-configuration --name SECURITY_CONFIGURATION`,
  cloudformation: template({
    '#': 'a new security configuration: launch clusters with it, and delete the old one',
    Encrypted: resource('AWS::EMR::SecurityConfiguration', {
      Name: 'ENCRYPTED',
      SecurityConfiguration: {
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: 'SSE-S3' },
            LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: 'KEY_ARN' },
          },
          EnableInTransitEncryption: true,
          InTransitEncryptionConfiguration: {
            TLSCertificateConfiguration: { CertificateProviderType: 'PEM', S3Object: 's3://BUCKET/certificates.zip' },
          },
        },
      },
    }),
  }),
  terraform: `resource "aws_emr_security_configuration" "this" {
  name = "ENCRYPTED"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration        = { EncryptionMode = "SSE-S3" }
        LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = "KEY_ARN" }
      }
      EnableInTransitEncryption = true
      InTransitEncryptionConfiguration = {
        TLSCertificateConfiguration = { CertificateProviderType = "PEM", S3Object = "s3://BUCKET/certificates.zip" }
      }
    }
  })
}`,
}

export const emrRemedies: Remedies = {
  'EMR.1': {
    console: [
      'Amazon EMR > Clusters, select the cluster > Clone',
      'Networking: a private subnet, with a NAT gateway or VPC endpoints for Amazon S3 and Amazon EMR',
      'Move the work to the new cluster, and terminate the old one',
    ],
    cli: `aws emr create-cluster --name CLUSTER --release-label emr-7.12.0 --applications Name=Spark --use-default-roles \\
  --ec2-attributes SubnetId=PRIVATE_SUBNET_ID --instance-type m6i.xlarge --instance-count 3
# then move the work, and terminate the old cluster
aws emr terminate-clusters --cluster-ids CLUSTER_ID`,
    cloudformation: template({
      '#': 'a new cluster: move the work to it before the old one is terminated',
      Cluster: resource('AWS::EMR::Cluster', {
        Name: 'CLUSTER',
        ReleaseLabel: 'emr-7.12.0',
        Applications: [{ Name: 'Spark' }],
        JobFlowRole: 'EMR_EC2_DefaultRole',
        ServiceRole: 'EMR_DefaultRole',
        Instances: {
          Ec2SubnetId: 'PRIVATE_SUBNET_ID',
          MasterInstanceGroup: { InstanceCount: 1, InstanceType: 'm6i.xlarge' },
          CoreInstanceGroup: { InstanceCount: 2, InstanceType: 'm6i.xlarge' },
        },
      }),
    }),
    terraform: `resource "aws_emr_cluster" "this" {
  name          = "CLUSTER"
  release_label = "emr-7.12.0"
  applications  = ["Spark"]
  service_role  = "EMR_DefaultRole"

  ec2_attributes {
    subnet_id        = "PRIVATE_SUBNET_ID"
    instance_profile = "EMR_EC2_DefaultRole"
  }

  master_instance_group {
    instance_type = "m6i.xlarge"
  }

  core_instance_group {
    instance_type  = "m6i.xlarge"
    instance_count = 2
  }
}`,
  },
  'EMR.2': {
    console: [
      'Amazon EMR > Block public access > Edit: Turn on',
      'Port range exceptions: port 22 alone, or none',
      'Do the same in every Region in use',
    ],
    cli: `aws emr put-block-public-access-configuration --block-public-access-configuration \\
  'BlockPublicSecurityGroupRules=true,PermittedPublicSecurityGroupRuleRanges=[{MinRange=22,MaxRange=22}]'`,
    cloudformation: not('CloudFormation has no resource for block public access of Amazon EMR'),
    terraform: `resource "aws_emr_block_public_access_configuration" "this" {
  block_public_security_group_rules = true

  permitted_public_security_group_rule_range {
    min_range = 22
    max_range = 22
  }
}`,
  },
  'EMR.3': encrypted,
  'EMR.4': encrypted,
}

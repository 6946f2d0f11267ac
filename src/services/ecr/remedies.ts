import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies } from '../../controls/remedy.ts'
import {
  existing,
  policyDocument,
  resource,
  type Template,
  type TemplateProperties,
  template,
} from '../../controls/template.ts'

const repository = (properties: TemplateProperties<'AWS::ECR::Repository'>): Template =>
  template({ Repository: existing('AWS::ECR::Repository', properties) })

const pull = {
  Effect: 'Allow',
  Principal: { AWS: 'ROLE_ARN' },
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
}

const closed = {
  console: [
    'Amazon ECR > Private registry > Repositories, open the repository > Permissions > Edit',
    'In each statement name as principals those who need the images, and no others',
    'Private registry > Features & Settings > Permissions: do the same in the policy of the registry',
  ],
  cli: `aws ecr get-repository-policy --repository-name REPOSITORY
aws ecr set-repository-policy --repository-name REPOSITORY --policy-text file://policy.json
aws ecr get-registry-policy
aws ecr put-registry-policy --policy-text file://registry-policy.json`,
  cloudformation: repository({
    RepositoryPolicyText: policyDocument(pull),
  }),
  terraform: `resource "aws_ecr_repository_policy" "this" {
  repository = "REPOSITORY"
  policy = ${policyHcl([pull])}
}`,
}

const replicate = {
  Effect: 'Allow',
  Principal: { AWS: 'ROLE_ARN' },
  Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
  Resource: 'REPOSITORY_ARN',
}

const closedRegistry = {
  console: [
    'Amazon ECR > Private registry > Features & Settings > Permissions, choose the statement > Edit',
    'Name as principals those who need the repositories, and no others; delete a statement that none needs',
  ],
  cli: `aws ecr get-registry-policy
aws ecr put-registry-policy --policy-text file://registry-policy.json`,
  cloudformation: template({
    Registry: existing('AWS::ECR::RegistryPolicy', { PolicyText: policyDocument(replicate) }),
  }),
  terraform: `resource "aws_ecr_registry_policy" "this" {
  policy = ${policyHcl([replicate])}
}`,
}

const untaggedForAMonth =
  '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":30},"action":{"type":"expire"}}]}'

export const ecrRemedies: Remedies = {
  'ECR.1': {
    console: [
      'Amazon ECR > Private registry > Features & Settings > Scanning > Edit',
      'Basic scanning: a scan on push filter of *. Enhanced scanning (Amazon Inspector) scans again as new weaknesses become known',
    ],
    cli: `aws ecr put-registry-scanning-configuration --scan-type BASIC \\
  --rules '[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]'`,
    cloudformation: template({
      Scanning: resource('AWS::ECR::RegistryScanningConfiguration', {
        ScanType: 'BASIC',
        Rules: [{ ScanFrequency: 'SCAN_ON_PUSH', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] }],
      }),
    }),
    terraform: `resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}`,
  },
  'ECR.2': {
    console: [
      'Amazon ECR > Private registry > Repositories, choose the repository > Actions > Edit > Repository',
      'Image tag mutability: Immutable',
    ],
    cli: 'aws ecr put-image-tag-mutability --repository-name REPOSITORY --image-tag-mutability IMMUTABLE',
    cloudformation: repository({ ImageTagMutability: 'IMMUTABLE' }),
    terraform: `resource "aws_ecr_repository" "this" {
  name                 = "REPOSITORY"
  image_tag_mutability = "IMMUTABLE"
}`,
  },
  'ECR.3': {
    console: [
      'Amazon ECR > Private registry > Repositories, open the repository > Lifecycle policy > Create rule',
      'Image status: Untagged, Since image pushed, 30 days. Test it under Lifecycle policy test before you save',
    ],
    cli: `aws ecr put-lifecycle-policy --repository-name REPOSITORY \\
  --lifecycle-policy-text '${untaggedForAMonth}'`,
    cloudformation: repository({ LifecyclePolicy: { LifecyclePolicyText: untaggedForAMonth } }),
    terraform: `resource "aws_ecr_lifecycle_policy" "this" {
  repository = "REPOSITORY"
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 30 }
      action       = { type = "expire" }
    }]
  })
}`,
  },
  'ECR.5': {
    console: [
      'The key of a repository cannot be changed: Amazon ECR > Private registry > Repositories > Create repository',
      'Encryption configuration: AWS KMS, Customize encryption settings, and your key',
      'Push the images to the new repository, point what pulls them there, and delete the old one',
    ],
    cli: `aws ecr create-repository --repository-name NEW_REPOSITORY --image-tag-mutability IMMUTABLE \\
  --encryption-configuration encryptionType=KMS,kmsKey=KEY_ARN`,
    cloudformation: template({
      NewRepository: resource('AWS::ECR::Repository', {
        EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'KEY_ARN' },
      }),
    }),
    terraform: `resource "aws_ecr_repository" "this" {
  name = "NEW_REPOSITORY"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = "KEY_ARN"
  }
}`,
  },
  'Demarc.ECR.1': closed,
  'Demarc.ECR.2': closed,
  'Demarc.ECR.3': closedRegistry,
  'Demarc.ECR.4': closedRegistry,
}

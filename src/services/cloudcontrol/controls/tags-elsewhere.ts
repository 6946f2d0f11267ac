import { type Control, control } from '../../../controls/control.ts'
import { not } from '../../../controls/remedy.ts'
import { areTagged, isTagged, TAG, tagKeys, whatIsMissing } from '../../../controls/tags.ts'
import { existing, template } from '../../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide'

type Tags = Readonly<Record<string, string>>

/** A handler shows every property that is set: without Tags the instances get no tags. */
const tagsOf = (resources: { readonly Tags?: unknown } | null): Tags =>
  Object.fromEntries(
    // safe: the schema says JSON, and entries of any object may be looked at
    Object.entries((resources?.Tags ?? {}) as object).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

export const computeResourcesAreTagged = control({
  id: 'Batch.4',
  compared: '2026-11-30',
  configRule: 'batch-managed-compute-env-compute-resources-tagged',
  onRequest: true,
  parameters: { requiredKeyTags: tagKeys },
  on: 'AWS::Batch::ComputeEnvironment',
  responsibility: 'inventory',
  severity: 'low',
  title: 'Compute resources of managed Batch environments should have tags (required keys: {requiredKeyTags})',
  finding: ({ ComputeResources }, { parameters }) =>
    whatIsMissing('compute resources property', tagsOf(ComputeResources), parameters.requiredKeyTags),
  reads: ['Type', 'ComputeResources'],
  applies: ({ Type, ComputeResources }) =>
    Type?.toUpperCase() !== 'UNMANAGED' && !ComputeResources?.Type?.startsWith('FARGATE'),
  holds: ({ ComputeResources }, { parameters }) => isTagged(tagsOf(ComputeResources), parameters.requiredKeyTags),
  fix: 'Set computeResources.tags of the environment (UpdateComputeEnvironment); Batch then replaces its instances. Required keys: {requiredKeyTags}.',
  remedy: () => ({
    console: [
      'In AWS Batch, under Environments, edit the compute environment and add EC2 tags. Its instances are replaced.',
    ],
    cli: `aws cloudcontrol update-resource --type-name AWS::Batch::ComputeEnvironment --identifier ENVIRONMENT_ARN \\
  --patch-document '[{"op": "add", "path": "/ComputeResources/Tags", "value": {"KEY": "VALUE"}}]'`,
    cloudformation: template({
      Environment: existing(
        'AWS::Batch::ComputeEnvironment',
        { ComputeResources: { Tags: { KEY: 'VALUE' } } },
        'ComputeResources keeps its other properties. Its instances are replaced.',
      ),
    }),
    terraform:
      'resource "aws_batch_compute_environment" "this" {\n  compute_resources {\n    tags = {\n      KEY = "VALUE"\n    }\n  }\n}',
  }),
  source: `${docs}/batch-controls.html#batch-4`,
})

export const stacksAreTagged: Control = areTagged({
  id: 'CloudFormation.2',
  on: 'AWS::CloudFormation::Stack',
  page: `${docs}/cloudformation-controls.html`,
  title: 'CloudFormation stacks',
  one: 'stack',
  cloudformation: not('the tags of a stack are given when it is created or updated'),
  terraform: 'aws_cloudformation_stack',
  own: {
    console:
      'In CloudFormation, select the stack, choose Update, keep the template, and add the tags. Its resources get them, too.',
    cli: 'aws cloudformation update-stack --stack-name STACK --use-previous-template --tags Key=KEY,Value=VALUE',
  },
})

export const healthChecksAreTagged: Control = areTagged({
  id: 'Route53.1',
  on: 'AWS::Route53::HealthCheck',
  page: `${docs}/route53-controls.html`,
  title: 'Route 53 health checks',
  one: 'health check',
  cloudformation: existing('AWS::Route53::HealthCheck', { HealthCheckTags: [TAG] }),
  terraform: 'aws_route53_health_check',
})

import { type Answer, unknown } from '../../../controls/answer.ts'
import { copiedByCloudControl } from '../../../controls/cloud-control-snippets.ts'
import { control } from '../../../controls/control.ts'
import { existing, template } from '../../../controls/template.ts'
import { listed } from '../../../controls/wording.ts'
import type { AWSSageMakerModel_ContainerDefinition } from '../../../model/shapes.gen.ts'
import { pageOf } from './page.ts'

const on = 'AWS::SageMaker::Model'
const REPLACED = 'replaces the model: give it another ModelName, and point the endpoint to it'

/** The steps to replace a model, which cannot be changed. */
const inNew = (step: string): readonly string[] => [
  'Amazon SageMaker AI > Deployments & inference > Models > Create model, with the settings of the old one',
  step,
  'Create an endpoint configuration with the new model and update the endpoint to it',
]

export const modelsAreIsolated = control({
  id: 'SageMaker.5',
  compared: '2026-11-30',
  configRule: 'sagemaker-model-isolation-enabled',
  on,
  responsibility: 'egress-rules',
  severity: 'medium',
  title: 'SageMaker models should run with network isolation (EnableNetworkIsolation)',
  finding: 'EnableNetworkIsolation is false: containers of the model can call the internet and AWS',
  reads: ['EnableNetworkIsolation'],
  // without network isolation, a container can reach the internet
  // (sagemaker/latest/dg/mkt-algo-model-internet-free.html)
  holds: ({ EnableNetworkIsolation }) => EnableNetworkIsolation === true,
  fix: 'Create a model with EnableNetworkIsolation true and point the endpoint to it: the setting cannot be changed. Its containers get no AWS credentials.',
  remedy: () => ({
    console: inNew('Network: turn on Enable network isolation'),
    cli: copiedByCloudControl(on, 'MODEL_ARN', 'set EnableNetworkIsolation to true'),
    cloudformation: template({ Model: existing(on, { EnableNetworkIsolation: true }, REPLACED) }),
    terraform: `resource "aws_sagemaker_model" "this" {
  # the rest as it is; the change replaces the model
  enable_network_isolation = true
}`,
  }),
  source: pageOf('SageMaker.5'),
})

/** The registry of a container's image; AWS fails a container without an ImageConfig. */
const accessOf = ({ ImageConfig }: AWSSageMakerModel_ContainerDefinition): string =>
  ImageConfig === undefined ? 'Platform' : (ImageConfig.RepositoryAccessMode ?? 'unknown')

/** Do all containers pull their images from a registry in a VPC? */
function arePrivate(containers: readonly AWSSageMakerModel_ContainerDefinition[]): Answer {
  const modes = containers.map(accessOf)
  if (modes.includes('Platform')) return false
  return modes.every((mode) => mode === 'Vpc') || unknown('ImageConfig.RepositoryAccessMode')
}

const privateRegistry = { RepositoryAccessMode: 'Vpc' } as const

export const primaryContainersComeFromPrivateRegistries = control({
  id: 'SageMaker.16',
  compared: '2026-11-30',
  configRule: 'sagemaker-model-private-registry-required',
  on,
  responsibility: 'private-connectivity',
  severity: 'medium',
  title: 'SageMaker models should pull the image of their primary container from a private registry in a VPC',
  finding: ({ PrimaryContainer }) =>
    PrimaryContainer?.ImageConfig
      ? 'PrimaryContainer.ImageConfig.RepositoryAccessMode is Platform'
      : 'PrimaryContainer.ImageConfig is not set',
  reads: ['PrimaryContainer'],
  applies: ({ PrimaryContainer }) => PrimaryContainer !== null,
  holds: ({ PrimaryContainer }) => arePrivate(PrimaryContainer === null ? [] : [PrimaryContainer]),
  fix: 'Create a model whose PrimaryContainer has ImageConfig.RepositoryAccessMode Vpc and whose VpcConfig reaches the registry, and point the endpoint to it.',
  remedy: () => ({
    console: inNew(
      'Container definition: an image of the registry in your VPC; Network: the VPC, subnets and security groups',
    ),
    cli: copiedByCloudControl(
      on,
      'MODEL_ARN',
      'set PrimaryContainer.ImageConfig.RepositoryAccessMode to Vpc, the Image, and VpcConfig',
    ),
    cloudformation: template({
      Model: existing(
        on,
        {
          PrimaryContainer: { Image: 'REGISTRY/IMAGE:TAG', ImageConfig: privateRegistry },
          VpcConfig: { Subnets: ['SUBNET_A', 'SUBNET_B'], SecurityGroupIds: ['SECURITY_GROUP_ID'] },
        },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_sagemaker_model" "this" {
  # the rest as it is; the change replaces the model
  execution_role_arn = "ROLE_ARN"

  primary_container {
    image = "REGISTRY/IMAGE:TAG"
    image_config {
      repository_access_mode = "Vpc"
    }
  }

  vpc_config {
    subnets            = ["SUBNET_A", "SUBNET_B"]
    security_group_ids = ["SECURITY_GROUP_ID"]
  }
}`,
  }),
  source: pageOf('SageMaker.16'),
})

const nameOf = ({ ContainerHostname, Image }: AWSSageMakerModel_ContainerDefinition): string =>
  ContainerHostname ?? Image ?? 'without a name'

export const pipelinesComeFromPrivateRegistries = control({
  id: 'SageMaker.19',
  compared: '2026-11-30',
  configRule: 'sagemaker-model-multicontainer-private-registry',
  on,
  responsibility: 'private-connectivity',
  severity: 'medium',
  title: 'SageMaker inference pipelines should pull all their images from a private registry in a VPC',
  finding: ({ Containers }) =>
    `No private registry for ${listed((Containers ?? []).filter((one) => accessOf(one) === 'Platform').map(nameOf), 2)}`,
  reads: ['Containers'],
  applies: ({ Containers }) => (Containers ?? []).length > 1,
  holds: ({ Containers }) => arePrivate(Containers ?? []),
  fix: 'Create a model in which each of Containers has ImageConfig.RepositoryAccessMode Vpc and whose VpcConfig reaches the registry, and point the endpoint to it.',
  remedy: () => ({
    console: inNew(
      'Container definitions: images of the registry in your VPC; Network: the VPC, subnets and security groups',
    ),
    cli: copiedByCloudControl(
      on,
      'MODEL_ARN',
      'set ImageConfig.RepositoryAccessMode of each of Containers to Vpc, their Image, and VpcConfig',
    ),
    cloudformation: template({
      Model: existing(
        on,
        {
          Containers: [
            { Image: 'REGISTRY/FIRST:TAG', ImageConfig: privateRegistry },
            { Image: 'REGISTRY/SECOND:TAG', ImageConfig: privateRegistry },
          ],
          VpcConfig: { Subnets: ['SUBNET_A', 'SUBNET_B'], SecurityGroupIds: ['SECURITY_GROUP_ID'] },
        },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_sagemaker_model" "this" {
  # the rest as it is, and a container block for each further image; the change replaces the model
  execution_role_arn = "ROLE_ARN"

  container {
    image = "REGISTRY/FIRST:TAG"
    image_config {
      repository_access_mode = "Vpc"
    }
  }

  vpc_config {
    subnets            = ["SUBNET_A", "SUBNET_B"]
    security_group_ids = ["SECURITY_GROUP_ID"]
  }
}`,
  }),
  source: pageOf('SageMaker.19'),
})

export const variantsHaveSeveralInstances = control({
  id: 'SageMaker.4',
  compared: '2026-11-30',
  configRule: 'sagemaker-endpoint-config-prod-instance-count',
  on: 'AWS::SageMaker::EndpointConfig',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'SageMaker production variants should start with more than one instance (InitialInstanceCount)',
  finding: ({ ProductionVariants }) => {
    const single = (ProductionVariants ?? []).filter(({ InitialInstanceCount: count }) => (count ?? 2) < 2)
    return `InitialInstanceCount is ${single[0]?.InitialInstanceCount} for ${listed(single.map(({ VariantName }) => VariantName ?? 'a variant'))}`
  },
  reads: ['ProductionVariants'],
  // a serverless variant has no instances
  applies: ({ ProductionVariants }) => (ProductionVariants ?? []).some((one) => !one.ServerlessConfig),
  holds: ({ ProductionVariants }) => {
    const counts = (ProductionVariants ?? [])
      .filter((one) => !one.ServerlessConfig)
      .map(({ InitialInstanceCount }) => InitialInstanceCount)
    if (counts.some((count) => typeof count === 'number' && count < 2)) return false
    return counts.every((count) => typeof count === 'number') || unknown('ProductionVariants.InitialInstanceCount')
  },
  fix: 'Create an endpoint configuration with InitialInstanceCount 2 or more for each variant and update the endpoint to it: SageMaker spreads them over zones.',
  remedy: () => ({
    console: [
      'Amazon SageMaker AI > Deployments & inference > Endpoint configurations, open it > Clone',
      'Production variants > Edit: Initial instance count 2 or more; Create',
      'Endpoints, open the endpoint > Change, and choose the new configuration',
    ],
    cli: copiedByCloudControl(
      'AWS::SageMaker::EndpointConfig',
      'ENDPOINT_CONFIG_ARN',
      'set InitialInstanceCount of each of ProductionVariants to 2 or more',
    ),
    cloudformation: template({
      EndpointConfig: existing(
        'AWS::SageMaker::EndpointConfig',
        {
          ProductionVariants: [
            {
              VariantName: 'VARIANT',
              ModelName: 'MODEL',
              InstanceType: 'INSTANCE_TYPE',
              InitialInstanceCount: 2,
              InitialVariantWeight: 1,
            },
          ],
        },
        'replaces the endpoint configuration; the endpoint is updated to it without a break',
      ),
    }),
    terraform: `resource "aws_sagemaker_endpoint_configuration" "this" {
  # the rest as it is; the change replaces the configuration
  production_variants {
    variant_name           = "VARIANT"
    model_name             = "MODEL"
    instance_type          = "INSTANCE_TYPE"
    initial_instance_count = 2
  }
}`,
  }),
  source: pageOf('SageMaker.4'),
})

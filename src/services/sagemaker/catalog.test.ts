import { describe, expect, test } from 'vitest'
import type { LayerId } from '../../catalog/layers.ts'
import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { split } from '../../catalog/parties.ts'
import type { Configured } from '../../catalog/service.ts'
import { describeType } from '../describe.ts'
import { sagemaker } from './catalog/index.ts'

function inFull(type: string) {
  const found = describeType(type)
  if (found.kind !== 'full') throw new TypeError(`${type} is described in full`)
  return found
}

const sold = (name: string): string => `arn:aws:sagemaker:us-east-1:865070037744:${name}`
const ownImage = '111122223333.dkr.ecr.us-east-1.amazonaws.com/own:7'
const awsImage = '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.6'
moveCases(
  sagemaker,
  'AWS::SageMaker::Model',
  {
    PrimaryContainer: { Image: awsImage },
    Containers: null,
    ExecutionRoleArn: 'arn:aws:iam::111122223333:role/models',
    VpcConfig: null,
  },
  [
    [{ PrimaryContainer: { Image: ownImage } }, { platform: 'customer' }],
    [
      { PrimaryContainer: { Image: 'team.example.com/own:7', ImageConfig: { RepositoryAccessMode: 'Vpc' } } },
      { platform: 'customer' },
    ],
    [{ PrimaryContainer: null, Containers: [{ Image: awsImage }, { Image: ownImage }] }, { platform: 'customer' }],
    [{ PrimaryContainer: { ModelPackageName: sold('model-package/forecast-3') } }, { platform: 'customer' }],
    [{ VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } }, { network: 'customer' }],
  ],
)
moveCases(
  sagemaker,
  'AWS::SageMaker::ModelPackage',
  {
    InferenceSpecification: { Containers: [{ Image: awsImage }] },
    SourceAlgorithmSpecification: null,
    ModelPackageArn: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/4',
  },
  [
    [{ InferenceSpecification: { Containers: [{ Image: ownImage }] } }, { platform: 'customer' }],
    [
      { SourceAlgorithmSpecification: { SourceAlgorithms: [{ AlgorithmName: sold('algorithm/trees') }] } },
      { platform: 'customer' },
    ],
  ],
)
describe('a model of SageMaker', () => {
  const role = 'arn:aws:iam::111122223333:role/models'
  const rowOf = (properties: Configured['properties'], layer: LayerId, packages?: readonly Configured[]) => {
    const { entry, category, source } = inFull('AWS::SageMaker::Model')
    const resource = { properties: { ExecutionRoleArn: role, Containers: null, ...properties }, state: {} }
    return split(entry, category, source, resource, () => packages).find((row) => row.layer === layer)
  }
  const ofPackage = (name: string) => ({ PrimaryContainer: { ModelPackageName: name } })
  const own = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/4'
  const packageWith = (Image: string) => [
    { properties: { InferenceSpecification: { Containers: [{ Image }] } }, state: {} },
  ]

  test('has the images of the package that it names', () => {
    expect(rowOf(ofPackage(own), 'platform', packageWith(ownImage))?.party).toBe('customer')
    expect(rowOf(ofPackage(own), 'platform', packageWith(awsImage))?.party).toBe('shared')
    expect(rowOf(ofPackage(own), 'platform')?.party).toBe('unknown')
  })
  test('of a package of another account names the publisher, and asks nothing of its code', () => {
    expect(rowOf(ofPackage(sold('model-package/forecast-3')), 'platform')).toMatchObject({
      thirdParty: 'publisher of the package',
      responsibilities: ['platform-updates'],
    })
    expect(rowOf(ofPackage(sold('model-package/forecast-3')), 'application')).toMatchObject({
      party: 'customer',
      thirdParty: 'publisher of the package (account 865070037744)',
      responsibilities: ['model-choice'],
    })
  })
  test('of JumpStart names the model, whose provider is another', () => {
    const HubContentArn = 'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/meta-llama-3/2.1.0'
    const ModelDataSource = { S3DataSource: { HubAccessConfig: { HubContentArn } } }
    expect(rowOf({ PrimaryContainer: { Image: awsImage, ModelDataSource } }, 'application')).toMatchObject({
      party: 'customer',
      thirdParty: 'provider of the model (meta-llama-3)',
    })
    expect(rowOf({ PrimaryContainer: { Image: awsImage } }, 'application')?.thirdParty).toBeUndefined()
  })
})

moveCases(sagemaker, 'AWS::SageMaker::NotebookInstance', { SubnetId: 'subnet-1', DirectInternetAccess: 'Disabled' }, [
  [{ SubnetId: null, DirectInternetAccess: 'Enabled' }, { network: 'shared' }],
  [{ DirectInternetAccess: 'Enabled' }, { network: 'shared' }],
  [{ DirectInternetAccess: null }, { network: 'shared' }],
])
moveCases(sagemaker, 'AWS::SageMaker::Domain', { AppNetworkAccessType: 'VpcOnly' }, [
  [{ AppNetworkAccessType: 'PublicInternetOnly' }, { network: 'shared' }],
  [{ AppNetworkAccessType: null }, { network: 'shared' }],
])
const onInstances = { InitialInstanceCount: 2, InstanceType: 'ml.m5.large', VariantName: 'a' }
const serverless = { ServerlessConfig: { MaxConcurrency: 5, MemorySizeInMB: 2048 }, VariantName: 'b' }
moveCases(sagemaker, 'AWS::SageMaker::EndpointConfig', { ProductionVariants: [onInstances] }, [
  [{ ProductionVariants: [serverless] }, { resilience: 'aws' }],
])

describe('a configuration of endpoints', () => {
  test('of which a variant has instances is not serverless', () => {
    const { entry, category, source } = inFull('AWS::SageMaker::EndpointConfig')
    const properties = { ProductionVariants: [serverless, onInstances] }
    const rows = split(entry, category, source, { properties, state: {} })
    expect(rows.find(({ layer }) => layer === 'resilience')?.party).toBe('customer')
  })
})

describe('an endpoint', () => {
  const resilience = (configs: readonly Configured[] | undefined) => {
    const { entry, category, source } = inFull('AWS::SageMaker::Endpoint')
    const properties = { EndpointConfigName: 'prices-2' }
    const rows = split(entry, category, source, { properties, state: {} }, (neighbour) => {
      expect(neighbour).toMatchObject({ of: 'AWS::SageMaker::EndpointConfig', where: 'EndpointConfigName' })
      return configs
    })
    return rows.find(({ layer }) => layer === 'resilience')?.party
  }
  const config = (properties: Configured['properties']): Configured => ({ properties, state: {} })
  test("is AWS's to keep available where its configuration is serverless", () => {
    expect(resilience([config({ ProductionVariants: [serverless] })])).toBe('aws')
    expect(resilience([config({ ProductionVariants: [onInstances] })])).toBe('shared')
  })
  test('is open where the configuration was not read', () => {
    expect(resilience(undefined)).toBe('unknown')
    expect(resilience([])).toBe('unknown')
    expect(resilience([config({})])).toBe('unknown')
  })
})

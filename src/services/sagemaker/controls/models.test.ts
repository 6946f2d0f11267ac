import { examples } from '../../../controls/examples.ts'
import {
  modelsAreIsolated,
  pipelinesComeFromPrivateRegistries,
  primaryContainersComeFromPrivateRegistries,
  variantsHaveSeveralInstances,
} from './models.ts'

examples(modelsAreIsolated, {
  met: [{ EnableNetworkIsolation: true }],
  // containers have the internet by default
  unmet: [{ EnableNetworkIsolation: false }, { EnableNetworkIsolation: null }],
})

const Image = '111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:1'
const container = (RepositoryAccessMode: string) => ({ Image, ImageConfig: { RepositoryAccessMode } })

examples(primaryContainersComeFromPrivateRegistries, {
  met: [{ PrimaryContainer: container('Vpc') }],
  unmet: [{ PrimaryContainer: { Image } }, { PrimaryContainer: container('Platform') }],
  unknown: [{ PrimaryContainer: container('ANOTHER') }, { PrimaryContainer: { Image, ImageConfig: {} } }],
  // a pipeline has Containers instead
  notApplicable: [{ PrimaryContainer: null }],
})

examples(pipelinesComeFromPrivateRegistries, {
  met: [{ Containers: [container('Vpc'), container('Vpc')] }],
  unmet: [
    { Containers: [container('Vpc'), container('Platform')] },
    { Containers: [{ Image }, container('Vpc')] },
    { Containers: [{ ContainerHostname: 'first' }, { ContainerHostname: 'second' }] },
  ],
  unknown: [{ Containers: [container('Vpc'), container('ANOTHER')] }],
  notApplicable: [{ Containers: null }, { Containers: [] }, { Containers: [container('Platform')] }],
})

const variants = (...counts: (number | undefined)[]) => ({
  ProductionVariants: counts.map((InitialInstanceCount, place) => ({ VariantName: `v${place}`, InitialInstanceCount })),
})
const serverless = { VariantName: 'serverless', ServerlessConfig: { MaxConcurrency: 5, MemorySizeInMB: 2048 } }
examples(variantsHaveSeveralInstances, {
  met: [
    variants(2),
    variants(2, 3),
    { ProductionVariants: [serverless, { VariantName: 'a', InitialInstanceCount: 2 }] },
  ],
  unmet: [
    variants(1),
    variants(2, 1),
    variants(1, undefined),
    { ProductionVariants: [serverless, { VariantName: 'a', InitialInstanceCount: 1 }] },
  ],
  unknown: [variants(2, undefined)],
  notApplicable: [{ ProductionVariants: [serverless] }, { ProductionVariants: null }],
})

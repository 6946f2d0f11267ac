import type { Configured, Move, MoveNear, Remark } from '../../../catalog/entry.ts'
import { parseArn } from '../../../core/arn.ts'
import { isRecord } from '../../../core/record.ts'

const docs = 'https://docs.aws.amazon.com'
const images = `${docs}/sagemaker/latest/dg/docker-containers.html`
const marketplace = `${docs}/marketplace/latest/userguide/ml-security-and-intellectual-property.html`

type Answer = boolean | undefined
type Container = Readonly<Record<string, unknown>>

const anyOf = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(undefined) ? undefined : false

/** The containers of a list; undefined when it was not read, empty when there is none. */
const containersIn = (value: unknown): readonly Container[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.filter(isRecord) : []

/** The containers of a model: a single one, or those of a pipeline. */
function containersOf({ properties: { PrimaryContainer: one, Containers: several } }: Configured) {
  const known = [...(isRecord(one) ? [one] : []), ...(containersIn(several) ?? [])]
  return { known, isWhole: known.length > 0 || (one !== undefined && several !== undefined) }
}

/** Whether something holds for any container of a model; undefined when it holds for none that was read, but not all were read. */
function ofAny(model: Configured, holds: (container: Container) => Answer): Answer {
  const { known, isWhole } = containersOf(model)
  return anyOf([...known.map(holds), ...(isWhole ? [] : [undefined])])
}

/** The account of a model, from its role; null when it has no role, undefined when that was not read. */
function accountOf({ properties: { ExecutionRoleArn: role } }: Configured): string | null | undefined {
  return role === undefined ? undefined : typeof role === 'string' ? (parseArn(role)?.account ?? null) : null
}

const isSame = (account: string, own: string | null | undefined): Answer =>
  own === undefined ? undefined : account === own

/** The account of an image's registry; undefined when it is not in Amazon ECR. */
const registryOf = (image: string): string | undefined => /^(\d{12})\.dkr\.ecr\./.exec(image)?.[1]

/** Whether the image is in the account's own ECR registry or in a private one. AWS's images are in registries of AWS's accounts. */
function imageIsOf(container: Container, own: string | null | undefined): Answer {
  if (isRecord(container['ImageConfig']) && container['ImageConfig']['RepositoryAccessMode'] === 'Vpc') return true
  const image = container['Image']
  // a container from a model package has no image of its own
  if (typeof image !== 'string') return image === undefined && !isPackaged(container) ? undefined : false
  const registry = registryOf(image)
  return registry === undefined ? false : isSame(registry, own)
}

const packageOf = ({ ModelPackageName: name }: Container): string | undefined =>
  typeof name === 'string' ? name : undefined
const isPackaged = (container: Container): boolean => packageOf(container) !== undefined

/** Whether a package or algorithm is named by an ARN of another account. A plain name belongs to the own account. */
function isOfAnother(name: string, own: string | null | undefined): Answer {
  const account = parseArn(name)?.account
  if (account === undefined || account === '') return false
  const same = isSame(account, own)
  return same === undefined ? undefined : !same
}

/** The packages of its own account that a model uses; their containers have the images. */
const packageNames = (model: Configured): readonly string[] =>
  containersOf(model).known.flatMap((container) => packageOf(container) ?? [])

const ownPackages: Move['near'] = {
  package: { of: 'AWS::SageMaker::ModelPackage', where: 'ModelPackageArn', is: packageNames },
}

const imageOfModelIsYours: Move['when'] = (model, near) => {
  const own = accountOf(model)
  const direct = ofAny(model, (container) => imageIsOf(container, own))
  if (direct === true) return true
  const packaged = packageNames(model).filter((name) => isOfAnother(name, own) !== true)
  return packaged.length === 0 ? direct : anyOf([direct, imageOfPackages(near, own)])
}

function imageOfPackages({ package: packages }: MoveNear, own: string | null | undefined): Answer {
  if (packages === undefined || packages.length === 0) return undefined
  return anyOf(packages.map((one) => imageIn(one.properties['InferenceSpecification'], own)))
}

/** Whether a container of an inference specification has an image of the account. */
function imageIn(specification: unknown, own: string | null | undefined): Answer {
  if (specification === undefined) return undefined
  const containers = isRecord(specification) ? containersIn(specification['Containers']) : []
  return containers === undefined ? undefined : anyOf(containers.map((container) => imageIsOf(container, own)))
}

const modelIsOfAnother: Move['when'] = (model) =>
  ofAny(model, (container) => {
    const name = packageOf(container)
    return name === undefined ? false : isOfAnother(name, accountOf(model))
  })

/** The account of a package. */
const accountOfPackage = ({ properties: { ModelPackageArn: arn } }: Configured): string | null | undefined =>
  arn === undefined ? undefined : typeof arn === 'string' ? (parseArn(arn)?.account ?? null) : null

const imageOfPackageIsYours: Move['when'] = (one) =>
  imageIn(one.properties['InferenceSpecification'], accountOfPackage(one))

/** The algorithms that a package was created from. */
const algorithmsOf = ({ properties: { SourceAlgorithmSpecification: source } }: Configured) =>
  source === undefined ? undefined : isRecord(source) ? containersIn(source['SourceAlgorithms']) : []

const algorithmIsOfAnother: Move['when'] = (one) =>
  anyOf(
    algorithmsOf(one)?.map(({ AlgorithmName: name }) =>
      typeof name === 'string' ? isOfAnother(name, accountOfPackage(one)) : undefined,
    ) ?? [undefined],
  )

/** The other accounts that own these names, in words. */
const publishers = (names: readonly string[]): string =>
  `account ${[...new Set(names.flatMap((name) => parseArn(name)?.account || []))].join(', ')}`

const imageIsCustomers: Omit<Move, 'when'> = {
  layers: ['platform'],
  to: 'customer',
  says: 'its image is in a registry of yours: you build it, and patch what is in it',
  source: images,
}
const PUBLISHER = 'publisher of the package'
const publisherBuilds: Omit<Move, 'when' | 'says'> = {
  layers: ['platform'],
  to: 'customer',
  thirdParty: PUBLISHER,
  source: marketplace,
  responsibilities: ['platform-updates'],
}
const publisherCodes: Omit<Remark, 'when' | 'says'> = {
  layers: ['application'],
  thirdParty: PUBLISHER,
  source: marketplace,
  responsibilities: ['model-choice'],
}

export const modelMoves: readonly Move[] = [
  {
    ...imageIsCustomers,
    near: ownPackages,
    when: imageOfModelIsYours,
    reads: ['PrimaryContainer', 'Containers', 'ExecutionRoleArn'],
  },
  {
    ...publisherBuilds,
    when: modelIsOfAnother,
    reads: ['PrimaryContainer', 'Containers', 'ExecutionRoleArn'],
    says: 'it comes from a model package of another account, such as one from AWS Marketplace: the publisher builds and patches the image, you choose the package and its version',
  },
]

/** The hub model of a container, such as one of SageMaker JumpStart: the ARNs of AWS's own hubs name no account. */
function hubContentOf({ ModelDataSource: source }: Container): string | undefined {
  const at = isRecord(source) ? source['S3DataSource'] : undefined
  const hub = isRecord(at) ? at['HubAccessConfig'] : undefined
  const arn = isRecord(hub) ? hub['HubContentArn'] : undefined
  return typeof arn === 'string' && parseArn(arn)?.account === 'aws' ? arn : undefined
}

export const modelRemarks: readonly Remark[] = [
  {
    ...publisherCodes,
    when: modelIsOfAnother,
    reads: ['PrimaryContainer', 'Containers', 'ExecutionRoleArn'],
    says: 'it comes from a model package of another account, such as one from AWS Marketplace: the publisher writes the code, you choose the model',
    names: (model) => publishers(packageNames(model)),
  },
  {
    layers: ['application'],
    when: (model) => ofAny(model, (container) => hubContentOf(container) !== undefined),
    reads: ['PrimaryContainer', 'Containers'],
    says: 'it is a model of SageMaker JumpStart: its provider makes it, you choose it and comply with its license',
    thirdParty: 'provider of the model',
    names: (model) =>
      containersOf(model)
        .known.flatMap((container) => hubContentOf(container)?.split('/').slice(3, 4) ?? [])
        .join(', '),
    source: `${docs}/sagemaker/latest/dg/jumpstart-foundation-models-choose.html`,
  },
]

export const modelPackageMoves: readonly Move[] = [
  { ...imageIsCustomers, when: imageOfPackageIsYours, reads: ['InferenceSpecification', 'ModelPackageArn'] },
  {
    ...publisherBuilds,
    when: algorithmIsOfAnother,
    reads: ['SourceAlgorithmSpecification', 'ModelPackageArn'],
    says: 'it was made from an algorithm of another account, such as one from AWS Marketplace: the publisher builds and patches the image, you choose the algorithm and its version',
  },
]

export const modelPackageRemarks: readonly Remark[] = [
  {
    ...publisherCodes,
    when: algorithmIsOfAnother,
    reads: ['SourceAlgorithmSpecification', 'ModelPackageArn'],
    says: 'it was made from an algorithm of another account, such as one from AWS Marketplace: the publisher writes the code, you choose the model',
    names: (one) =>
      publishers(
        (algorithmsOf(one) ?? []).flatMap(({ AlgorithmName: name }) => (typeof name === 'string' ? [name] : [])),
      ),
  },
]

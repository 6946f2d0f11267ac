import type { StaticErrorSchema, StaticListSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types'

/** The namespace of CloudWatch Observability Access Manager in AWS's model. */
export const namespace = 'com.amazonaws.oam'

const TEXT = 0
const NUMBER = 1
/** Maps and lists of strings, in the notation of the SDK's schemas. */
const TEXTS = 64 | TEXT
const TEXT_MAP = 128 | TEXT

type Members = Readonly<Record<string, StaticStructureSchema[5][number]>>

const struct = (name: string, members: Members, required = 0): StaticStructureSchema => [
  3,
  namespace,
  name,
  0,
  Object.keys(members),
  Object.values(members),
  required,
]

const operation = (
  name: string,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema => [9, namespace, name, { http: ['POST', `/${name}`, 200] }, () => input, () => output]

const error = (name: string, status: number): StaticErrorSchema => [
  -3,
  namespace,
  name,
  { error: 'client', httpError: status },
  ['Message', 'amznErrorType'],
  [TEXT, [TEXT, { httpHeader: 'x-amzn-ErrorType' }]],
]

const logGroupConfiguration = struct('LogGroupConfiguration', { Filter: TEXT }, 1)
const metricConfiguration = struct('MetricConfiguration', { Filter: TEXT }, 1)
const linkConfiguration = struct('LinkConfiguration', {
  LogGroupConfiguration: () => logGroupConfiguration,
  MetricConfiguration: () => metricConfiguration,
})
const named = { Arn: TEXT, Id: TEXT }
const list = (name: string, item: StaticStructureSchema): StaticListSchema => [1, namespace, name, 0, () => item]
const page = { MaxResults: NUMBER, NextToken: TEXT }
const item = { ...named, Label: TEXT, ResourceTypes: TEXTS, SinkArn: TEXT }
const link = {
  ...named,
  Label: TEXT,
  LabelTemplate: TEXT,
  LinkConfiguration: () => linkConfiguration,
  ResourceTypes: TEXTS,
  SinkArn: TEXT,
  Tags: TEXT_MAP,
}
const sink = { ...named, Name: TEXT }
const byIdentifier = (name: string) => struct(name, { Identifier: TEXT }, 1)
const links = list('ListLinksItems', struct('ListLinksItem', item))
const sinks = list('ListSinksItems', struct('ListSinksItem', sink))

/**
 * The operations that Demarc uses, and those that create what they find (OAM/latest/APIReference/API_Operations.html).
 */
export const CreateLink$: StaticOperationSchema = operation(
  'CreateLink',
  struct(
    'CreateLinkInput',
    {
      LabelTemplate: TEXT,
      ResourceTypes: TEXTS,
      SinkIdentifier: TEXT,
      LinkConfiguration: () => linkConfiguration,
      Tags: TEXT_MAP,
    },
    3,
  ),
  struct('CreateLinkOutput', link),
)
export const CreateSink$: StaticOperationSchema = operation(
  'CreateSink',
  struct('CreateSinkInput', { Name: TEXT, Tags: TEXT_MAP }, 1),
  struct('CreateSinkOutput', { ...sink, Tags: TEXT_MAP }),
)
export const DeleteLink$: StaticOperationSchema = operation(
  'DeleteLink',
  byIdentifier('DeleteLinkInput'),
  struct('DeleteLinkOutput', {}),
)
export const DeleteSink$: StaticOperationSchema = operation(
  'DeleteSink',
  byIdentifier('DeleteSinkInput'),
  struct('DeleteSinkOutput', {}),
)
export const GetLink$: StaticOperationSchema = operation(
  'GetLink',
  byIdentifier('GetLinkInput'),
  struct('GetLinkOutput', link),
)
export const ListLinks$: StaticOperationSchema = operation(
  'ListLinks',
  struct('ListLinksInput', page),
  struct('ListLinksOutput', { Items: () => links, NextToken: TEXT }, 1),
)
export const ListSinks$: StaticOperationSchema = operation(
  'ListSinks',
  struct('ListSinksInput', page),
  struct('ListSinksOutput', { Items: () => sinks, NextToken: TEXT }, 1),
)

export const ConflictException$: StaticErrorSchema = error('ConflictException', 409)
export const InvalidParameterException$: StaticErrorSchema = error('InvalidParameterException', 400)
export const MissingRequiredParameterException$: StaticErrorSchema = error('MissingRequiredParameterException', 400)
export const ResourceNotFoundException$: StaticErrorSchema = error('ResourceNotFoundException', 404)
export const ServiceQuotaExceededException$: StaticErrorSchema = error('ServiceQuotaExceededException', 429)

/**
 * The client of CloudWatch Observability Access Manager, as AWS's SDK would have it. The SDK's package on npm is from
 * 2023: it predates LinkConfiguration and schema-based clients. This client uses AWS's own parts; only its differences
 * from another client with the same protocol (restJson1) and signature are defined below.
 */
import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer'
import { partition } from '@aws-sdk/core/client'
import { createAggregatedClient, makeBuilder } from '@smithy/core/client'
import { getEndpointPlugin } from '@smithy/core/endpoints'
import { TypeRegistry } from '@smithy/core/schema'
import type { EndpointV2, MetadataBearer } from '@smithy/types'
import * as schemas from './schemas.ts'
import type * as shapes from './shapes.ts'

export * from './schemas.ts'
export type * from './shapes.ts'

const SIGNED_AS = 'oam'

interface EndpointParameters {
  readonly Region?: string | undefined
  readonly Endpoint?: string | undefined
  readonly UseFIPS?: boolean | undefined
  readonly UseDualStack?: boolean | undefined
}

/**
 * The default endpoint of an AWS service: `oam.eu-central-1.amazonaws.com`, with the domain of the region's partition.
 */
export function endpointOf({ Region = '', Endpoint, UseFIPS, UseDualStack }: EndpointParameters): EndpointV2 {
  if (Endpoint !== undefined) return { url: new URL(Endpoint) }
  const { dnsSuffix, dualStackDnsSuffix } = partition(Region)
  const host = `${SIGNED_AS}${UseFIPS ? '-fips' : ''}.${Region}.${UseDualStack ? dualStackDnsSuffix : dnsSuffix}`
  return { url: new URL(`https://${host}`) }
}

export class OAMClient extends AccessAnalyzerClient {
  constructor(options: ConstructorParameters<typeof AccessAnalyzerClient>[0]) {
    const errors = TypeRegistry.for(schemas.namespace)
    const own = {
      serviceId: 'OAM',
      endpointProvider: endpointOf,
      protocolSettings: {
        defaultNamespace: schemas.namespace,
        errorTypeRegistries: [errors],
        version: '2022-06-10',
        serviceTarget: 'oamservice',
      },
      httpAuthSchemeProvider: ({ region }: { readonly region?: string }) => [
        {
          schemeId: 'aws.auth#sigv4',
          signingProperties: { name: SIGNED_AS, region },
          propertiesExtractor: (config: object, context: object) => ({ signingProperties: { config, context } }),
        },
      ],
    }
    super({ ...options, ...own })
    Object.assign(this.config, { defaultSigningName: SIGNED_AS })
  }
}

const common = {
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
  UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
} as const

const build = makeBuilder<OAMClient['config'], object, MetadataBearer>(
  common,
  'oamservice',
  'OAMClient',
  getEndpointPlugin,
)
const command = <I extends object, O extends object>(schema: shapes.Operation) =>
  build<I, O & MetadataBearer>({}, () => [], schema[2], schema)

export class CreateLinkCommand extends command<shapes.CreateLinkInput, shapes.CreateLinkOutput>(schemas.CreateLink$) {}
export class CreateSinkCommand extends command<shapes.CreateSinkInput, shapes.CreateSinkOutput>(schemas.CreateSink$) {}
export class DeleteLinkCommand extends command<shapes.DeleteLinkInput, object>(schemas.DeleteLink$) {}
export class DeleteSinkCommand extends command<shapes.DeleteSinkInput, object>(schemas.DeleteSink$) {}
export class GetLinkCommand extends command<shapes.GetLinkInput, shapes.GetLinkOutput>(schemas.GetLink$) {}
export class ListLinksCommand extends command<shapes.ListLinksInput, shapes.ListLinksOutput>(schemas.ListLinks$) {}
export class ListSinksCommand extends command<shapes.ListSinksInput, shapes.ListSinksOutput>(schemas.ListSinks$) {}

export interface OAM {
  createLink(input: shapes.CreateLinkInput): Promise<shapes.CreateLinkOutput & MetadataBearer>
  createSink(input: shapes.CreateSinkInput): Promise<shapes.CreateSinkOutput & MetadataBearer>
  deleteLink(input: shapes.DeleteLinkInput): Promise<MetadataBearer>
  deleteSink(input: shapes.DeleteSinkInput): Promise<MetadataBearer>
  getLink(input: shapes.GetLinkInput): Promise<shapes.GetLinkOutput & MetadataBearer>
  listLinks(input: shapes.ListLinksInput): Promise<shapes.ListLinksOutput & MetadataBearer>
  listSinks(input: shapes.ListSinksInput): Promise<shapes.ListSinksOutput & MetadataBearer>
}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are made by the line below, as in the SDK's clients
export class OAM extends OAMClient {}
createAggregatedClient(
  {
    CreateLinkCommand,
    CreateSinkCommand,
    DeleteLinkCommand,
    DeleteSinkCommand,
    GetLinkCommand,
    ListLinksCommand,
    ListSinksCommand,
  },
  OAM,
)

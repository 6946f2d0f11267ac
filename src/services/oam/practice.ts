import { parseArn } from '../../core/arn.ts'
import { arnIn, type Place } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService } from '../../practice/service.ts'
import type * as Client from './sdk/client.ts'
import { oam as sdk } from './sdk.ts'

interface StoredLink {
  sink: string
  label: string
  types: string[]
  configuration: Client.LinkConfiguration
  tags: Record<string, string>
}

/** The links and the sink of one region, by their ids. */
interface OamState {
  links: Record<string, StoredLink>
  sinks: Record<string, { name: string; tags: Record<string, string> }>
}
type C<I = unknown> = Call<I, OamState>

/** The most links of a source account in a region (OAM/latest/APIReference/API_CreateLink.html). */
const MOST_LINKS = 5
const SHARED: ReadonlySet<string> = new Set([
  'AWS::CloudWatch::Metric',
  'AWS::Logs::LogGroup',
  'AWS::XRay::Trace',
  'AWS::ApplicationInsights::Application',
  'AWS::InternetMonitor::Monitor',
  'AWS::ApplicationSignals::Service',
  'AWS::ApplicationSignals::ServiceLevelObjective',
])

const invalid = (message: string) => awsError('InvalidParameterException', message, 400)
const missing = (arn: string) => awsError('ResourceNotFoundException', `${arn} does not exist`, 404)

const linkArn = (place: Place, id: string): string => arnIn(place, 'oam', `link/${id}`)
const sinkArn = (place: Place, id: string): string => arnIn(place, 'oam', `sink/${id}`)
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken' })

/** The id of an existing link or sink of this region and account. */
function idOf(
  call: C<Client.GetLinkInput>,
  arnOf: (place: Place, id: string) => string,
  all: Readonly<Record<string, unknown>>,
): string {
  const { Identifier = '' } = call.input
  const id = Object.keys(all).find((one) => Identifier === arnOf(call, one))
  if (id === undefined) throw missing(Identifier)
  return id
}

const linkOf = (place: Place, Id: string, { sink, label, types, configuration, tags }: StoredLink) => ({
  item: { Arn: linkArn(place, Id), Id, Label: label, ResourceTypes: types, SinkArn: sink },
  more: { LabelTemplate: label, LinkConfiguration: configuration, Tags: tags },
})
const whole = (place: Place, id: string, link: StoredLink): Client.GetLinkOutput => {
  const { item, more } = linkOf(place, id, link)
  return { ...item, ...more }
}

const idFrom = (call: C): string => call.requestId

/**
 * CloudWatch Observability Access Manager: an account's links to sinks, and its own sink. It does not check whether a
 * sink of another account accepts a link.
 */
export const oam = practiceService<typeof Client, OamState>({
  sdk,
  scope: 'regional',
  seed: () => ({ links: {}, sinks: {} }),
  member: () => ({ links: {}, sinks: {} }),
  resource: {
    GetLink: ({ input }) => input.Identifier ?? '',
    DeleteLink: ({ input }) => input.Identifier ?? '',
    DeleteSink: ({ input }) => input.Identifier ?? '',
  },
  reads: {
    ListLinks: (call) =>
      paged(call, { Items: Object.entries(call.state.links).map(([id, link]) => linkOf(call, id, link).item) }),
    GetLink: (call) => {
      const { links } = call.state
      const id = idOf(call, linkArn, links)
      // safe: `idOf` found it
      return whole(call, id, links[id] as StoredLink)
    },
    ListSinks: (call) =>
      paged(call, {
        Items: Object.entries(call.state.sinks).map(([Id, { name }]) => ({ Arn: sinkArn(call, Id), Id, Name: name })),
      }),
  },
  changes: {
    CreateLink: (call) => {
      const { LabelTemplate = '', ResourceTypes = [], SinkIdentifier = '', LinkConfiguration, Tags } = call.input
      const { links } = call.state
      if (ResourceTypes.length === 0 || !ResourceTypes.every((one) => SHARED.has(one)))
        throw invalid(`Invalid resource types: ${ResourceTypes.join(', ')}`)
      const sink = parseArn(SinkIdentifier)
      if (sink?.service !== 'oam' || sink.region !== call.region || !sink.resource.startsWith('sink/'))
        throw invalid(`Invalid sink: ${SinkIdentifier}`)
      if (sink.account === call.account) throw invalid('An account cannot be linked to its own sink.')
      const all = Object.values(links)
      if (all.some((one) => one.sink === SinkIdentifier))
        throw awsError('ConflictException', `A link to ${SinkIdentifier} already exists`, 409)
      if (all.length >= MOST_LINKS)
        throw awsError('ServiceQuotaExceededException', `An account has ${MOST_LINKS} links in a region at most`, 429)
      const id = idFrom(call)
      const link: StoredLink = {
        sink: SinkIdentifier,
        label: LabelTemplate.replaceAll('$AccountName', call.account),
        types: [...ResourceTypes],
        configuration: { ...LinkConfiguration },
        tags: { ...Tags },
      }
      links[id] = link
      return whole(call, id, link)
    },
    DeleteLink: (call) => {
      delete call.state.links[idOf(call, linkArn, call.state.links)]
      return {}
    },
    CreateSink: (call) => {
      const { Name = '', Tags } = call.input
      if (!/^[\w.-]+$/.test(Name)) throw invalid(`Invalid name of a sink: ${Name}`)
      // an account has at most one sink in a region (OAM/latest/APIReference/API_CreateSink.html)
      if (Object.keys(call.state.sinks).length > 0)
        throw awsError('ConflictException', 'This account has a sink in the region already', 409)
      const Id = idFrom(call)
      const tags = { ...Tags }
      call.state.sinks[Id] = { name: Name, tags }
      return { Arn: sinkArn(call, Id), Id, Name, Tags: tags }
    },
    DeleteSink: (call) => {
      delete call.state.sinks[idOf(call, sinkArn, call.state.sinks)]
      return {}
    },
  },
})

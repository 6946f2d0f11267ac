import type { LayerId } from './layers.ts'

/** Cells for which no AWS page says who is responsible. The party follows from the type's properties and is shown as unsure. */
interface Row {
  readonly layers: readonly LayerId[]
  readonly types: string
  /** Why no page of AWS names the party. */
  readonly because: string
}

const ended = 'AWS has ended the service and taken its guide off its site'
const atAnthropic = "Anthropic runs the platform: AWS's guide leaves how it runs to the documents of Anthropic"

const rows: readonly Row[] = [
  {
    layers: ['facilities', 'virtualization', 'guest-os', 'platform'],
    types: 'AWS::Panorama::ApplicationInstance',
    because: ended,
  },
  { layers: ['facilities', 'virtualization'], types: 'AWS::RoboMaker::Robot', because: ended },
  {
    layers: ['facilities', 'virtualization'],
    types: 'AWS::SageMaker::Device AWS::SageMaker::DeviceFleet',
    because: 'AWS has ended SageMaker Edge Manager, and the page that is left tells of the end alone',
  },
  { layers: ['platform'], types: 'AWS::SimSpaceWeaver::Simulation', because: ended },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::AWSExternalAnthropic::Workspace',
    because: atAnthropic,
  },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::Lightsail::DatabaseSnapshot AWS::Lightsail::InstanceSnapshot',
    because:
      'the guide of Lightsail says that disks, their snapshots and databases are encrypted, and nothing of these snapshots',
  },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::MediaPackage::Channel AWS::MediaPackageV2::Channel',
    because:
      'the page on data protection speaks of the video on its way alone, and no property turns encryption at rest on',
  },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::Route53::HostedZone',
    because: 'the page on data protection does not speak of encryption at rest: what a public zone holds is published',
  },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::SSM::Document',
    because:
      'the page on data protection speaks of parameters at rest alone, and no property of a document turns it on',
  },
  {
    layers: ['server-side-encryption'],
    types: 'AWS::Wickr::Network',
    because: 'the page on encryption at rest speaks of retained messages alone, which are in a bucket of the customer',
  },
]

type Reasons = Partial<Readonly<Record<LayerId, string>>>

const byType = new Map<string, Reasons>()
for (const { layers, types, because } of rows)
  for (const type of types.split(' '))
    byType.set(type, { ...byType.get(type), ...Object.fromEntries(layers.map((layer) => [layer, because])) })

/** The cells in the rows: `AWS::Wickr::Network server-side-encryption`. */
export const unpublishedCells: readonly string[] = [...byType].flatMap(([type, reasons]) =>
  Object.keys(reasons).map((layer) => `${type} ${layer}`),
)

/** For each layer of a type without such a page, why no AWS page says who is responsible. */
export const unpublishedOf = (type: string): Reasons => byType.get(type) ?? {}

/** Why no AWS page says who is responsible for a layer of a type; undefined when one does. */
export const unpublished = (type: string, layer: LayerId): string | undefined => byType.get(type)?.[layer]

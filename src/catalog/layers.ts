/** The 17 layers of responsibility, from the ground up. */
export const layerIds = [
  'facilities',
  'virtualization',
  'control-plane',
  'guest-os',
  'platform',
  'application',
  'network',
  'encryption-in-transit',
  'server-side-encryption',
  'client-side-encryption',
  'data',
  'identity',
  'resource-policy',
  'backup',
  'resilience',
  'logging',
  'governance',
] as const
export type LayerId = (typeof layerIds)[number]

/** The responsible party for a layer of one resource; `none` when the layer does not exist there. */
export const partyIds = ['aws', 'customer', 'shared', 'third-party', 'none'] as const
export type Party = (typeof partyIds)[number]
/** `unknown`: the configuration decides, but was not read. */
export type SeenParty = Party | 'unknown'
export type Category = 'infrastructure' | 'container' | 'abstracted' | 'unclassified'

export interface Layer {
  /** 1 (lowest) to 17. */
  readonly number: number
  readonly title: string
  /** What the layer covers, briefly. */
  readonly covers: string
  /** What AWS does in the layer when it is the responsible party or shares it. A type can have its own text (`awsPart`). */
  readonly aws: string
}

/** The evidence for AWS's part: its audit reports. */
export const awsEvidence = {
  says: "The auditors' reports in AWS Artifact (SOC, ISO 27001, PCI DSS, FedRAMP) are the evidence for AWS's part.",
  source: 'https://docs.aws.amazon.com/artifact/latest/ug/what-is-aws-artifact.html',
} as const

/** What AWS does in a layer of one resource: the resource's own text if it has one, else the general text. */
export const awsPart = ({ layer, aws }: { readonly layer: LayerId; readonly aws?: string }): string =>
  aws ?? layers[layer].aws

export const layers: Readonly<Record<LayerId, Layer>> = {
  facilities: {
    number: 1,
    title: 'Facilities',
    covers: 'buildings, power, hardware and the disposal of media',
    aws: 'AWS secures its data centers with their power, cooling and hardware, and destroys media at the end of their life.',
  },
  virtualization: {
    number: 2,
    title: 'Virtualization',
    covers: 'host operating system, hypervisor and backbone network',
    aws: 'AWS runs and patches the hosts and the hypervisor, isolates customers from each other, and encrypts traffic between its facilities.',
  },
  'control-plane': {
    number: 3,
    title: 'Control plane',
    covers: "the service's API endpoints and the systems behind them",
    aws: 'AWS runs, patches and protects the endpoints and the control plane of each service.',
  },
  'guest-os': {
    number: 4,
    title: 'Guest operating system',
    covers: 'the operating system: patches and hardening',
    aws: 'AWS patches and hardens the operating system of the service; customers cannot sign in to it.',
  },
  platform: {
    number: 5,
    title: 'Platform',
    covers: 'engine, runtime and middleware, and their versions',
    aws: 'AWS installs, patches and runs the engine or runtime.',
  },
  application: {
    number: 6,
    title: 'Application',
    covers: "the customer's code, its dependencies and images",
    aws: 'AWS runs no customer code here.',
  },
  network: {
    number: 7,
    title: 'Network and firewall',
    covers: 'placement, firewall and public exposure',
    aws: 'AWS runs the network and keeps its endpoints available and protected.',
  },
  'encryption-in-transit': {
    number: 8,
    title: 'Encryption in transit',
    covers: 'TLS for inbound and outbound connections',
    aws: 'AWS provides TLS on its endpoints, with certificates and current TLS versions.',
  },
  'server-side-encryption': {
    number: 9,
    title: 'Server-side encryption',
    covers: 'encryption at rest and the choice of key',
    aws: 'AWS encrypts data at rest with keys that it keeps in hardware security modules.',
  },
  'client-side-encryption': {
    number: 10,
    title: 'Client-side encryption',
    covers: 'encryption and integrity before data leaves the client',
    aws: 'AWS provides encryption libraries, and never receives the plaintext.',
  },
  data: {
    number: 11,
    title: 'Data',
    covers: 'classification, retention and deletion',
    aws: 'AWS stores the data durably, and does not inspect it.',
  },
  identity: {
    number: 12,
    title: 'Identity and access',
    covers: 'users, roles, credentials and MFA',
    aws: 'AWS authenticates each API call and evaluates your policies.',
  },
  'resource-policy': {
    number: 13,
    title: 'Resource policies',
    covers: 'policies on the resource and sharing across accounts',
    aws: 'AWS evaluates the policy of the resource with every API call.',
  },
  backup: {
    number: 14,
    title: 'Backup',
    covers: 'backups and restore tests',
    aws: 'AWS durably stores the backups that you configure.',
  },
  resilience: {
    number: 15,
    title: 'Resilience',
    covers: 'several Availability Zones and a recovery plan',
    aws: 'AWS spreads the service over several Availability Zones.',
  },
  logging: {
    number: 16,
    title: 'Logging and detection',
    covers: 'logs, detection and alarms',
    aws: 'AWS writes the logs that you turn on, and keeps its own.',
  },
  governance: {
    number: 17,
    title: 'Governance',
    covers: 'change management, training and incident response',
    aws: 'AWS trains its employees, manages its changes and responds to its incidents.',
  },
}

/** The 17 layers of responsibility, from the ground up (`shared/reference/layers.md`). */
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

/** The responsible party for a layer of one resource; `none`: the layer does not exist there. */
export const partyIds = ['aws', 'customer', 'shared', 'third-party', 'none'] as const
export type Party = (typeof partyIds)[number]
/** `unknown`: the configuration decides, and what decides was not read. */
export type SeenParty = Party | 'unknown'
export type Category = 'infrastructure' | 'container' | 'abstracted' | 'unclassified'

export interface Layer {
  /** 1 (the ground) to 17. */
  readonly number: number
  readonly title: string
  /** What the layer covers, in a few words. */
  readonly covers: string
  /** What AWS does in the layer where it answers for it or shares it; a type may say it in its own words (`awsPart`). */
  readonly aws: string
}

/** Where AWS's part is proven: the reports of its auditors. */
export const awsEvidence = {
  says: "AWS's part is proven by its auditors' reports (SOC, ISO 27001, PCI DSS, FedRAMP) in AWS Artifact.",
  source: 'https://docs.aws.amazon.com/artifact/latest/ug/what-is-aws-artifact.html',
} as const

/** What AWS does in a layer of one resource: the resource's own text, or the general one. */
export const awsPart = ({ layer, aws }: { readonly layer: LayerId; readonly aws?: string }): string =>
  aws ?? layers[layer].aws

export const layers: Readonly<Record<LayerId, Layer>> = {
  facilities: {
    number: 1,
    title: 'Facilities',
    covers: 'buildings, power, hardware and the disposal of media',
    aws: 'AWS guards its data centres, their power, cooling and hardware, and destroys media at the end of their life.',
  },
  virtualization: {
    number: 2,
    title: 'Virtualization',
    covers: 'host operating system, hypervisor and backbone network',
    aws: 'AWS runs and patches the hosts and the hypervisor, keeps customers apart, and encrypts traffic between its facilities.',
  },
  'control-plane': {
    number: 3,
    title: 'Control plane',
    covers: "the service's API endpoints and what stands behind them",
    aws: 'AWS runs, patches and defends the endpoints and the control plane of each service.',
  },
  'guest-os': {
    number: 4,
    title: 'Guest operating system',
    covers: 'the operating system: patches and hardening',
    aws: 'AWS patches and hardens the operating system beneath the service; nobody signs in to it.',
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
    aws: "AWS runs no code of the customer's here.",
  },
  network: {
    number: 7,
    title: 'Network and firewall',
    covers: 'placement, firewall and public exposure',
    aws: 'AWS runs the network and keeps its endpoints reachable and defended.',
  },
  'encryption-in-transit': {
    number: 8,
    title: 'Encryption in transit',
    covers: 'TLS on the way in and out',
    aws: 'AWS offers TLS on its endpoints, with certificates and current versions.',
  },
  'server-side-encryption': {
    number: 9,
    title: 'Server-side encryption',
    covers: 'encryption at rest and the choice of key',
    aws: 'AWS encrypts at rest with keys that it keeps in hardware modules.',
  },
  'client-side-encryption': {
    number: 10,
    title: 'Client-side encryption',
    covers: 'encryption and integrity before data leaves the client',
    aws: 'AWS offers libraries; it never sees the plain data.',
  },
  data: {
    number: 11,
    title: 'Data',
    covers: 'classification, retention and deletion',
    aws: 'AWS stores what it is given, durably, and does not look inside.',
  },
  identity: {
    number: 12,
    title: 'Identity and access',
    covers: 'users, roles, credentials and MFA',
    aws: 'AWS authenticates each call and evaluates the policies that it finds.',
  },
  'resource-policy': {
    number: 13,
    title: 'Resource policies',
    covers: 'policies on the resource and sharing across accounts',
    aws: "AWS evaluates the resource's policy with every call.",
  },
  backup: {
    number: 14,
    title: 'Backup',
    covers: 'backups, and tests that they restore',
    aws: 'AWS keeps backups that it was asked for, durably.',
  },
  resilience: {
    number: 15,
    title: 'Resilience',
    covers: 'several zones and a plan for recovery',
    aws: 'AWS spreads the service over several Availability Zones.',
  },
  logging: {
    number: 16,
    title: 'Logging and detection',
    covers: 'logs, detection and alarms',
    aws: 'AWS writes the records that were switched on and keeps its own.',
  },
  governance: {
    number: 17,
    title: 'Governance',
    covers: 'change management, training and incident response',
    aws: 'AWS trains its people, manages its changes and answers its incidents.',
  },
}

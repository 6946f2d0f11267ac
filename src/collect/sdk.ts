import type { Quota } from './quotas.ts'

/**
 * The aggregated client of each service (one method an operation), by its id. Empty here: each service declares its own in the
 * `sdk.ts` of its folder, by module augmentation. Types only: no client is loaded for them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface Clients {}
export type ServiceId = keyof Clients

/** Names of the operations of an SDK client module: `ListBuckets` for its `ListBucketsCommand`. */
export type OperationOf<M> = {
  [K in keyof M]: K extends `${infer Op}Command` ? (Op extends '$' | '' ? never : Op) : never
}[keyof M]

/**
 * A member of an answer that holds a secret, also where it is read. `when`: only where its struct says so. `as`: what stands in its
 * place; a digest where two values must be told apart.
 */
export interface SecretMember {
  readonly as?: 'digest'
  readonly when?: (struct: Readonly<Record<string, unknown>>) => boolean
  /** For a document in a text: gives it without its secrets. `input` is that of the call. */
  readonly without?: (text: string, input: unknown) => string
}

/** What a client's own options may depend on. */
export interface ClientContext {
  /** A custom endpoint: the practice account, or another implementation of AWS. */
  readonly endpointUrl: string | undefined
  /** How often a call is tried. */
  readonly attempts: number
}

type ClientClass<Id extends ServiceId> = new (config: object) => Clients[Id]

interface SdkSpec<Id extends ServiceId, M> {
  readonly id: Id
  /** Imported at the first call of the service. */
  readonly module: () => Promise<M>
  /** The aggregated client among the module's exports. */
  readonly client: (module: M) => ClientClass<Id>
  /** The prefix of its IAM actions (Service Authorization Reference). */
  readonly prefix: string
  /** The service in the credential scope of its signatures, where it is not the prefix. */
  readonly signingName?: string
  /** The operations whose IAM action is not `prefix:Operation`. */
  readonly actions?: { readonly [Op in OperationOf<M>]?: string }
  /** What AWS publishes of its request quotas; an operation draws from the first row that names it. */
  readonly quotas?: readonly Quota<OperationOf<M>>[]
  /** The operations of JSON that answer `{}` where they find nothing, which is otherwise no answer of AWS's. Say the page that shows it. */
  readonly bare?: readonly OperationOf<M>[]
  /** What its client is configured with, beyond what every client is. */
  readonly options?: (context: ClientContext) => object | Promise<object>
  /**
   * Members that hold secrets even where they are read, or text in which people keep them, and that the SDK's schemas do not call sensitive: by
   * `service#Struct.member`, as the schemas name them.
   */
  readonly secrets?: Readonly<Record<string, SecretMember>>
  /** Members that the schemas call sensitive and that are no secrets: names and ids that controls compare and join by. */
  readonly notSecret?: readonly string[]
}

/** One client of the SDK: how to load it, and what AWS's documents say of it that the SDK does not. */
export interface SdkClient<Id extends ServiceId = ServiceId, M = object> {
  readonly id: Id
  readonly module: () => Promise<M>
  readonly load: () => Promise<ClientClass<Id>>
  readonly prefix: string
  readonly signingName: string
  readonly actions: Readonly<Record<string, string>>
  readonly quotas: readonly Quota[]
  readonly bare: readonly string[]
  readonly options: (context: ClientContext) => object | Promise<object>
  readonly secrets: Readonly<Record<string, SecretMember>>
  readonly notSecret: readonly string[]
}

/** Every client, by its id. */
export type SdkTable = { readonly [Id in ServiceId]: SdkClient<Id> }

export const sdkClient = <Id extends ServiceId, M extends object>({
  signingName,
  client,
  ...spec
}: SdkSpec<Id, M>): SdkClient<Id, M> => {
  // a session for each account of an organization makes a client of its own of the same class
  let loaded: Promise<ClientClass<Id>> | undefined
  return {
    quotas: [],
    bare: [],
    options: () => ({}),
    secrets: {},
    notSecret: [],
    ...spec,
    // safe: both name operations by text, and only what they name is in them
    actions: (spec.actions ?? {}) as Readonly<Record<string, string>>,
    signingName: signingName ?? spec.prefix,
    load: () => {
      loaded ??= spec.module().then(client)
      return loaded
    },
  }
}

/** The IAM action that an operation needs: `ListBuckets` of S3 -> `s3:ListAllMyBuckets`. */
export const actionOf = ({ prefix, actions }: SdkClient, operation: string): string =>
  `${prefix}:${actions[operation] ?? operation}`

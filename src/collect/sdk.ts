import type { Quota, Unpublished } from './quotas.ts'

/**
 * The aggregated client of each service (one method per operation), by id. Each service declares its own in its `sdk.ts`, by
 * module augmentation. Types only: this loads no client.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the services fill it
export interface Clients {}
export type ServiceId = keyof Clients

/** The operation names of an SDK client module: `ListBuckets` for its `ListBucketsCommand`. */
export type OperationOf<M> = {
  [K in keyof M]: K extends `${infer Op}Command` ? (Op extends '$' | '' ? never : Op) : never
}[keyof M]

/**
 * A member that holds a secret even though we read it. `when`: only if its struct meets the condition. `as`: the replacement; a
 * digest when two values must be distinguishable.
 */
export interface SecretMember {
  readonly as?: 'digest'
  readonly when?: (struct: Readonly<Record<string, unknown>>) => boolean
  /** For text that contains a document: returns it without its secrets. `input` is the call's input. */
  readonly without?: (text: string, input: unknown) => string
}

/** What a client's options may depend on. */
export interface ClientContext {
  /** A custom endpoint: the practice account, or another AWS implementation. */
  readonly endpointUrl: string | undefined
  /** The number of attempts per call. */
  readonly attempts: number
}

type ClientClass<Id extends ServiceId> = new (config: object) => Clients[Id]

interface SdkSpec<Id extends ServiceId, M> {
  readonly id: Id
  /** Imports the client, at the first call of the service. */
  readonly module: () => Promise<M>
  /** The aggregated client among the module's exports. */
  readonly client: (module: M) => ClientClass<Id>
  /** The prefix of its IAM actions (Service Authorization Reference). */
  readonly prefix: string
  /** The service name in the credential scope of its signatures, unless it is the prefix. */
  readonly signingName?: string
  /** Operations whose IAM action is not `prefix:Operation`. */
  readonly actions?: { readonly [Op in OperationOf<M>]?: string }
  /** The request quotas that AWS publishes; an operation draws from the first row that names it. */
  readonly quotas?: readonly Quota<OperationOf<M>>[]
  /** Where AWS's pages on quotas were read and state none of requests. */
  readonly unpublished?: Unpublished
  /** JSON operations that answer `{}` when they find nothing, which we otherwise reject. Cite the page that shows it. */
  readonly bare?: readonly OperationOf<M>[]
  /** Client options beyond those of every client. */
  readonly options?: (context: ClientContext) => object | Promise<object>
  /**
   * Members that hold secrets though we read them, or free text in which people store secrets, and that the SDK's schemas do not
   * mark sensitive: by `service#Struct.member`, as in the schemas.
   */
  readonly secrets?: Readonly<Record<string, SecretMember>>
  /** Members that the schemas mark sensitive but that are no secrets: names and ids that controls compare and join by. */
  readonly notSecret?: readonly string[]
}

/** One client of the SDK: how to load it, and what AWS's documentation says about it beyond the SDK. */
export interface SdkClient<Id extends ServiceId = ServiceId, M = object> {
  readonly id: Id
  readonly module: () => Promise<M>
  readonly load: () => Promise<ClientClass<Id>>
  readonly prefix: string
  readonly signingName: string
  readonly actions: Readonly<Record<string, string>>
  readonly quotas: readonly Quota[]
  readonly unpublished?: Unpublished
  readonly bare: readonly string[]
  readonly options: (context: ClientContext) => object | Promise<object>
  readonly secrets: Readonly<Record<string, SecretMember>>
  readonly notSecret: readonly string[]
}

/** Every client, by id. */
export type SdkTable = { readonly [Id in ServiceId]: SdkClient<Id> }

export const sdkClient = <Id extends ServiceId, M extends object>({
  signingName,
  client,
  ...spec
}: SdkSpec<Id, M>): SdkClient<Id, M> => {
  // every session of an organization's accounts creates its own client of the same class
  let loaded: Promise<ClientClass<Id>> | undefined
  return {
    quotas: [],
    bare: [],
    options: () => ({}),
    secrets: {},
    notSecret: [],
    ...spec,
    // safe: both are keyed by operation name, and contain only what they name
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

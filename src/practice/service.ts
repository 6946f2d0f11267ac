/**
 * The contract between the practice account's server and those who write a service for it.
 *
 * A service is one object: which SDK client describes its operations, and one plain function per operation. The server
 * does the rest: the wire protocol, signatures, authorisation, errors, persistence and pagination tokens.
 *
 * ```ts
 * import { s3 as sdk } from '../sdk.ts'
 *
 * export const s3 = practiceService({
 *   sdk,
 *   scope: 'global',
 *   seed: seedS3,                                            // (context: SeedContext) => S3State
 *   reads: { ListBuckets: ({ state }) => ({ Buckets: ... }) },
 *   changes: { PutBucketPolicy: ({ input, state }) => { bucketOf(state, input.Bucket).policy = input.Policy } },
 * })
 * ```
 */

import type { DocumentType } from '@smithy/types'
import { actionOf, type OperationOf, type SdkClient, type ServiceId } from '../collect/sdk.ts'
import type { RootUse } from '../core/partition.ts'
import type { Shapes } from '../model/shapes.gen.ts'
import type { ContextMore } from './auth/conditions.ts'
import type { IdentityState } from './auth/identities.ts'
import type { Decision } from './auth/policy.ts'
import type { SecretOf } from './ids.ts'
import type { Tags } from './tags.ts'
import type { WireRequest } from './wire/request.ts'

type CommandOf<M, Op extends string> = `${Op}Command` extends keyof M
  ? M[`${Op}Command`] extends new (
      // biome-ignore lint/suspicious/noExplicitAny: a constructor's parameters are contravariant; nothing else matches every command
      ...args: any[]
    ) => infer C
    ? C
    : never
  : never

/** The input of an operation in the SDK's types. */
export type InputOf<M, Op extends string> = CommandOf<M, Op> extends { readonly input: infer I } ? I : never

/** The output of an operation in the SDK's types, without the client's own `$metadata`. */
export type OutputOf<M, Op extends string> =
  CommandOf<M, Op> extends { resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }> }
    ? Omit<O, '$metadata'>
    : never

/** An SDK type in the form in which the state keeps it: JSON, where dates are ISO 8601 strings. */
export type Kept<T> = Dated<T, string>

/** What a handler returns: dates as Date, or in the state's form. The server recognizes them by the SDK's schema. */
export type Answer<T> = Dated<T, Date | string>

/** T with another type for its dates. A document (any JSON) has none. */
type Dated<T, D> = [DocumentType] extends [T] ? T : DatedPart<T, D>
type DatedPart<T, D> = T extends Date
  ? D
  : T extends Bytes
    ? T
    : T extends object
      ? { [K in keyof T]: Dated<T[K], D> }
      : T
type Bytes = Uint8Array | ReadableStream | Blob

/** A resource as CloudFormation describes it: what Cloud Control reads, and what Resource Explorer lists. */
export interface Described {
  readonly type: string
  /** The values of its primary identifier, joined with `|`. */
  readonly identifier: string
  /** Undefined if its type has no ARN. */
  readonly arn: string | undefined
  /** `global` for a resource without a region. */
  readonly region: string
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * Calls an operation of the service itself, as the handler of a type does: with all pages, and with the caller's own
 * permissions.
 */
export type Ask<M> = <Op extends OperationOf<M>>(
  operation: Op,
  input: InputOf<M, Op>,
  region?: string,
) => Answer<OutputOf<M, Op>>

/** One resource, from the response of its service. */
export interface Shown<T extends string = string> {
  /** A response of the service: members with the name of a property, in any case, become that property. */
  readonly is?: object | undefined
  /** Properties that differ from the response. */
  readonly also?: T extends keyof Shapes
    ? { readonly [P in keyof Shapes[T]]?: Shapes[T][P] }
    : Readonly<Record<string, unknown>>
  readonly tags?: Tags | readonly object[] | undefined
  /** The ARN, if neither the properties nor the type's ARN template give it; null if it has none. */
  readonly arn?: string | null | undefined
  /** The region, if it is not the request's. */
  readonly region?: string | undefined
}

/** The types that no collector reads. */
type UnreadType = 'AWS::Events::Rule'

/** The types of a service, each with the function that reads its resources through the service's own operations. */
export type Describing<M, S = unknown> = {
  readonly [T in keyof Shapes | UnreadType]?: (ask: Ask<M>, call: Call<unknown, S>) => readonly Shown<T>[]
}

/** The signer of a call. */
export interface Principal {
  kind: 'root' | 'user' | 'assumed-role'
  /** The account that it belongs to. */
  account: string
  /** In a root session of sts:AssumeRoot: the principal that opened it. */
  assumedRootBy?: string | undefined
  /** The ARN from `sts:GetCallerIdentity`: `arn:aws:iam::111122223333:user/admin`. */
  arn: string
  /** AIDA..., `AROA...:session`, or the account id for root. */
  userId: string
  /** The user's or the role's name; `root` for root. */
  name: string
  accessKeyId: string
}

/** The argument of a handler. */
export interface Call<I, S> {
  operation: string
  input: I
  /** The service's state; for a regional service, of the request's region. A read must not write to it. */
  state: S
  region: string
  /** The caller's account: the management account, or a member of its organization. */
  account: string
  partition: 'aws'
  principal: Principal
  /** The server's clock. */
  now: Date
  requestId: string
  /** Makes the secrets of access keys, by name; they differ in each account. */
  secretOf: SecretOf
  /** The page size if the caller gives none. */
  pageSize: number
  /** The client's user agent. */
  userAgent: string
  /**
   * Another service's state, to read (or, in a change, to write): `call.of(iam).users`. Default: the request's region
   * and account.
   */
  of<T>(service: PracticeService<T>, region?: string, account?: string): T
  /** The users, roles and policies of the IAM service, without importing it. Default: of the request's account. */
  identities(account?: string): IdentityState
  /** The service control policies over the caller's account, level by level from the root down. */
  guards(): readonly (readonly string[])[]
  /**
   * The resources of the account's services, in CloudFormation's shape, of one type or of all types; undefined if no
   * service knows the type. `forCaller`: with the caller's permissions, and throws if they are not sufficient. Default:
   * the request's region.
   */
  describe(what: { type?: string; region?: string; forCaller?: boolean }): readonly Described[] | undefined
  /**
   * What the caller's identity policies decide about a further action, in addition to those that the server checked.
   * `more`: what the request adds to the context of its caller.
   */
  decide(action: string, resource: string, more?: ContextMore): Decision
  /** What the service control policies over the caller's account alone decide about it. */
  guarded(action: string, resource: string, more?: ContextMore): Decision
}

/** What a service's state covers: a whole account, one region of it, or all accounts of the organization together. */
export type Scope = 'global' | 'regional' | 'organization'

/** The argument of a seed, which is called once per region for a regional service, and once for a global one. */
export interface SeedContext {
  account: string
  partition: 'aws'
  /** What the root users of the account's partition can do. */
  rootUse: RootUse
  /** The region to fill; the account's home region when the service is global. */
  region: string
  homeRegion: string
  /** The region in which global services and the console are recorded: us-east-1, or the partition's only region. */
  globalRegion: string
  /** Every region in which the account has resources. Any other region must get an empty state. */
  regions: readonly string[]
  /** The fixed date of the seeded account: dates in a seed are relative to it. */
  now: Date
  /** Makes the secrets of access keys, by name; they differ in each account. */
  secretOf: SecretOf
  /** The principals of the server's built-in credentials, for the IAM service to list. */
  principals: Readonly<Record<'admin' | 'auditor' | 'root', Principal>>
  /** The policy document (JSON) of the auditor. */
  auditorPolicy: string
}

/**
 * Handles an operation. A handler is synchronous: nothing else runs between its first line and its last. It throws
 * `awsError`. If the operation's output has no members, its return value is ignored. (A handler without a parameter is
 * typed before the client's module is known: literals in it need `as const`.)
 */
export type Handler<M, Op extends string, S> = (
  call: Call<InputOf<M, Op>, S>,
) => Answer<OutputOf<M, Op>> | (keyof OutputOf<M, Op> extends never ? unknown : never)

/** Handlers by operation name. */
export type Handlers<M, S> = { [Op in OperationOf<M>]?: Handler<M, Op, S> }

type ArnOfPath = (place: Pick<Call<unknown, unknown>, 'partition' | 'region' | 'account'>, path: string) => string

/** The argument of `practiceService`. M is the SDK client's module, S the service's state. */
export interface ServiceDefinition<M, S> {
  /**
   * The client from the service's `sdk.ts`: its schemas describe the operations, its id is the key in the state file.
   */
  sdk: SdkClient<ServiceId, M>
  /** One state for the whole account, one for each region, or one for all accounts of the organization. */
  scope: Scope
  /**
   * Whether a request signed with its name is for this service, if several services share the name. Default: all are.
   */
  accepts?: (request: WireRequest) => boolean
  /**
   * The state of a fresh account: deterministic, from the context only; JSON, with dates as ISO 8601 strings. Declare
   * its return type: S is inferred from it.
   */
  seed: (context: SeedContext) => S
  /** The state of a member account (`context.account`). Without it the service answers 501 there. */
  member?: (context: SeedContext) => NoInfer<S>
  /**
   * IAM actions that differ from those of `sdk`. A list: all of them are required. `null`: no permission is required.
   */
  action?: { [Op in OperationOf<M>]?: string | readonly string[] | null }
  /** The ARN that an operation acts on, for authorization. Default: from `acts`. */
  resource?: { [Op in OperationOf<M>]?: (call: Call<InputOf<M, Op>, S>) => string }
  /**
   * The ARN from the input members that name the resource, in order of precedence: `{ ClusterIdentifier: clusters.arn
   * }`. Default: `*`.
   */
  acts?: Readonly<Record<string, (call: Call<unknown, S>, given: string) => string>>
  /**
   * The ARN of a request path, for services whose permissions are for method and path: `apigateway:GET` on
   * `/restapis/a1b2c3`. Replaces `action`, `resource` and `acts`.
   */
  arnOfPath?: ArnOfPath
  /** Its resources in CloudFormation's shape, by type, for Cloud Control and Resource Explorer. */
  describes?: NoInfer<Describing<M, S>>
  /** Operations that only read. */
  reads: NoInfer<Handlers<M, S>>
  /**
   * Operations that change the state. With a state file, the change is stored before the response is sent. An exception
   * undoes the change.
   */
  changes?: NoInfer<Handlers<M, S>>
  /**
   * One endpoint serves all regions: CloudTrail records its calls in us-east-1
   * (awscloudtrail/latest/userguide/cloudtrail-concepts.html).
   */
  endpoint?: 'global'
  /**
   * Operations with data events, which are never in the event history
   * (awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).
   */
  dataEvents?: readonly OperationOf<M>[]
}

/** One operation, with its types erased: the wire layer decodes `input` by the SDK's own schema before the call. */
export interface ServiceOperation {
  kind: 'read' | 'change'
  handle: (call: Call<unknown, unknown>) => object | undefined
  /** The IAM actions that it requires; null if it requires none. */
  actions: readonly string[] | null
  /** Whether its events are data events. */
  isData: boolean
  resource: ((call: Call<unknown, unknown>) => string) | undefined
}

/** A service as the server holds it. */
export interface PracticeService<S = unknown> {
  id: ServiceId
  sdk: SdkClient
  scope: Scope
  accepts: (request: WireRequest) => boolean
  seed: (context: SeedContext) => S
  member?: ((context: SeedContext) => S) | undefined
  endpoint: 'global' | undefined
  arnOfPath: ArnOfPath | undefined
  operations: ReadonlyMap<string, ServiceOperation>
  describes: ReadonlyMap<string, Describes>
}

/** Reads the resources of one type, with its types erased. */
export type Describes = (
  ask: (operation: string, input: object, region?: string) => object,
  call: Call<unknown, unknown>,
) => readonly Shown[]

/** Defines a service: checks the handlers' types against the SDK's, then erases them. */
export function practiceService<M extends object, S>(definition: ServiceDefinition<M, S>): PracticeService<S> {
  const operations = new Map<string, ServiceOperation>()
  const dataEvents = new Set<string>(definition.dataEvents)
  const acted: ServiceOperation['resource'] = (call) => {
    for (const [member, arn] of Object.entries(definition.acts ?? {})) {
      const given = memberOf(call.input, member)
      // safe: the server calls it with its own service's state
      if (typeof given === 'string') return arn(call as Call<unknown, S>, given)
    }
    return '*'
  }
  const add = (kind: ServiceOperation['kind'], handlers: object) => {
    for (const [name, handle] of Object.entries(handlers)) {
      // safe: the names of the operations are typed by them
      const action = (definition.action as Record<string, string | readonly string[] | null> | undefined)?.[name]
      operations.set(name, {
        kind,
        // the server calls a handler only with the decoded input of its own operation and its own service's state
        handle: handle as ServiceOperation['handle'],
        actions:
          action === undefined ? [actionOf(definition.sdk, name)] : typeof action === 'string' ? [action] : action,
        isData: dataEvents.has(name),
        resource: (definition.resource as Record<string, ServiceOperation['resource']> | undefined)?.[name] ?? acted,
      })
    }
  }
  const { seed, member } = definition
  add('read', definition.reads)
  add('change', definition.changes ?? {})
  return {
    id: definition.sdk.id,
    sdk: definition.sdk,
    scope: definition.scope,
    accepts: definition.accepts ?? (() => true),
    // copied: a seed may build several states from the same rows
    seed: (context) => structuredClone(seed(context)),
    member: member && ((context) => structuredClone(member(context))),
    endpoint: definition.endpoint,
    arnOfPath: definition.arnOfPath,
    operations,
    // safe: the server passes it its own service's operations and state
    describes: new Map(Object.entries((definition.describes ?? {}) as Readonly<Record<string, Describes>>)),
  }
}

const memberOf = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(name) : undefined

/** An error of AWS; the server wraps it in the envelope of the service's protocol. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, string>>
  /** Keeps the handler's changes although it throws: a refused code still counts as an attempt. */
  keepsChange = false
  /** The error code from when the service had the query protocol; it still returns it next to the new one. */
  readonly queryCode: string | undefined
  constructor(
    code: string,
    message: string,
    status: number,
    fields: Readonly<Record<string, string>>,
    queryCode?: string,
  ) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.fields = fields
    this.queryCode = queryCode
  }
}

/**
 * Throw it in a handler: `throw awsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName })`.
 * `code` is the code on the wire (for a modelled error whose wire code differs, the wire code: `DBInstanceNotFound`).
 * `fields` are further members of the error, beside code and message; `queryCode` is the older code of SQS and CloudWatch.
 */
export function awsError(
  code: string,
  message: string,
  status = 400,
  fields: Record<string, string> = {},
  queryCode?: string,
): AwsError {
  return new AwsError(code, message, status, fields, queryCode)
}

/** The error of a call whose change is kept: any other error undoes the change. */
export function keepingChange(error: AwsError): AwsError {
  error.keepsChange = true
  return error
}

export interface Page<T> {
  items: T[]
  /** The token of the next page; absent on the last page. */
  next: string | undefined
}

export interface PageRequest {
  /** `input.NextToken`, `input.Marker`, `input.ContinuationToken` ... */
  token: string | undefined
  /** `input.MaxResults`, `input.MaxItems`, `input.MaxRecords` ... */
  size: number | undefined
  /** The error for a token that this server did not issue. Default: `ValidationError`, 400. */
  invalid?: () => AwsError
}

/**
 * One page of a list, for every kind of pagination: the token is opaque and belongs to the operation that returned it.
 */
export function page<T>(call: Call<unknown, unknown>, items: readonly T[], request: PageRequest): Page<T> {
  const from = request.token === undefined || request.token === '' ? 0 : offsetIn(call.operation, request)
  const to = from + Math.max(1, request.size ?? call.pageSize)
  return { items: items.slice(from, to), next: to < items.length ? tokenOf(call.operation, to) : undefined }
}

function tokenOf(operation: string, offset: number): string {
  return Buffer.from(`${operation}:${offset}`).toString('base64url')
}

function offsetIn(operation: string, request: PageRequest): number {
  const [name, digits] = Buffer.from(request.token ?? '', 'base64url')
    .toString()
    .split(':')
  const offset = Number(digits)
  if (name === operation && Number.isSafeInteger(offset) && offset > 0) return offset
  throw request.invalid?.() ?? awsError('ValidationError', 'The pagination token is not one that this operation gave.')
}

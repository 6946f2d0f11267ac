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

/** The input of one operation, as the SDK types it. */
export type InputOf<M, Op extends string> = CommandOf<M, Op> extends { readonly input: infer I } ? I : never

/** The output of one operation, as the SDK types it, without the client's own `$metadata`. */
export type OutputOf<M, Op extends string> =
  CommandOf<M, Op> extends { resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }> }
    ? Omit<O, '$metadata'>
    : never

/** What the SDK shows, as a slice of the state keeps it: JSON, where a date is an ISO 8601 string. */
export type Kept<T> = Dated<T, string>

/** What a handler answers: dates as they are, or as the slice keeps them. The server knows them by the SDK's schema. */
export type Answer<T> = Dated<T, Date | string>

/** T with another type for its dates. A document, which is any JSON, has none. */
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
  /** The values of its primary identifier, with `|` between them. */
  readonly identifier: string
  /** Undefined where its type has none. */
  readonly arn: string | undefined
  /** `global` for what has no region. */
  readonly region: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Asks an operation of the service itself, as the handler of a type does: with all pages, and with the caller's own permissions. */
export type Ask<M> = <Op extends OperationOf<M>>(
  operation: Op,
  input: InputOf<M, Op>,
  region?: string,
) => Answer<OutputOf<M, Op>>

/** One resource by what its service answers. */
export interface Shown<T extends string = string> {
  /** An answer of the service: its members are taken where the type has a property of the same name, in any case. */
  readonly is?: object | undefined
  /** The properties that are not so. */
  readonly also?: T extends keyof Shapes
    ? { readonly [P in keyof Shapes[T]]?: Shapes[T][P] }
    : Readonly<Record<string, unknown>>
  readonly tags?: Tags | readonly object[] | undefined
  /** Where neither its properties nor the form of its type's ARN tell it; null: it has none. */
  readonly arn?: string | null | undefined
  /** Where it is not that of the call. */
  readonly region?: string | undefined
}

/** The types that no collector reads. */
type UnreadType = 'AWS::Events::Rule'

/** The types of a service, each with how its resources are read from its own operations. */
export type Describing<M, S = unknown> = {
  readonly [T in keyof Shapes | UnreadType]?: (ask: Ask<M>, call: Call<unknown, S>) => readonly Shown<T>[]
}

/** Who signed a call. */
export interface Principal {
  kind: 'root' | 'user' | 'assumed-role'
  /** The account that it belongs to. */
  account: string
  /** A root session that sts:AssumeRoot opened: who opened it. */
  assumedRootBy?: string | undefined
  /** What `sts:GetCallerIdentity` answers: `arn:aws:iam::111122223333:user/admin`. */
  arn: string
  /** AIDA..., `AROA...:session`, or the account id for root. */
  userId: string
  /** The user's or the role's name; `root` for root. */
  name: string
  accessKeyId: string
}

/** What a handler is given. */
export interface Call<I, S> {
  operation: string
  input: I
  /** This service's slice: of the call's region when the service is regional. A read must not write to it. */
  state: S
  region: string
  /** The caller's account: the management account, or a member of its organization. */
  account: string
  partition: 'aws'
  principal: Principal
  /** The server's clock. */
  now: Date
  requestId: string
  /** Makes the secrets of access keys, by name: others in each account. */
  secretOf: SecretOf
  /** How many items a page holds when the caller names no number. */
  pageSize: number
  /** What the client calls itself. */
  userAgent: string
  /** Another service's slice, to read (or in a change, to write): `call.of(iam).users`. Default: the call's region and account. */
  of<T>(service: PracticeService<T>, region?: string, account?: string): T
  /** The users, roles and policies of the IAM service, without importing it. Default: of the call's account. */
  identities(account?: string): IdentityState
  /** The service control policies over the caller's account, level by level from the root down. */
  guards(): readonly (readonly string[])[]
  /**
   * What the services of the account hold of a type, as CloudFormation describes it; undefined where none of them knows the type. Without a type: of
   * all. `forCaller`: with the caller's permissions, so that it throws where they do not allow what must be asked. Default: the call's region.
   */
  describe(what: { type?: string; region?: string; forCaller?: boolean }): readonly Described[] | undefined
  /** What the caller's identity policies say about a further action, beyond those that the server asked for already. */
  decide(action: string, resource: string): Decision
}

/** What one slice of a service's state holds: a whole account, one region of it, or the organization's accounts together. */
export type Scope = 'global' | 'regional' | 'organization'

/** What a seed is given. Called once for each region when the service is regional, once in all when it is global. */
export interface SeedContext {
  account: string
  partition: 'aws'
  /** What the root users of the account's partition can do. */
  rootUse: RootUse
  /** The region to fill; the account's home region when the service is global. */
  region: string
  homeRegion: string
  /** Where the records of global services and of the console lie: us-east-1, or the one region of the partition. */
  globalRegion: string
  /** Every region of the account that has content. Any other region must get an empty slice. */
  regions: readonly string[]
  /** The fixed moment at which the seeded account stands: dates in a seed are relative to it. */
  now: Date
  /** Makes the secrets of access keys, by name: others in each account. */
  secretOf: SecretOf
  /** The credentials that the server itself vouches for, for the IAM service to list. */
  principals: Readonly<Record<'admin' | 'auditor' | 'root', Principal>>
  /** The policy document (JSON) of the auditor. */
  auditorPolicy: string
}

/**
 * A handler is synchronous: nothing else happens between its first line and its last. It throws `awsError`. What that of an
 * operation without members in its answer returns is not looked at. (One that takes no parameter is typed before the client's module is
 * known: there a literal needs `as const`.)
 */
export type Handler<M, Op extends string, S> = (
  call: Call<InputOf<M, Op>, S>,
) => Answer<OutputOf<M, Op>> | (keyof OutputOf<M, Op> extends never ? unknown : never)

/** Handlers by the names of their operations. */
export type Handlers<M, S> = { [Op in OperationOf<M>]?: Handler<M, Op, S> }

type ArnOfPath = (place: Pick<Call<unknown, unknown>, 'partition' | 'region' | 'account'>, path: string) => string

/** What `practiceService` takes. M is the SDK client's module, S the service's slice of the state. */
export interface ServiceDefinition<M, S> {
  /** Its client, of the service's `sdk.ts`: its schemas describe the operations, its id is the key in the state file. */
  sdk: SdkClient<ServiceId, M>
  /** One slice for the whole account, one for each region, or one for all accounts of the organization together. */
  scope: Scope
  /** Which of the requests that are signed for its name are for it, where several services share one. Default: all. */
  accepts?: (request: WireRequest) => boolean
  /** What the slice holds in a fresh account: deterministic, from the context alone; JSON only, a date is an ISO 8601 string. Write its return type down: S is taken from here. */
  seed: (context: SeedContext) => S
  /** What the slice holds in a member account (`context.account`). Without it the service answers 501 there. */
  member?: (context: SeedContext) => NoInfer<S>
  /** Where the IAM action is not the one that `sdk` tells. A list: all of them are needed. `null`: AWS asks for no permission. */
  action?: { [Op in OperationOf<M>]?: string | readonly string[] | null }
  /** The ARN that an operation acts on, for authorisation. Default: by `acts`. */
  resource?: { [Op in OperationOf<M>]?: (call: Call<InputOf<M, Op>, S>) => string }
  /**
   * The ARN by the members of an input that name what an operation acts on, in the order in which they count:
   * `{ ClusterIdentifier: clusters.arn }`. Default: `*`.
   */
  acts?: Readonly<Record<string, (call: Call<unknown, S>, given: string) => string>>
  /**
   * The ARN of a request's path, where AWS asks permission for the method and the path of a request: `apigateway:GET` on
   * `/restapis/a1b2c3`. In place of `action`, `resource` and `acts`.
   */
  arnOfPath?: ArnOfPath
  /** Its resources as CloudFormation describes them, by type: what Cloud Control and Resource Explorer show. */
  describes?: NoInfer<Describing<M, S>>
  /** Operations that only read. */
  reads: NoInfer<Handlers<M, S>>
  /** Operations that change the state: with a state file, the change is on disk before its answer is sent. A throw undoes it. */
  changes?: NoInfer<Handlers<M, S>>
  /** One endpoint serves all regions: CloudTrail records its calls in us-east-1 (awscloudtrail/latest/userguide/cloudtrail-concepts.html). */
  endpoint?: 'global'
  /**
   * Operations whose events are data events, which the event history never has
   * (awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).
   */
  dataEvents?: readonly OperationOf<M>[]
}

/** One operation, with its types erased: the wire layer decodes `input` by the SDK's own schema before the call. */
export interface ServiceOperation {
  kind: 'read' | 'change'
  handle: (call: Call<unknown, unknown>) => object | undefined
  /** The IAM actions that it asks for; null where AWS asks for none. */
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

/** How the resources of one type are read, with its types erased. */
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
      // safe: the server calls it with its own service's slice
      if (typeof given === 'string') return arn(call as Call<unknown, S>, given)
    }
    return '*'
  }
  const add = (kind: ServiceOperation['kind'], handlers: object) => {
    for (const [name, handle] of Object.entries(handlers)) {
      // safe: what names the operations is typed by them
      const action = (definition.action as Record<string, string | readonly string[] | null> | undefined)?.[name]
      operations.set(name, {
        kind,
        // the server calls a handler only with the input its own operation decodes and its own service's slice
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
    // copied: a seed may build several slices of the same rows
    seed: (context) => structuredClone(seed(context)),
    member: member && ((context) => structuredClone(member(context))),
    endpoint: definition.endpoint,
    arnOfPath: definition.arnOfPath,
    operations,
    // safe: the server gives it its own service's operations and slice
    describes: new Map(Object.entries((definition.describes ?? {}) as Readonly<Record<string, Describes>>)),
  }
}

const memberOf = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(name) : undefined

/** An error as AWS gives it: the server wraps it in the envelope of the service's protocol. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, string>>
  /** Keep what the handler changed before it threw: a refused code still counts as an attempt. */
  keepsChange = false
  /** The code that the service gave when it spoke the query protocol, and still gives beside the new one. */
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

/** The error of a call that changed something all the same: unlike that of any other, it undoes nothing. */
export function keepingChange(error: AwsError): AwsError {
  error.keepsChange = true
  return error
}

export interface Page<T> {
  items: T[]
  /** The token of the next page; absent on the last. */
  next: string | undefined
}

export interface PageRequest {
  /** `input.NextToken`, `input.Marker`, `input.ContinuationToken` ... */
  token: string | undefined
  /** `input.MaxResults`, `input.MaxItems`, `input.MaxRecords` ... */
  size: number | undefined
  /** What to throw on a token that this server did not give. Default: `ValidationError`, 400. */
  invalid?: () => AwsError
}

/** One page of a list, for every family of pagination: the token is opaque and belongs to the operation it came from. */
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

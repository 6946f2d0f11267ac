import type { Own, State } from './live.ts'
import type { Shapes } from './shapes.gen.ts'

/**
 * Every resource type that a control can be written for, with its properties: CloudFormation's types and ours
 * (`Demarc::<Service>::<Thing>`).
 */
export type PropertiesByType = Shapes & Own
export type KnownType = keyof PropertiesByType & string
export type Properties<T extends KnownType> = PropertiesByType[T]
/** The live-only properties of a type, which CloudFormation lacks (`src/model/live.ts`). */
export type StateOf<T extends KnownType> = T extends keyof State ? State[T] : Record<never, never>

/** Why something was not seen: the IAM action of the call and the reason. */
export interface Unseen {
  readonly call: string
  readonly why: string
}

/**
 * One resource as seen. Each property is in one of three states: a value, `null` (AWS said there is none), or absent (not seen;
 * `unseen` says why, by property name or `state.Name`).
 */
export interface Resource {
  /** The ARN if AWS gives one, otherwise `resourceId()`. Unique in a run. */
  readonly id: string
  /** A CloudFormation type name, or one of ours, e.g. `Demarc::EC2::EbsDefaultEncryption`. */
  readonly type: string
  /** The account in which it was seen. */
  readonly account: string
  /**
   * The owning account, if it is another one: a subnet shared by AWS RAM, an organization trail. Such a resource can be a
   * neighbour but is never judged as ours.
   */
  readonly owner?: string
  /** `global` for resources without a region. */
  readonly region: string
  /** The name to show: its Name tag, else its AWS name or id. */
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
  readonly unseen: Readonly<Record<string, Unseen>>
  /** Why nothing of it was read: it is here only because `seenBy` sources of the inventory list it. */
  readonly unread?: string
  readonly seenBy?: readonly string[]
  /** The AWS answers that it rests on; absent when AWS was not called. */
  readonly answers?: ResourceAnswers
}

/** Names of AWS answers (`answerName()`), sorted: those of the listing, and those of each path that a detail filled. */
export interface ResourceAnswers {
  readonly listing: readonly string[]
  readonly details: Readonly<Record<string, readonly string[]>>
}

/** Something that could not be read, and why. `call` is the IAM action, `type` the resource type that needed it. */
export interface BlindSpot {
  readonly type: string
  readonly call: string
  readonly why: string
  readonly region: string
  readonly account: string
  /** True when the type's listing itself failed or was cut short: there may be resources that we do not know of. */
  readonly listing: boolean
  /** True when AWS denied the call, so that allowing the action helps. */
  readonly denied?: true
  /** True when the action denied is one that Cloud Control calls for the caller: a scan's own policy has none of these. */
  readonly handler?: true
  /** True when the user asked to leave it out: `call` is then the option, and `why` says how to include it. */
  readonly chosen?: true
}

/** The type of a blind spot that hides whole regions of an account, with resources of any type. */
export const REGION_TYPE = 'Demarc::Account::Region'

/** The id of a resource for which AWS has no ARN. */
export const resourceId = (type: string, account: string, region: string, name?: string): string =>
  [type, account, region, ...(name === undefined ? [] : [name])].join('/')

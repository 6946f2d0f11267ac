import type { Own, State } from './live.ts'
import type { Shapes } from './shapes.gen.ts'

/** Every property type that a control can be written on: CloudFormation's own and ours (`Demarc::<Service>::<Thing>`). */
export type PropertiesByType = Shapes & Own
export type KnownType = keyof PropertiesByType & string
export type Properties<T extends KnownType> = PropertiesByType[T]
/** Live-only properties of a type, which CloudFormation does not have (`src/model/live.ts`). */
export type StateOf<T extends KnownType> = T extends keyof State ? State[T] : Record<never, never>

/** Why something was not seen: the IAM action of the call and the reason. */
export interface Unseen {
  readonly call: string
  readonly why: string
}

/**
 * One resource as it was seen. Each property has one of three states: a value, `null` (AWS said there is none), or absent
 * (not seen; `unseen` then says why, by property name or `state.Name`).
 */
export interface Resource {
  /** The ARN where AWS gives one; otherwise `resourceId()`. Unique in a run. */
  readonly id: string
  /** A CloudFormation type name, or one of ours, e.g. `Demarc::EC2::EbsDefaultEncryption`. */
  readonly type: string
  /** The account in which it was seen. */
  readonly account: string
  /**
   * The account that it belongs to, where that is another one: a subnet shared by AWS RAM, the organization's trail. It may be a
   * neighbour, and is never judged as ours.
   */
  readonly owner?: string
  /** `global` for what has no region. */
  readonly region: string
  /** What people call it: its Name tag, else its AWS name or id. */
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
  readonly unseen: Readonly<Record<string, Unseen>>
  /** Why nothing of it was read: it stands here since these sources of the inventory list it. */
  readonly unread?: string
  readonly seenBy?: readonly string[]
  /** The AWS answers that it rests on; absent where nothing was asked of AWS. */
  readonly answers?: ResourceAnswers
}

/** Names of AWS answers (`answerName()`), sorted: those behind the listing, and those behind each path that a detail filled. */
export interface ResourceAnswers {
  readonly listing: readonly string[]
  readonly details: Readonly<Record<string, readonly string[]>>
}

/** Something that could not be read, and why: `call` is the IAM action, `type` the resource type that needed it. */
export interface BlindSpot {
  readonly type: string
  readonly call: string
  readonly why: string
  readonly region: string
  readonly account: string
  /** True when the listing of the type itself failed or was cut short: there may be resources that we do not know of. */
  readonly listing: boolean
  /** True where AWS denied the call: allowing its action helps. */
  readonly denied?: true
  /** True where the run was asked to leave it out: `call` is then the option, and `why` says how to look at it. */
  readonly chosen?: true
}

/** The type of the blind spot that hides whole regions of an account: everything that lies in them, of any type. */
export const REGION_TYPE = 'Demarc::Account::Region'

/** The id of a resource for which AWS has no ARN. */
export const resourceId = (type: string, account: string, region: string, name?: string): string =>
  [type, account, region, ...(name === undefined ? [] : [name])].join('/')

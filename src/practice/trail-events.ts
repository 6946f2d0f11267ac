import { sha256 } from '../core/digest.ts'
import { uuidOf } from './ids.ts'
import type { Principal } from './service.ts'

/**
 * A CloudTrail record in the form of LookupEvents
 * (awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).
 */
export interface TrailEvent {
  readonly eventVersion: string
  readonly userIdentity: Readonly<Record<string, unknown>>
  /** ISO 8601, whole seconds. */
  readonly eventTime: string
  readonly eventSource: string
  readonly eventName: string
  readonly awsRegion: string
  readonly sourceIPAddress: string
  readonly userAgent: string
  readonly errorCode?: string | undefined
  readonly errorMessage?: string | undefined
  readonly requestParameters: unknown
  readonly responseElements: unknown
  readonly additionalEventData?: Readonly<Record<string, unknown>> | undefined
  readonly serviceEventDetails?: Readonly<Record<string, unknown>> | undefined
  readonly requestID?: string | undefined
  readonly eventID: string
  readonly readOnly: boolean
  readonly eventType: 'AwsApiCall' | 'AwsConsoleSignIn' | 'AwsConsoleAction' | 'AwsServiceEvent'
  readonly managementEvent: true
  readonly recipientAccountId: string
  readonly eventCategory: 'Management'
}

/** The parts of a call that its record contains. */
export interface Recorded {
  readonly principal: Principal
  readonly service: string
  readonly operation: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly userAgent: string
  readonly sourceIp: string
  readonly input: object
  readonly output: object | undefined
  readonly error?: { readonly code: string; readonly message: string } | undefined
  readonly readOnly: boolean
  readonly mfa: boolean | undefined
  readonly requestId: string
}

/** Members that CloudTrail leaves out of its records, at any depth. */
const SECRET =
  /^(password|newPassword|oldPassword|authenticationCode\d?|tokenCode|secretAccessKey|sessionToken|base32StringSeed|qRCodePNG|secretString|secretBinary|masterUserPassword)$/i

/** The record of an API call. */
export function apiEvent(call: Recorded): TrailEvent {
  const { principal, error } = call
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(principal, call.mfa, call.at),
    eventTime: wholeSeconds(call.at),
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.operation,
    awsRegion: call.region,
    sourceIPAddress: call.sourceIp,
    userAgent: call.userAgent,
    ...(error ? { errorCode: error.code, errorMessage: error.message } : {}),
    requestParameters: shown(call.input),
    // records of reads contain no response
    responseElements: error || call.readOnly || call.output === undefined ? null : shown(call.output),
    requestID: call.requestId,
    // request numbers restart at 1 with the account, while its history continues
    eventID: uuidOf('event', `${call.requestId} ${call.at}`),
    readOnly: call.readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: principal.account,
    eventCategory: 'Management',
  }
}

/** A time in CloudTrail's form. `ms`: since 1970. */
export const wholeSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** The caller (awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html). */
function identityOf(principal: Principal, mfa: boolean | undefined, at: number): Record<string, unknown> {
  const { kind, account, arn, userId, accessKeyId, name } = principal
  const base = { principalId: userId, arn, accountId: account, accessKeyId }
  if (kind === 'root') {
    const session =
      principal.assumedRootBy === undefined
        ? {}
        : {
            sessionContext: {
              attributes: { creationDate: wholeSeconds(at), mfaAuthenticated: 'false' },
              assumedRoot: 'true',
            },
          }
    return { type: 'Root', ...base, ...session }
  }
  if (kind === 'user') {
    const attributes = { creationDate: wholeSeconds(at), mfaAuthenticated: String(mfa === true) }
    return {
      type: 'IAMUser',
      ...base,
      userName: name,
      ...(mfa === undefined ? {} : { sessionContext: { attributes } }),
    }
  }
  return {
    type: 'AssumedRole',
    ...base,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: userId.split(':')[0],
        arn: `arn:aws:iam::${account}:role/${name}`,
        accountId: account,
        userName: name,
      },
      attributes: { creationDate: wholeSeconds(at), mfaAuthenticated: String(mfa === true) },
    },
  }
}

/** Inputs and outputs in CloudTrail's form: names begin in lower case, secrets are removed, bytes are a digest. */
function shown(value: unknown): unknown {
  if (value instanceof Uint8Array) return `sha256:${sha256(Buffer.from(value).toString('base64'))}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key, one]) => one !== undefined && !SECRET.test(key))
    .map(([key, one]) => [key.charAt(0).toLowerCase() + key.slice(1), shown(one)] as const)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

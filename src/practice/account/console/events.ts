import { uuidOf } from '../../ids.ts'
import { type TrailEvent, wholeSeconds } from '../../trail-events.ts'

/** An action in the console, as CloudTrail records it. */
export interface ConsoleAction {
  readonly account: string
  readonly name: string
  readonly source: 'signin.amazonaws.com' | 'iam.amazonaws.com'
  /** Milliseconds since 1970. */
  readonly at: number
  /** The number of events of the account: it makes each id unique. */
  readonly count: number
  readonly type?: TrailEvent['eventType']
  readonly request?: Readonly<Record<string, unknown>>
  readonly response?: Readonly<Record<string, unknown>>
  readonly extra?: Readonly<Record<string, unknown>>
  readonly errorMessage?: string
  readonly mfa: boolean
  /** The region in which global services are recorded. */
  readonly region: string
}

/**
 * The record of a console action of the root user. Such records are in the region of global services; calls that the
 * console makes on its behalf have `invokedBy: signin.amazonaws.com`
 * (awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html).
 */
export function consoleEvent(deed: ConsoleAction): TrailEvent {
  const { account, source, type = source === 'signin.amazonaws.com' ? 'AwsConsoleSignIn' : 'AwsApiCall' } = deed
  const at = wholeSeconds(deed.at)
  const session = { attributes: { creationDate: at, mfaAuthenticated: String(deed.mfa) } }
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'Root',
      principalId: account,
      arn: `arn:aws:iam::${account}:root`,
      accountId: account,
      accessKeyId: '',
      ...(source === 'iam.amazonaws.com' ? { sessionContext: session, invokedBy: 'signin.amazonaws.com' } : {}),
    },
    eventTime: at,
    eventSource: source,
    eventName: deed.name,
    awsRegion: deed.region,
    sourceIPAddress: '127.0.0.1',
    userAgent: 'demarc-practice-console',
    ...(deed.errorMessage === undefined ? {} : { errorMessage: deed.errorMessage }),
    requestParameters: deed.request ?? null,
    responseElements: deed.response ?? null,
    ...(deed.extra === undefined ? {} : { additionalEventData: deed.extra }),
    eventID: uuidOf('console event', `${account} ${deed.count} ${deed.name} ${at}`),
    readOnly: false,
    eventType: type,
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  }
}

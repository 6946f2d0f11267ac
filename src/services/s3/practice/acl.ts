import type { AccessControlPolicy, Grant } from '@aws-sdk/client-s3'
import { byText } from '../../../core/by-text.ts'
import { awsError } from '../../../practice/service.ts'
import { malformedXml, ownerId, type S3State, type StoredBucket, type StoredGrant } from './state.ts'

const GROUPS = 'http://acs.amazonaws.com/groups'
const ALL = `${GROUPS}/global/AllUsers`
const AUTHENTICATED = `${GROUPS}/global/AuthenticatedUsers`
const LOG_DELIVERY = `${GROUPS}/s3/LogDelivery`

/**
 * What the canned access control lists grant besides the owner's full control
 * (AmazonS3/latest/userguide/acl-overview.html#canned-acl).
 */
const CANNED: Readonly<Record<string, readonly StoredGrant[]>> = byText({
  private: [],
  'public-read': [{ grantee: ALL, permission: 'READ' }],
  'public-read-write': [
    { grantee: ALL, permission: 'READ' },
    { grantee: ALL, permission: 'WRITE' },
  ],
  'authenticated-read': [{ grantee: AUTHENTICATED, permission: 'READ' }],
  'log-delivery-write': [
    { grantee: LOG_DELIVERY, permission: 'WRITE' },
    { grantee: LOG_DELIVERY, permission: 'READ_ACP' },
  ],
})

interface AclCall {
  readonly input: {
    readonly ACL?: string | undefined
    readonly AccessControlPolicy?: AccessControlPolicy | undefined
    readonly GrantFullControl?: string | undefined
    readonly GrantRead?: string | undefined
    readonly GrantReadACP?: string | undefined
    readonly GrantWrite?: string | undefined
    readonly GrantWriteACP?: string | undefined
  }
  readonly state: S3State
  readonly account: string
}

/** The grants of a bucket as S3 returns them: only the owner's if access control lists are disabled. */
export function grantsOf(bucket: StoredBucket, account: string): Grant[] {
  const owner: StoredGrant = { grantee: ownerId(account), permission: 'FULL_CONTROL' }
  return [owner, ...(listsAreOff(bucket) ? [] : bucket.grants)].map(({ grantee, permission }) => ({
    Grantee: grantee.startsWith('http') ? { Type: 'Group', URI: grantee } : { Type: 'CanonicalUser', ID: grantee },
    Permission: permission,
  }))
}

const listsAreOff = (bucket: StoredBucket): boolean =>
  bucket.ownership?.Rules?.some((rule) => rule.ObjectOwnership === 'BucketOwnerEnforced') ?? false

/** Sets the access control list of a request, if it has one, after S3's validation. */
export function applyAcl(call: AclCall, bucket: StoredBucket): void {
  const asked = requested(call)
  if (asked === undefined) return
  if (listsAreOff(bucket)) {
    if (asked.length === 0) return
    throw awsError('AccessControlListNotSupported', 'The bucket does not allow ACLs')
  }
  const blocked = [bucket.block, call.state.accountBlock].some((block) => block?.BlockPublicAcls === true)
  if (blocked && asked.some(({ grantee }) => grantee === ALL || grantee === AUTHENTICATED))
    throw awsError('AccessDenied', 'Access Denied', 403)
  bucket.grants = asked
}

/** The grants of a request besides the owner's; undefined if it has none. */
function requested({ input, account }: AclCall): StoredGrant[] | undefined {
  const inHeaders = [
    ...grantees(input.GrantFullControl, 'FULL_CONTROL'),
    ...grantees(input.GrantRead, 'READ'),
    ...grantees(input.GrantReadACP, 'READ_ACP'),
    ...grantees(input.GrantWrite, 'WRITE'),
    ...grantees(input.GrantWriteACP, 'WRITE_ACP'),
  ]
  const inBody = input.AccessControlPolicy?.Grants?.map(stored)
  const ways = [input.ACL !== undefined, inHeaders.length > 0, inBody !== undefined].filter(Boolean).length
  if (ways > 1) throw awsError('InvalidRequest', 'Specifying both Canned ACLs and Header Grants is not allowed')
  if (input.ACL !== undefined) {
    const canned = Object.hasOwn(CANNED, input.ACL) ? CANNED[input.ACL] : undefined
    if (!canned) throw awsError('InvalidArgument', `The canned ACL ${input.ACL} is not one of a bucket`)
    return [...canned]
  }
  const others = (inBody ?? inHeaders).filter(({ grantee }) => grantee !== ownerId(account))
  return ways === 0 ? undefined : others
}

/** `uri="http://...", id="..."`: the form of the x-amz-grant headers. */
function grantees(header: string | undefined, permission: StoredGrant['permission']): StoredGrant[] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      const kind = part.slice(0, Math.max(0, equals)).toLowerCase()
      if (kind !== 'uri' && kind !== 'id') throw awsError('InvalidArgument', 'Argument format not recognized')
      return { grantee: part.slice(equals + 1).replaceAll('"', ''), permission }
    })
}

function stored({ Grantee, Permission }: Grant): StoredGrant {
  const grantee = Grantee?.URI ?? Grantee?.ID
  if (grantee === undefined || Permission === undefined) throw malformedXml()
  return { grantee, permission: Permission }
}

import { type AwsError, awsError } from '../service.ts'
import type { ProtocolName } from '../wire/model.ts'

/**
 * AWS's errors for a request with a missing or wrong signature: the same refusal has another code in each family of
 * services. Sources: the services' "Common errors" pages (IAM/latest/APIReference/CommonErrors.html,
 * amazondynamodb/latest/developerguide/Programming.Errors.html, AmazonS3/latest/API/ErrorResponses.html,
 * AWSEC2/latest/APIReference/errors-overview.html); messages are the text that the services send.
 */
export type Family = 'query' | 'ec2' | 's3' | 'json' | 'restJson'

export function familyOf(kind: ProtocolName, serviceId: string): Family {
  if (serviceId === 's3' || serviceId === 's3express') return 's3'
  if (kind === 'ec2Query') return 'ec2'
  if (kind === 'awsQuery' || kind === 'restXml') return 'query'
  return kind === 'restJson1' ? 'restJson' : 'json'
}

export type Refusal = 'unsigned' | 'malformed' | 'unknownKey' | 'badSignature' | 'badToken' | 'expiredToken' | 'skewed'

type Row = readonly [code: string, status: number, message: string]

const INVALID_TOKEN = 'The security token included in the request is invalid.'
const EXPIRED_TOKEN = 'The security token included in the request is expired'
const UNSIGNED = 'Request is missing Authentication Token'
const MALFORMED = 'The authorization information of the request is not a valid AWS Signature Version 4.'
const BAD_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const S3_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
const EC2_FAILURE: Row = ['AuthFailure', 401, 'AWS was not able to validate the provided access credentials']

function json(status: number): Readonly<Record<Refusal, Row>> {
  return {
    unsigned: ['MissingAuthenticationTokenException', status, UNSIGNED],
    malformed: ['IncompleteSignatureException', status, MALFORMED],
    unknownKey: ['UnrecognizedClientException', status, INVALID_TOKEN],
    badSignature: ['InvalidSignatureException', status, BAD_SIGNATURE],
    badToken: ['UnrecognizedClientException', status, INVALID_TOKEN],
    expiredToken: ['ExpiredTokenException', status, EXPIRED_TOKEN],
    skewed: ['InvalidSignatureException', status, 'Signature expired or not yet current'],
  }
}

const rows: Readonly<Record<Family, Readonly<Record<Refusal, Row>>>> = {
  query: {
    unsigned: ['MissingAuthenticationToken', 403, UNSIGNED],
    malformed: ['IncompleteSignature', 400, MALFORMED],
    unknownKey: ['InvalidClientTokenId', 403, INVALID_TOKEN],
    badSignature: ['SignatureDoesNotMatch', 403, BAD_SIGNATURE],
    badToken: ['InvalidClientTokenId', 403, INVALID_TOKEN],
    expiredToken: ['ExpiredToken', 403, EXPIRED_TOKEN],
    skewed: ['SignatureDoesNotMatch', 403, 'Signature expired or not yet current'],
  },
  ec2: {
    unsigned: ['MissingAuthenticationToken', 403, UNSIGNED],
    malformed: EC2_FAILURE,
    unknownKey: EC2_FAILURE,
    badSignature: EC2_FAILURE,
    badToken: EC2_FAILURE,
    expiredToken: ['RequestExpired', 400, 'Request has expired.'],
    skewed: ['RequestExpired', 400, 'Request has expired.'],
  },
  s3: {
    unsigned: ['AccessDenied', 403, 'Access Denied'],
    malformed: ['AuthorizationHeaderMalformed', 400, 'The authorization header that you provided is not valid.'],
    unknownKey: ['InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.'],
    badSignature: ['SignatureDoesNotMatch', 403, S3_SIGNATURE],
    badToken: ['InvalidToken', 400, 'The provided token is malformed or otherwise invalid.'],
    expiredToken: ['ExpiredToken', 400, 'The provided token has expired.'],
    skewed: ['RequestTimeTooSkewed', 403, 'The difference between the request time and the current time is too large.'],
  },
  json: json(400),
  restJson: json(403),
}

/**
 * The error of a refusal. In the families whose message contains the two times (query and JSON), `detail` replaces the
 * message.
 */
export function refusal(family: Family, why: Refusal, detail?: string): AwsError {
  const [code, status, message] = rows[family][why]
  const replaced = detail !== undefined && family !== 's3' && family !== 'ec2'
  return awsError(code, replaced ? detail : message, status)
}

/** The error for a principal without permission, in the words of each family. */
export function accessDenied(family: Family, who: string, action: string, resource: string, why: string): AwsError {
  const on = `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${why}`
  if (family === 'ec2')
    return awsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${on}`, 403)
  if (family === 'json') return awsError('AccessDeniedException', on)
  return family === 'restJson' ? awsError('AccessDeniedException', on, 403) : awsError('AccessDenied', on, 403)
}

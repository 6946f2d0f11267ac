import { describe, expect, test } from 'vitest'

import { fatalError, isThrottled, RepeatedTokenError, refusalOf } from './refusals.ts'

const sdk = (name: string, status?: number, message = 'some words, request id 123') =>
  Object.assign(new Error(message), {
    name,
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  })
const node = (code: string) => Object.assign(new Error('connect'), { code })
const denied = (how: string) =>
  sdk('AccessDenied', 403, `User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetBucketPolicy ${how}`)

describe('what a refusal says', () => {
  test.each([
    ['AccessDenied', sdk('AccessDenied', 403), 'access denied'],
    ['UnauthorizedOperation', sdk('UnauthorizedOperation', 403), 'access denied'],
    [
      'an SCP',
      denied('with an explicit deny in a service control policy'),
      'access denied by a service control policy (explicit deny)',
    ],
    [
      'no SCP allows',
      denied('because no service control policy allows the s3:GetBucketPolicy action'),
      'access denied: no service control policy allows it',
    ],
    [
      'an RCP',
      denied('with an explicit deny in a resource control policy'),
      'access denied by a resource control policy',
    ],
    ['a boundary', denied('because no permissions boundary allows it'), 'access denied by a permissions boundary'],
    ['a session policy', denied('because no session policy allows it'), 'access denied by a session policy'],
    [
      'a bucket policy',
      denied('with an explicit deny in a resource-based policy'),
      'access denied by a resource-based policy (explicit deny)',
    ],
    ['a region that is off', sdk('AuthFailure', 401), 'the region or service is not enabled for this account'],
    [
      'a region that is off, in the words of IAM',
      sdk('InvalidClientTokenId', 403),
      'the region or service is not enabled for this account',
    ],
    ['a service not signed up for', sdk('OptInRequired', 403), 'the region or service is not enabled for this account'],
    ['throttling', sdk('RequestLimitExceeded', 503), 'throttled, in spite of retries'],
    ['a timeout', sdk('TimeoutError'), 'no answer in time'],
    [
      'a connection that is cut off',
      Object.assign(sdk('TimeoutError'), { code: 'ECONNRESET' }),
      'the endpoint cannot be reached (ECONNRESET)',
    ],
    ['a wall', node('ECONNREFUSED'), 'the endpoint cannot be reached (ECONNREFUSED)'],
    ['no name', node('ENOTFOUND'), 'the endpoint cannot be reached (ENOTFOUND)'],
    [
      'no descriptor left',
      node('EMFILE'),
      'the call could not be made: too many files are open in this process (EMFILE)',
    ],
    ['a certificate that ended', node('CERT_HAS_EXPIRED'), 'the call could not be made (CERT_HAS_EXPIRED)'],
    ['501', sdk('NotImplemented', 501), 'not implemented by this endpoint'],
    ['a failure of AWS', sdk('InternalError', 500), 'AWS failed to answer (500 InternalError)'],
    ['a failure of AWS that says nothing', sdk('SyntaxError', 500), 'AWS failed to answer (500)'],
    ['a redirect, of a proxy', sdk('Unknown', 302), 'another server answers: the endpoint redirects (302)'],
    ['a redirect, with a page', sdk('SyntaxError', 307), 'another server answers: the endpoint redirects (307)'],
    ['a redirect of S3', sdk('PermanentRedirect', 301), 'refused (PermanentRedirect)'],
    ['garbage', new SyntaxError('Unexpected token < in JSON'), 'the answer could not be read'],
    [
      'another shape',
      new TypeError("Cannot read properties of undefined (reading 'Name')"),
      'the answer could not be read',
    ],
    ['a loop', new RepeatedTokenError('t'), 'the listing repeats itself'],
    ['what nobody knows', sdk('SomethingNew', 400), 'refused (SomethingNew)'],
    ['no error at all', 'a string', 'refused (unknown error)'],
  ])('%s', (_, error, words) => {
    expect(refusalOf(error)).toBe(words)
  })

  test('it never repeats the message of AWS, which has request ids', () => {
    expect(refusalOf(sdk('AccessDenied', 403))).not.toContain('123')
  })
})

describe('what ends a scan at once', () => {
  test.each([
    ['CredentialsProviderError', true, 'CREDENTIALS_MISSING'],
    ['ExpiredToken', false, 'CREDENTIALS_EXPIRED'],
    ['ExpiredTokenException', true, 'CREDENTIALS_EXPIRED'],
    ['SignatureDoesNotMatch', false, 'CREDENTIALS_WRONG'],
    ['InvalidClientTokenId', true, 'CREDENTIALS_WRONG'],
    // later it is what a region that is not enabled answers
    ['InvalidClientTokenId', false, undefined],
    ['UnrecognizedClientException', false, undefined],
    ['AccessDenied', true, undefined],
  ])('%s (at the start: %s) -> %s', (name, atStart, code) => {
    const error = fatalError(sdk(name), atStart)
    expect(error?.code).toBe(code)
    if (error) expect([error.exitCode, error.hint === undefined]).toEqual([2, false])
  })
})

test('throttling is told by code and by status', () => {
  expect([sdk('SlowDown', 503), sdk('X', 429), sdk('AccessDenied', 403)].map(isThrottled)).toEqual([true, true, false])
  // DynamoDB's too many operations at a time, and IAM's quota
  const limits = [sdk('LimitExceededException', 400), sdk('LimitExceededException', 409)]
  expect(limits.map(isThrottled)).toEqual([true, false])
  expect(limits.map(refusalOf)).toEqual(['throttled, in spite of retries', 'refused (LimitExceededException)'])
})

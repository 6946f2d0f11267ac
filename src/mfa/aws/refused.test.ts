import type { IAM } from '@aws-sdk/client-iam'
import { describe, expect, test } from 'vitest'
import { enrolmentCalls } from './iam-calls.ts'
import { failureOf, refusedCall } from './refused.ts'

describe('how AWS answered', () => {
  const answer = (name: string, httpStatusCode?: number, attempts = 1): Error =>
    Object.assign(new Error('Said.'), { name, $metadata: { httpStatusCode, attempts } })

  test('sure is only a no to the only attempt', () => {
    expect(failureOf(answer('EntityAlreadyExistsException', 409))).toMatchObject({
      code: 'EntityAlreadyExists',
      sure: true,
    })
    expect(failureOf(answer('EntityAlreadyExistsException', 409, 2)).sure).toBe(false)
    expect(failureOf(answer('ServiceFailureException', 500)).sure).toBe(false)
    expect(failureOf(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })).sure).toBe(false)
  })

  test('a lost answer to an earlier attempt is thrown, for the flow to look', async () => {
    const lost = async () => {
      throw answer('EntityAlreadyExistsException', 409, 2)
    }
    // safe: no other call is made
    const calls = enrolmentCalls({ createVirtualMFADevice: lost, enableMFADevice: lost } as unknown as IAM)
    await expect(calls.create('x')).rejects.toMatchObject({ code: 'AWS_REFUSED' })
    await expect(calls.enable('u', 's', ['1', '2'])).rejects.toMatchObject({ code: 'AWS_REFUSED' })
  })

  test('expired credentials stay what they are', () => {
    expect(refusedCall('iam:ListUsers', answer('ExpiredTokenException', 403)).code).toBe('CREDENTIALS_EXPIRED')
  })
})

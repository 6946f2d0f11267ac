import { describe, expect, test } from 'vitest'
import type { Control } from '../../controls/control.ts'
import { askedUnlessSelected } from '../../evaluate/selection.ts'
import { place } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { controls } from '../../services/controls.gen.ts'
import { parseConfig } from './parse.ts'
import { configWarnings } from './warnings.ts'

const resource = (type: string, id: string): Resource => ({
  id,
  type,
  account: '111122223333',
  region: 'global',
  name: id,
  tags: {},
  properties: {},
  state: {},
  unseen: {},
})
const model = place(
  [resource('AWS::S3::Bucket', 'arn:aws:s3:::a'), resource('Demarc::Account::Account', 'the-account')],
  [],
)

const exception = (more: string): string => `exceptions:
  - ${more}
    reason: r
    by: b
    date: 2026-01-01
    expires: 2026-11-24
`
const warned = (text: string, now = '2026-11-24T23:59:59Z'): readonly string[] =>
  configWarnings(parseConfig(text, 'f'), model, { controls, whole: true }, now).map(
    ({ at, message }) => `${at} ${message}`,
  )

describe('a person is told', () => {
  test('nothing of what is in force: to the end of its last day, in UTC', () => {
    expect(warned(exception('control: S3.8'))).toEqual([])
    expect(warned(exception('control: S3.8'), '2026-01-01T00:00:00Z')).toEqual([])
  })

  test('of what expired, and of what has not begun', () => {
    expect(warned(exception('control: S3.8'), '2026-11-25T00:00:00Z')).toEqual([
      'f:2:5 the exception of S3.8 expired on 2026-11-24: it no longer counts',
    ])
    expect(warned(exception('responsibility: backups'), '2025-12-31T23:59:59Z')).toEqual([
      'f:2:5 the exception of backups begins on 2026-01-01: it does not count yet',
    ])
  })

  test.each([
    ['no resource of that name', 'control: S3.8\n    scope: { resource: "arn:aws:s3:::b*" }'],
    ['the control is on another type', 'control: KMS.4'],
    ['the control is on another type than the scope', 'control: S3.8\n    scope: { type: Demarc::Account::Account }'],
  ])('of what speaks of nothing: %s', (_, what) => {
    expect(warned(exception(what))).toEqual([
      expect.stringMatching(/^f:2:5 the exception of \S+ speaks of nothing that was seen in this account$/),
    ])
  })

  test('of an attestation whose responsibility nothing here has', () => {
    const attestation = (responsibility: string): string =>
      exception(`responsibility: ${responsibility}`)
        .replace('exceptions', 'attestations')
        .replace('reason: r', 'statement: s\n    evidence: e')
    expect(warned(attestation('backups'))).toEqual([])
    expect(warned(attestation('os-patching'))).toEqual([
      'f:2:5 the attestation of os-patching applies to nothing: os-patching is not asked of any of the 2 resources that it covers',
    ])
  })

  test('of parameters, and of an exception, of a control that is asked on request only, and was not', () => {
    const text = `parameters:\n  ACM.3: { requiredTagKeys: [team] }\n  ACM.1: { daysToExpiration: 365 }\n${exception('control: ACM.3')}`
    const by = 'is asked on request only, by --framework aws-resource-tagging or --controls ACM.3'
    const told = (asked: readonly Control[], whole: boolean) =>
      configWarnings(parseConfig(text, 'f'), model, { controls: asked, whole }, '2026-11-01').map(
        ({ at, message }) => `${at} ${message}`,
      )
    const unasked = `f:2:3 the parameters of ACM.3 have no effect: the control ${by}`
    expect(told(askedUnlessSelected(controls), true)).toEqual([`f:5:5 the exception of ACM.3 ${by}`, unasked])
    expect(told(askedUnlessSelected(controls), false)).toEqual([unasked])
    expect(told(controls, false)).toEqual([])
  })

  test('what to write instead, where an attestation covers resources that do not have the responsibility', () => {
    const attestation = (responsibility: string, scope: string): string =>
      exception(`responsibility: ${responsibility}\n    scope: ${scope}`)
        .replace('exceptions', 'attestations')
        .replace('reason: r', 'statement: s\n    evidence: e')
    const bucket = '{ type: AWS::S3::Bucket }'
    const account = '{ type: Demarc::Account::Account }'
    expect(warned(attestation('change-management', account))).toEqual([])
    expect(warned(attestation('change-management', bucket))).toEqual([
      'f:2:5 the attestation of change-management applies to nothing: change-management is asked once, of the account; write "scope: { type: Demarc::Account::Account }", or leave the scope out',
    ])
    expect(warned(attestation('no-acls', account))).toEqual([
      'f:2:5 the attestation of no-acls applies to nothing: no-acls is not asked of the 1 resource that it covers, but of AWS::S3::Bucket; change the scope',
    ])
    expect(warned(attestation('change-management', '{ type: AWS::SQS::Queue }'))).toEqual([
      'f:2:5 the attestation of change-management speaks of nothing that was seen in this account',
    ])
  })
})

test('a control over the account is excepted on the account', () => {
  const some = controls.find(({ must }) => must === 'some')
  expect(warned(exception(`control: ${some?.id}`))).toEqual([])
  expect(warned(exception(`control: ${some?.id}\n    scope: { type: AWS::S3::Bucket }`))).toHaveLength(1)
})

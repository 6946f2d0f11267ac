import { expect, test } from 'vitest'
import { control } from '../controls/control.ts'
import { demandResponsibilities } from './demand-responsibilities.ts'

const asking = (responsibility: 'backups' | 'os-patching', on: 'AWS::S3::Bucket' | 'AWS::IAM::Role') =>
  control({
    id: 'Test.1',
    on,
    responsibility,
    severity: 'low',
    title: 'The resource has tags.',
    reads: ['tags'],
    holds: () => true,
    fix: 'Tag it.',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
  })

test('a control with a row in the ledger passes', () => {
  expect(() => demandResponsibilities([asking('backups', 'AWS::S3::Bucket')])).not.toThrow()
})

test('a control whose responsibility its type cannot have is refused by name', () => {
  const lost = [asking('backups', 'AWS::IAM::Role'), asking('os-patching', 'AWS::S3::Bucket')]
  expect(() => demandResponsibilities(lost)).toThrow(
    'the responsibility of Test.1 on AWS::IAM::Role: backups; Test.1 on AWS::S3::Bucket: os-patching',
  )
})

import { expect, test } from 'vitest'
import { reported } from '../examples.ts'
import { diffView } from './diff.ts'
import { notesOf } from './notes.ts'

const { head } = reported([])
const parameters = [{ control: 'ACM.1', name: 'daysToExpiration', value: 45, default: 30 }]
const calendar = {
  name: 'runtimes of AWS Lambda',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
}

test('a reader learns which parameters are not those of AWS, and which tables are old', () => {
  expect(notesOf(head)).toEqual([])
  expect(notesOf({ ...head, parameters, calendars: [{ ...calendar, days: 90, stale: false }] })).toEqual([
    '1 parameter set by demarc.yaml: ACM.1 daysToExpiration 45 (AWS: 30).',
  ])
  expect(notesOf({ ...head, parameters, parametersFrom: 'recording' })).toEqual([
    '1 parameter set by the recording, not by a demarc.yaml: ACM.1 daysToExpiration 45 (AWS: 30).',
  ])
  expect(notesOf({ ...head, calendars: [{ ...calendar, days: 91, stale: true }] })).toEqual([
    'The table of the runtimes of AWS Lambda is 91 days old (read 2026-11-30): AWS may have announced other dates since. ' +
      'Update Demarc, or look at https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html.',
  ])
})

test('a diff says that its runs were judged with different parameters', () => {
  const diff = (before: typeof parameters, after: typeof parameters) =>
    // safe: the view looks at the heads, the controls and the resources alone
    diffView({
      before: { ...head, parameters: before },
      after: { ...head, parameters: after },
      controls: [],
      resources: [],
    } as never)
  expect(diff([], parameters).notes).toEqual([
    'The runs were judged with different parameters: ACM.1 daysToExpiration was 30, is 45.',
  ])
  expect(diff(parameters, parameters).notes).toEqual([])
})

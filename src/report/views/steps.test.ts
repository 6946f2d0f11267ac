import { expect, test } from 'vitest'
import { type Control, control } from '../../controls/control.ts'
import { ledger } from '../../ledger/ledger.ts'
import { place } from '../../model/model.ts'
import { bucket } from '../examples.ts'
import { Steps } from './steps.ts'

const rule = (
  id: string,
  severity: Control['severity'],
  finding: string,
  reads: 'LoggingConfiguration' | 'VersioningConfiguration',
) =>
  control({
    id,
    on: 'AWS::S3::Bucket',
    responsibility: 'access-logs',
    severity,
    title: `Buckets should follow ${id}`,
    finding,
    reads: [reads],
    holds: (properties) => properties[reads] !== null,
    fix: 'Turn it on.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  })

/** `HIGH: A also B on one two`, for each step. */
function stepsOf(
  controls: readonly Control[],
  properties: readonly Record<string, null | object>[],
): readonly string[] {
  const model = place(
    properties.map((one, n) => bucket(`b${n}`, one)),
    [],
  )
  const steps = new Steps(model)
  for (const entry of ledger(model, controls, [], '2026-11-24T09:00:00.000Z', [])) steps.add(entry)
  return steps.bySeverity.flatMap(({ severity, steps: all }) =>
    all.map(
      ({ control: { id }, also, on }) =>
        `${severity}: ${id} also ${also.map((one) => one.id).join()} on ${on.map(({ name }) => name).join()}`,
    ),
  )
}

const both = { LoggingConfiguration: null, VersioningConfiguration: null }
const log = (id: string, severity: Control['severity'], finding = 'No access log') =>
  rule(id, severity, finding, 'LoggingConfiguration')

test('controls that the same setting makes unmet on the same resources are one step, under the most severe', () => {
  expect(stepsOf([log('A.1', 'low'), log('A.2', 'high'), log('A.3', 'low', 'Another finding')], [both, both])).toEqual([
    'high: A.2 also A.1 on b0,b1',
    'low: A.3 also  on b0,b1',
  ])
})

test('the same sentence on some of the resources is not the same setting', () => {
  const versions = rule('A.4', 'low', 'No access log', 'VersioningConfiguration')
  expect(stepsOf([log('A.1', 'low'), versions], [both, { ...both, VersioningConfiguration: {} }])).toEqual([
    'low: A.1 also  on b0,b1',
    'low: A.4 also  on b0',
  ])
})

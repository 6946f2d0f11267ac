import { expect, test } from 'vitest'
import { compareFacts } from './compare.ts'
import { type Facts, securityHub } from './security-hub.ts'

const withControls = (change: (controls: Facts['controls']) => Facts['controls']): Facts => ({
  ...securityHub,
  controls: change(structuredClone(securityHub.controls)),
})

test('a facts file does not differ from itself', () => {
  expect(compareFacts(securityHub, securityHub)).toEqual([])
})

test('a changed member, a new log entry, a new and a missing control are each told', () => {
  const newer = withControls((controls) => [
    ...controls
      .filter(({ id }) => id !== 'S3.5')
      .map((control) =>
        control.id === 'S3.1'
          ? {
              ...control,
              severity: 'low' as const,
              changed: [{ date: '2026-12-01', what: 'severity low' }, ...(control.changed ?? [])],
            }
          : control,
      ),
    { id: 'Z.1', severity: 'low', status: 'active', resourceTypes: [], schedule: 'periodic', frameworks: {} },
  ])
  expect(compareFacts(securityHub, newer)).toEqual([
    { id: 'S3.1', member: 'severity', before: '"medium"', after: '"low"' },
    { id: 'S3.1', member: 'changed', before: undefined, after: '2026-12-01 severity low' },
    { id: 'S3.5', member: 'control', before: 'there', after: undefined },
    { id: 'Z.1', member: 'control', before: undefined, after: 'there (active)' },
  ])
})

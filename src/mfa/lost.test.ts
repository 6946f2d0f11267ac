import { expect, test } from 'vitest'
import { partitionCalled, partitionNames } from '../core/partition.ts'
import { holders, lostHelp } from './lost.ts'

test('everybody is helped in every partition, with steps and a page', () => {
  for (const partition of partitionNames)
    for (const holder of holders) {
      const { steps, source } = lostHelp(holder, partition)
      expect(steps.length, `${holder} in ${partition}`).toBeGreaterThan(0)
      expect(source).toContain(`${partitionCalled(partition).docs}/`)
    }
})

test('no step leads to a sign-in that a partition has not', () => {
  for (const partition of ['aws-us-gov', 'aws-cn'])
    expect(lostHelp('root', partition).steps.join('\n')).not.toMatch(/Troubleshoot MFA|console\.aws\.amazon\.com/)
  expect(lostHelp('root', 'aws-eusc').steps.join('\n')).toContain('https://console.amazonaws-eusc.eu')
})

test('China is told that only virtual devices are taken', () => {
  expect(lostHelp('user', 'aws-cn').steps.join('\n')).toContain('virtual devices alone')
  expect(lostHelp('user', 'aws').steps.join('\n')).not.toContain('virtual devices alone')
})

test('on a practice account no step leads to the console of AWS', () => {
  const endpoint = 'http://127.0.0.1:4566'
  const root = lostHelp('root', 'aws', endpoint).steps.join('\n')
  expect(root).toContain(`demarc practice console-step deactivate --endpoint ${endpoint}`)
  for (const holder of ['root', 'user'] as const)
    expect(lostHelp(holder, 'aws', endpoint).steps.join('\n')).not.toMatch(/console\.aws|support\.aws|IAM > Users/)
})

import { expect, test } from 'vitest'
import { lostHelp } from '../../mfa/lost.ts'
import { noPaint } from '../paint.ts'
import { lostJson, lostText } from './lost.ts'

const look = { paint: noPaint, width: 100, unicode: true }

test('steps that no page states for a partition are called so', () => {
  const shown = (partition: string) => lostText([lostHelp('root', partition)], partition, look)
  expect(shown('aws-eusc')).toMatch(/^Not verified for AWS European Sovereign Cloud: /)
  for (const partition of ['aws', 'aws-us-gov', 'aws-cn']) expect(shown(partition)).not.toContain('Not verified')
})

test('JSON has the same under assumed', () => {
  const given = (partition: string) => JSON.parse(lostJson([lostHelp('root', partition)], partition)).assumed
  expect(given('aws-eusc')).toMatchObject({ facts: expect.arrayContaining(['root-sign-in']) })
  expect(given('aws')).toBeNull()
})

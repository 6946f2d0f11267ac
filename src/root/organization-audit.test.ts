import { expect, test } from 'vitest'
import type { Missing } from '../collect/seen.ts'
import { refusedIn } from './organization-audit.ts'

test('a row names what was refused, each once, and not what was never asked or was left out by --region', () => {
  const refused: Missing = {
    is: 'refused',
    call: 'iam:GetAccountSummary',
    kind: 'denied',
    why: 'access denied',
  }
  const missing: readonly Missing[] = [
    refused,
    { is: 'not-asked', call: 'cloudtrail:LookupEvents', why: 'such a session cannot' },
    { is: 'left-out', call: '--region us-east-1', why: 'eu-central-1 was not read' },
  ]
  expect(refusedIn([{ missing }, { missing: [refused] }])).toEqual(['iam:GetAccountSummary (access denied)'])
})

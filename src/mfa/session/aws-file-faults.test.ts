import { expect, test } from 'vitest'
import { type AwsFile, faultsIn } from './aws-file-faults.ts'

const told = (text: string, file: AwsFile = 'credentials') =>
  faultsIn(text, file).map(({ line, message, profile }) => [line, message.split(':')[0], profile])

test.each<readonly [what: string, text: string, expected: readonly unknown[]]>([
  ['a section that is not closed', '[a]\nx = 1\n\n[audit\ny = 2', [[4, 'the section is not closed', 'audit']]],
  ['a section that is not opened', '[a]\nx = 1\naudit]\ny = 2', [[3, 'the section is not opened', 'audit']]],
  ['a line without =', '[audit]\naws_access_key_id AKIA', [[2, 'this is neither a section nor a setting', 'audit']]],
  ['a setting above all', 'x = 1\n[audit]', [[1, 'this setting stands above the first section', undefined]]],
])('%s is told by its line', (_, text, expected) => {
  expect(told(text)).toEqual(expected)
})

test('what follows a section that is not closed becomes that of the profile above', () => {
  expect(faultsIn('[a]\nx = 1\n[b\ny = 2', 'credentials')).toMatchObject([{ profile: 'b', spillsInto: 'a' }])
})

test('the configuration file wants the word profile, which the credentials file does not', () => {
  const text = '[default]\n[audit]\nregion = x\n[profile "my own"]\n[sso-session corp]\n[services local]\n[plugins]\n'
  expect(told(text, 'config')).toEqual([[2, 'a section of this file begins with the word profile', 'audit']])
  expect(told('[audit]\nregion = x')).toEqual([])
})

test('comments, nested settings and empty lines are no faults, and no fault holds a value', () => {
  expect(told('# x\n; y\n[a] # z\ns3 =\n  addressing_style = path\n\n')).toEqual([])
  expect(JSON.stringify(faultsIn('[a]\naws_secret_access_key wJalrXUtnFEMI', 'credentials'))).not.toContain('wJalr')
})

test('what stands there twice is read by the SDKs, and refused by the AWS CLI and boto3', () => {
  const text = '[a]\nx = 1\nX = 2\n[b]\nx = 1\ns3 =\n  y = 1\n  y = 2\n[a]\nx = 3'
  expect(faultsIn(text, 'credentials')).toMatchObject([
    { line: 3, profile: 'a', isRead: true, message: expect.stringContaining('setting stands twice') },
    { line: 9, profile: 'a', isRead: true, message: expect.stringContaining('section stands there twice') },
  ])
})

import { expect, test } from 'vitest'
import { codeIn, commandWords } from './code-command.ts'

test.each([
  ['ykman oath accounts code --single aws', ['ykman', 'oath', 'accounts', 'code', '--single', 'aws']],
  [`"/opt/My Tools/code" 'it is "this"'`, ['/opt/My Tools/code', 'it is "this"']],
  [`  pass otp aws/'my account'  `, ['pass', 'otp', 'aws/my account']],
  // no shell looks at it
  ['code $HOME `id` ; rm', ['code', '$HOME', '`id`', ';', 'rm']],
  [String.raw`C:\tools\code.exe --name aws`, [String.raw`C:\tools\code.exe`, '--name', 'aws']],
])('%s', (command, words) => {
  expect(commandWords(command)).toEqual(words)
})

test.each(['', '   ', `code 'open`, 'code "open', `""`, `'' x`])('%j is not a command', (command) => {
  expect(() => commandWords(command)).toThrow(expect.objectContaining({ code: 'BAD_CODE_COMMAND' }))
})

test('a code and nothing else', () => {
  expect([codeIn('123456\n', 'p'), codeIn(' 012345\r\n', 'p')]).toEqual(['123456', '012345'])
})

test.each([
  ['', 'p printed nothing'],
  ['12345', 'something other than one code'],
  ['aws:anna  123456', 'something other than one code'],
  ['123456\n654321', '2 lines instead of one code'],
  ['12345678', 'a code of 8 digits, and AWS takes 6'],
  ['123456789', 'something other than one code'],
])('%j is none, and is not told', (output, message) => {
  const refused = expect.objectContaining({ code: 'BAD_CODE_OUTPUT', message: expect.stringContaining(message) })
  expect(() => codeIn(output, 'p')).toThrow(refused)
})

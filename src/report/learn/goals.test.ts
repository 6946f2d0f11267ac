import { expect, it } from 'vitest'
import type { Look } from '../terminal/look.ts'
import { hintText } from './goals.ts'

const look: Look = { width: 80, unicode: true, paint: (_, text) => text }
const command = `aws ec2 revoke-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr ${'0'.repeat(60)}`

it('a command of a hint stays in one line, to be copied; other words are wrapped', () => {
  const words = 'The source 0.0.0.0/0 is every address of the internet. '.repeat(2).trim()
  expect(hintText(`${words}\n$ ${command}`, 'Hint 2 of 3:', look).split('\n')).toEqual([
    '  Hint 2 of 3: The source 0.0.0.0/0 is every address of the internet. The source',
    '    0.0.0.0/0 is every address of the internet.',
    `    ${command}`,
  ])
  expect(hintText(`$ ${command}`, 'Hint 3 of 3:', look)).toBe(`  Hint 3 of 3:\n    ${command}`)
})

import { expect, test } from 'vitest'
import { demarc } from '../cli/in-test.ts'

/** The commands that ask an account, as texts name them; `root password` asks none. */
const ASKING = /demarc (?:scan|mfa|root(?! password))[^.,;:()"]*/g

test.each([
  'root',
  'root --details',
  'root --format json',
  'root --format csv',
  'root --format markdown',
  'root --format html',
  'root guide --list',
  'root guide --format json',
  'mfa list',
  'mfa list --details',
  'mfa lost --endpoint',
])('%s of a practice account names no command that would reach a real one', async (line) => {
  const isLost = line.startsWith('mfa lost')
  const { out } = isLost
    ? await demarc('mfa lost', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })
    : await demarc(`${line} --practice`)
  const commands = out.replaceAll(/\s+/g, ' ').match(ASKING) ?? []
  if (line !== 'root guide --list') expect(commands).not.toEqual([])
  expect(commands.filter((one) => !/ --practice| --endpoint-url http/.test(one))).toEqual([])
})

test('the hint of an error of a practice account leads to that account', async () => {
  const { code, err } = await demarc('mfa disable --user no-such-user --serial x --practice')
  expect(code).toBe(2)
  expect(err).toContain('hint: demarc mfa list --practice shows the users.')
})

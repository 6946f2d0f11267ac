import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, demarc } from '../cli/in-test.ts'

let practice: Practice
let folder: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  practice = await startPracticeAccount()
  folder = mkdtempSync(join(tmpdir(), 'demarc-root-'))
  env = accessEnv(practice, 'auditor')
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})
const at = (name: string): string => join(folder, name)
const root = (line = '') => demarc(`root${line}`, env, folder)

describe('demarc root', () => {
  test('without a further word is the audit; --details: the measures, then what was done and what to do', async () => {
    const { code, out, err } = await root(' --details')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /UNKNOWN +Strong password[\s\S]*UNMET +No access keys[\s\S]*UNMET +Limited use[\s\S]*UNMET +MFA/,
    )
    expect(out).toContain('0 of 4 measures are met or attested.')
    expect(out).toMatch(/root +ConsoleLogin failure, no MFA, from 198\.51\.100\.77/)
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /Access key 1 \(active\), made on 20\d\d-.* ago; last used on .* ago, for iam in us-east-1/,
    )
    expect(out).toMatch(/What to do next\n─+\n 1\. /)
    expect(out).not.toMatch(/\n\s+at /)
  })

  test('writes each format by its extension, whole, for its owner alone', async () => {
    const names = ['a.html', 'a.json', 'a.csv', 'a.md', 'a.txt']
    const { code, err } = await root(` --out ${names.map(at).join(' ')}`)
    expect([code, err]).toEqual([0, names.map((name) => `wrote ${at(name)}\n`).join('')])
    const [html = '', json = '', csv = '', markdown = ''] = names.map((name) => readFileSync(at(name), 'utf8'))
    expect(html).toContain('<p class="state"><span aria-hidden="true">✗</span> unmet</p>')
    expect(html).not.toMatch(/<script|src=|https?:\/\//)
    expect(JSON.parse(json)).toMatchObject({ schema: 'demarc.root/2', account: practice.account, caller: 'other' })
    expect(csv.split('\r\n')[1]).toMatch(/^measure,111122223333,strong-password,unknown,/)
    expect(markdown).toContain('| MFA | ✗ **unmet** |')
    expect(statSync(at('a.json')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [' --fail-on-unmet', 1, '3 of 4 measures unmet (no-access-keys, limited-use, mfa); --fail-on-unmet\n'],
    [' --strict', 0, ''],
    [
      ' --fail-on-unmet --strict --quiet',
      1,
      '3 of 4 measures unmet (no-access-keys, limited-use, mfa); --fail-on-unmet\n',
    ],
  ])('%s ends with %i, and says why', async (more, wanted, why) => {
    const { code, err } = await root(more)
    expect([code, err]).toEqual([wanted, why])
  })

  test('--org has a row for each account and says how to enable what is not', async () => {
    const { code, out } = await demarc('root --org --practice company --details', {}, folder)
    expect(code).toBe(0)
    expect(out).toMatch(/888899990000 +closed-2023 +closed: the account is SUSPENDED/)
    expect(out).toContain('8 accounts: 1 audited, 1 closed, 6 refused.')
    expect(out.replace(/\s+/g, ' ')).toContain('demarc root fix --enable-root-management --apply')
  })

  test('a region that is set to nothing is not set', async () => {
    const nowhere = { ...env, AWS_REGION: '', AWS_DEFAULT_REGION: '' }
    expect(await demarc('root --format json', nowhere, folder)).toMatchObject({ code: 0, err: '' })
  })
})

test('--baseline: what is not an audit of an organization is refused before AWS is asked', async () => {
  expect(await demarc('root --practice --baseline package.json')).toMatchObject({
    code: 2,
    err: 'error: --baseline is an earlier audit of an organization, and --org is missing [FLAGS_MISSING]\n',
  })
  for (const [file, code] of [
    ['package.json', 'INPUT_DAMAGED'],
    ['no-such-file.json', 'FILE_UNREADABLE'],
  ])
    expect(await demarc(`root --org --practice company --baseline ${file}`)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(`[${code}]`),
    })
})

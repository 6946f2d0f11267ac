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
const root = (...args: readonly string[]) => demarc(['root', ...args], env, folder)

describe('demarc root', () => {
  test('without a further word is the audit: the measures first, then what was done and what to do', async () => {
    const { code, out, err } = await root()
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
    const { code, err } = await root('--out', ...names)
    expect([code, err]).toEqual([0, names.map((name) => `wrote ${name}\n`).join('')])
    const [html = '', json = '', csv = '', markdown = ''] = names.map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    )
    expect(html).toContain('<p class="state"><span aria-hidden="true">✗</span> unmet</p>')
    expect(html).not.toMatch(/<script|src=|https?:\/\//)
    expect(JSON.parse(json)).toMatchObject({ schema: 'demarc.root/1', account: practice.account, caller: 'other' })
    expect(csv.split('\r\n')[1]).toMatch(/^measure,111122223333,strong-password,unknown,/)
    expect(markdown).toContain('| MFA | ✗ **unmet** |')
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [['--fail-on-unmet'], 1],
    [['--strict'], 0],
    [['--fail-on-unmet', '--strict'], 1],
  ])('%j ends with %i', async (args, wanted) => {
    expect((await root(...args)).code).toBe(wanted)
  })

  test.each([
    [['--days', '91'], 'A whole number from 1 to 90'],
    [['--format', 'sarif'], 'Allowed choices are table, json, csv, markdown, html'],
    [['--org'], '[NOT_ENTITLED]'],
    [['audti'], '(Did you mean audit?)'],
  ])('%j is bad usage', async (args, words) => {
    const { code, err } = await root(...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  test('--org has a row for each account and says how to enable what is not', async () => {
    const { code, out } = await demarc(['root', '--org', '--practice'], {}, folder)
    expect(code).toBe(0)
    expect(out).toMatch(/888899990000 +closed-2023 +closed: the account is SUSPENDED/)
    expect(out).toContain('8 accounts: 1 audited, 1 closed, 6 refused.')
    expect(out.replace(/\s+/g, ' ')).toContain('demarc root fix --enable-root-management --apply')
  })
})

describe('what is asked for wrongly', () => {
  test.each([
    [['bogus'], "error: unknown command 'bogus'\n"],
    [['watsh'], "error: unknown command 'watsh'\n(Did you mean watch?)\n"],
    [['--days', '7', 'gide'], "error: unknown command 'gide'\n(Did you mean guide?)\n"],
    [['audit', 'watch'], "error: too many arguments for 'audit': it takes none, and got watch\n"],
  ])('demarc root %j', async (args, said) => {
    expect(await root(...args)).toEqual({ code: 2, out: '', err: said })
  })

  test('--resume without --org is refused before anything is asked', async () => {
    const before = practice.requests.length
    const { code, err } = await root('--resume', 'org.jsonl')
    expect([code, err]).toEqual([2, expect.stringMatching(/--resume .* --org is missing \[FLAGS_MISSING\]\nhint: /)])
    expect(practice.requests.length).toBe(before)
  })

  test('a region that is set to nothing is not set', async () => {
    const nowhere = { ...env, AWS_REGION: '', AWS_DEFAULT_REGION: '' }
    expect(await demarc(['root', '--format', 'json'], nowhere, folder)).toMatchObject({ code: 0, err: '' })
  })

  test('a role that may not be assumed is told apart from an STS that does not answer', async () => {
    const role = 'arn:aws:iam::111122223333:role/nosuch'
    const { code, err } = await root('--role-arn', role)
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^error: AWS refused sts:AssumeRole of arn:aws:iam::\d+:role\/nosuch: access denied.* \[ROLE_REFUSED\]\nhint: /,
      ),
    ])
  })
})

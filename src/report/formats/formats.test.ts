import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { csvRecords, parseCsv } from '../../core/csv.ts'
import { anyCharacter } from '../../core/text-in-test.ts'
import { visibleLines } from '../../core/visible.ts'
import { blindSpot, bucket, reported } from '../examples.ts'
import { csvCell, runCsv } from './csv.ts'
import { findingsCsv } from './findings-csv.ts'
import { runJunit } from './junit.ts'
import { runMarkdown } from './markdown.ts'
import { code, plain } from './markdown-text.ts'
import { fileFormatOf } from './names.ts'
import { runSarif } from './sarif.ts'

const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const evil = "=cmd|' /C calc'!A1,\"<script>`\n**x** | \u0000\ud800"
const resources = [
  bucket('met', met),
  bucket('unmet', unmet),
  bucket('signed', unmet),
  bucket(
    'unseen',
    {},
    { unseen: { VersioningConfiguration: { call: 's3:GetBucketVersioning', why: 'access denied' } } },
  ),
  bucket('odd', {}, { id: `arn:aws:s3:::${evil}`, name: evil, type: 'AWS::Nowhere::Thing' }),
]
const run = reported(resources, [blindSpot])
const joined = (pieces: Iterable<string>): string => [...pieces].join('')

describe('CSV', () => {
  const rows = csvRecords(joined(runCsv(run)))

  test('has a row for every verdict, silent responsibility and bare layer of every resource, and for every blind spot', () => {
    const entries = [...run.ledger].flatMap(({ layers }) => layers)
    const expected = entries.reduce(
      (sum, { responsibilities }) =>
        sum +
        Math.max(
          1,
          responsibilities.reduce((n, { judged }) => n + Math.max(1, judged.length), 0),
        ),
      run.model.blindSpots.length,
    )
    expect(rows.length).toBe(expected)
    expect(rows.at(-1)).toMatchObject({
      'layer state': 'blindSpot',
      missing: 'rds:DescribeDBInstances (access denied)',
    })
  })

  test('says what each verdict is, and who signed what', () => {
    const of = (name: string, control: string) => rows.find((row) => row['name'] === name && row['control'] === control)
    expect(of('met', 'S3.14')).toMatchObject({
      verdict: 'met',
      fix: '',
      layer: 'backup',
      'responsibility state': 'met',
    })
    expect(of('unmet', 'S3.9')).toMatchObject({
      verdict: 'unmet',
      severity: 'high',
      fix: 'Enable server access logging.',
    })
    expect(of('unseen', 'S3.14')).toMatchObject({ missing: 's3:GetBucketVersioning (access denied)' })
    expect(of('signed', 'S3.14')).toMatchObject({
      verdict: 'unmet',
      'accepted by': 'b.holm',
      exception: '\'=gone by "May"',
    })
    expect(
      rows.find((row) => row['name'] === 'signed' && row['responsibility'] === 'data-classification'),
    ).toMatchObject({
      'responsibility state': 'attested',
      'attested by': 'a.lind',
      'attested until': '2027-10-01',
    })
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['\uff1dcmd', "'\uff1dcmd"],
    ['name;=HYPERLINK("https://evil.example")', '"name;\'=HYPERLINK(""https://evil.example"")"'],
    ['name\t@SUM(A1)', '"name\t\'@SUM(A1)"'],
    ['one\r=2', 'one?=2'],
    ['a-b=c', 'a-b=c'],
  ])('%j stands as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  test('any text comes back as it was but for hidden characters, and none starts a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyCharacter }), { minLength: 2, maxLength: 5 }), (cells) => {
        const line = `${cells.map(csvCell).join(',')}\r\n`
        const [back] = parseCsv(line)
        const shown = cells.map((cell) => visibleLines(cell).replace(/\r\n?/g, '\n'))
        expect(back?.map((cell) => cell.replaceAll("'", ''))).toEqual(shown.map((cell) => cell.replaceAll("'", '')))
        // also where semicolons or tabs part the cells
        for (const parted of [back ?? [], line.split(/[;\t\n]/)])
          expect(parted.filter((cell) => /^["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([])
      }),
    )
  })
})

describe('the findings as CSV', () => {
  const rows = csvRecords(joined(findingsCsv(run)))

  test('are one a row, the accepted ones with who accepted them', () => {
    expect(rows.map(({ name, control }) => `${name} ${control}`)).toEqual([
      'signed S3.14',
      'signed S3.9',
      'unmet S3.14',
      'unmet S3.9',
    ])
    expect(rows[0]).toMatchObject({ 'accepted by': 'b.holm', 'accepted until': '2027-10-01', severity: 'low' })
    expect(rows[3]).toMatchObject({
      account: '111122223333',
      region: 'eu-central-1',
      evidence: '{"LoggingConfiguration":null}',
      fix: 'Enable server access logging.',
      frameworks: expect.stringMatching(/^\S+: .*; /),
    })
  })
})

describe('SARIF', () => {
  const log = JSON.parse(joined(runSarif(run)))

  test('is valid against the schema of SARIF 2.1.0', () => {
    const schema = JSON.parse(readFileSync('test/schemas/sarif-2.1.0.json', 'utf8'))
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
      schema,
    )
    validate(log)
    expect(validate.errors).toBeNull()
    expect(validate({ ...log, version: '2.0.0' })).toBe(false)
  })

  test('has a result for each unmet control, with its rule, level, place and fingerprint', () => {
    const [{ results, tool }] = log.runs
    expect(results.map((one: { ruleId: string }) => one.ruleId).sort()).toEqual(['S3.14', 'S3.14', 'S3.9', 'S3.9'])
    const [first] = results
    expect(tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId)
    const high = results.find((one: { ruleId: string }) => one.ruleId === 'S3.9')
    expect([high.level, first.locations.length]).toEqual(['error', 1])
    expect(high.locations[0].logicalLocations[0].fullyQualifiedName).toMatch(/^arn:aws:s3:::/)
    expect(
      new Set(results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints))).size,
    ).toBe(4)
    expect(tool.driver.rules.every((one: { help: { text: string } }) => one.help.text.includes('https://'))).toBe(true)
  })

  test('suppresses what is accepted, and notifies of what was not seen', () => {
    const [{ results, invocations }] = log.runs
    const suppressed = results.filter((one: { suppressions?: unknown }) => one.suppressions)
    expect(suppressed.map((one: { ruleId: string }) => one.ruleId)).toEqual(['S3.14'])
    const texts = invocations[0].toolExecutionNotifications.map(
      (one: { message: { text: string } }) => one.message.text,
    )
    expect(texts).toContain('Not seen in eu-central-1: rds:DescribeDBInstances: access denied')
    expect(texts.join()).toContain('S3.14 is unknown on 1 resources. Not seen: s3:GetBucketVersioning (access denied)')
  })
})

describe('JUnit', () => {
  interface Element {
    readonly name: string
    readonly attributes: Readonly<Record<string, string>>
  }
  function elements(xml: string): Element[] {
    const found: Element[] = []
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ name, attributes }) =>
      found.push({ name, attributes: attributes as Record<string, string> }),
    ) // safe: no namespaces
    parser.write(xml).close()
    return found
  }
  const all = elements(joined(runJunit(run)))
  const named = (name: string) => all.filter((one) => one.name === name)

  test('is well-formed, and its counts are those of its cases', () => {
    const sum = (key: string) => named('testsuite').reduce((n, { attributes }) => n + Number(attributes[key]), 0)
    expect(sum('tests')).toBe(named('testcase').length)
    expect(sum('failures')).toBe(named('failure').length)
    expect(sum('skipped')).toBe(named('skipped').length)
    expect(named('failure').map(({ attributes }) => attributes['type'])).toEqual(['high', 'low', 'high'])
  })

  test('skips what is unknown, accepted or not seen, with the reason', () => {
    expect(named('skipped').map(({ attributes }) => attributes['message'])).toEqual([
      'unmet, and accepted by b.holm until 2027-10-01: =gone by "May"',
      'unknown, not seen: s3:GetBucketVersioning (access denied)',
      'unknown, not seen: AWS::S3::Bucket LoggingConfiguration was not seen',
      'not seen in eu-central-1',
    ])
  })

  test('whatever a resource is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (name) => {
        expect(() => elements(joined(runJunit(reported([bucket('x', unmet, { id: name, name })]))))).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })
})

describe('Markdown', () => {
  const text = joined(runMarkdown(run, true))

  test('says what to do next, what is accepted, attested and not seen', () => {
    expect(text).toContain('# nordlicht (111122223333): who is responsible, and is it done')
    expect(text).toMatch(
      /### High\n\n- \*\*\[S3\.9\].*\n {2}- Enable server access logging\.\n {2}- On `signed`, `unmet`/,
    )
    expect(text).toMatch(/Accepted for now[\s\S]*S3\.14[\s\S]*=gone by "May" \(b\.holm, until 2027-10-01\)/)
    expect(text).toContain('`rds:DescribeDBInstances: access denied` (eu-central-1)')
    expect(text).toContain('data-classification by a.lind until 2027-10-01: Only \\*public\\* data \\| seen')
  })

  test('every table row has as many cells as its head, whatever a resource is called', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    const cells = (row: string) => row.replace(/\\\|/g, '').split('|').length
    const byResource = rows.slice(rows.findIndex((row) => row.startsWith('| resource')))
    expect(byResource.length).toBe(2 + resources.length)
    expect(new Set(byResource.map(cells))).toEqual(new Set([11]))
  })

  test('escapes', () => {
    expect(plain('a_b*c* <img> [x](y) | #1\n2')).toBe('a\\_b\\*c\\* \\<img\\> \\[x\\]\\(y\\) \\| \\#1 2')
    expect(code('a`b|c')).toBe('``a`b\\|c``')
    expect(code('`')).toBe('`` ` ``')
  })
})

test('a format by extension, in any case', () => {
  expect(['a.json', 'b/c.MD', 'x.tar.svg', 'noext', '.json/x', 'a.docx'].map(fileFormatOf)).toEqual([
    'json',
    'markdown',
    'svg',
    undefined,
    undefined,
    undefined,
  ])
})

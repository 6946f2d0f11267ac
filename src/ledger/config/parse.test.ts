import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DemarcError } from '../../core/errors.ts'
import { anyCharacter } from '../../core/text-in-test.ts'
import { parseConfig } from './parse.ts'

const ATTESTATION = `attestations:
  - responsibility: incident-response
    scope:
      account: 012345678901
      tag: { team: 'pay*' }
    statement: We rehearse each quarter.
    by: a.lindqvist
    evidence: https://wiki.example/ir
    date: 2026-10-01
    expires: 2027-10-01
`
const EXCEPTION = `exceptions:
  - control: S3.8
    scope: { resource: ['arn:aws:s3:::site-*', 'arn:aws:s3:::www'], type: AWS::S3::Bucket }
    reason: The public site.
    by: b.holm
    date: 2026-01-01
    expires: 2027-01-01
`

/** The problems that a text is refused for, one a line. */
function problemsOf(text: string): readonly string[] {
  try {
    parseConfig(text, 'demarc.yaml')
  } catch (error) {
    if (error instanceof DemarcError && error.code === 'CONFIG_INVALID')
      return error.message.split('\n').map((line) => line.trim())
    throw error
  }
  return []
}

describe('what people signed', () => {
  test('is read with its place, its scope and its dates', () => {
    const { attestations, exceptions } = parseConfig(ATTESTATION + EXCEPTION, 'demarc.yaml')
    expect(attestations).toMatchObject([
      { responsibility: 'incident-response', by: 'a.lindqvist', expires: '2027-10-01', at: 'demarc.yaml:2:5' },
    ])
    // text all of it: an account keeps its leading zero
    expect(attestations[0]?.scope).toEqual({ account: ['012345678901'], tag: { team: 'pay*' } })
    expect(exceptions).toMatchObject([
      { of: { control: 'S3.8' }, reason: 'The public site.', evidence: null, at: 'demarc.yaml:12:5' },
    ])
  })

  test('covers what every part of its scope matches', () => {
    const { attestations, exceptions } = parseConfig(ATTESTATION + EXCEPTION, 'demarc.yaml')
    const one = {
      id: 'arn:aws:s3:::site-a',
      type: 'AWS::S3::Bucket',
      account: '012345678901',
      region: 'eu-central-1',
      name: 'site-a',
      tags: { team: 'payments' },
      properties: {},
      state: {},
      unseen: {},
    }
    const attested = attestations[0]?.covers ?? (() => false)
    expect(attested(one)).toBe(true)
    expect(attested({ ...one, account: '111122223333' })).toBe(false)
    expect(attested({ ...one, tags: { team: 'shop' } })).toBe(false)
    expect(attested({ ...one, tags: {} })).toBe(false)
    const excepted = exceptions[0]?.covers ?? (() => false)
    expect(
      ['arn:aws:s3:::site-b', 'arn:aws:s3:::www', 'arn:aws:s3:::www2'].map((id) => excepted({ ...one, id })),
    ).toEqual([true, true, false])
    expect(excepted({ ...one, type: 'AWS::S3::AccessPoint' })).toBe(false)
  })

  test('may be nothing', () => {
    for (const text of ['', '# only a comment\n', 'attestations:\nexceptions: []\n', '{}'])
      expect(parseConfig(text, 'demarc.yaml')).toMatchObject({ attestations: [], exceptions: [] })
  })

  test('may be renewed: the same again, later and for longer', () => {
    const renewal = EXCEPTION.replace('exceptions:\n', '')
      .replace('date: 2026-01-01', 'date: 2026-12-01')
      .replace('expires: 2027-01-01', 'expires: 2027-12-01')
    expect(parseConfig(EXCEPTION + renewal, 'demarc.yaml').exceptions).toHaveLength(2)
  })

  test('may share a part by an anchor', () => {
    const text = `${EXCEPTION.replace('scope: {', 'scope: &site {')}  - control: S3.2\n    scope: *site\n    reason: r\n    by: b\n    date: 2026-01-01\n    expires: 2026-02-01\n`
    expect(parseConfig(text, 'demarc.yaml').exceptions[1]?.scope.type).toEqual(['AWS::S3::Bucket'])
  })
})

describe('a parameter', () => {
  test('is read as its control declares it', () => {
    expect(parseConfig('parameters: { ACM.1: { daysToExpiration: 45 } }\n', 'demarc.yaml').parameters).toEqual({
      'ACM.1': { daysToExpiration: 45 },
    })
    expect(parseConfig('parameters:\n', 'demarc.yaml').parameters).toEqual({})
  })
  test.each<[string, string, string]>([
    [
      'that AWS lets nobody change',
      'IAM.8: { maxCredentialUsageAge: 45 }',
      '2:35: maxCredentialUsageAge of IAM.8 cannot be changed: AWS lets customers set no other value than 90',
    ],
    [
      'that is out of range',
      'ACM.1: { daysToExpiration: 400 }',
      '2:30: daysToExpiration of ACM.1 must be a whole number from 14 to 365',
    ],
    [
      'that is not a number',
      'ACM.1: { daysToExpiration: soon }',
      '2:30: daysToExpiration of ACM.1 must be a whole number from 14 to 365',
    ],
    [
      'that the control does not have',
      'ACM.1: { daysToExpiratoin: 45 }',
      '2:12: ACM.1 has no parameter "daysToExpiratoin"; did you mean daysToExpiration?',
    ],
    ['of a control without any', 'ACM.2: { days: 45 }', '2:12: ACM.2 has no parameters'],
    ['of a control that there is not', 'ACM.99: { days: 45 }', '2:3: there is no control "ACM.99"'],
    [
      'of a control that AWS retired',
      'SNS.2: { days: 45 }',
      '2:3: there is no control "SNS.2": AWS retired SNS.2 on 2024-04-10; the control is Demarc.SNS.5',
    ],
    ['of a control named __proto__', '__proto__: { days: 45 }', '2:3: there is no control "__proto__"'],
    ['named __proto__', 'ACM.1: { __proto__: 45 }', '2:12: ACM.1 has no parameter "__proto__"'],
    ['named constructor', 'ACM.1: { constructor: 45 }', '2:12: ACM.1 has no parameter "constructor"'],
    ['without a value', 'ACM.1:', '2:9: "ACM.1" must be parameters and their values'],
  ])('%s is told with its place', (_, line, says) => {
    expect(problemsOf(`parameters:\n  ${line}\n`)).toEqual([expect.stringContaining(`demarc.yaml:${says}`)])
  })
})

describe('what is wrong is told with its place', () => {
  test.each<[string, string, string]>([
    [
      'an unknown key',
      ATTESTATION.replace('    by:', '    bye: x\n    by:'),
      '7:5: unknown key "bye"; did you mean by?',
    ],
    [
      'one named __proto__',
      ATTESTATION.replace('    by:', '    __proto__: x\n    by:'),
      '7:5: unknown key "__proto__"',
    ],
    ['a list named __proto__', '__proto__: []\n', '1:1: unknown key "__proto__"'],
    ['a part of a scope named __proto__', EXCEPTION.replace('type:', '__proto__:'), '3:69: unknown key "__proto__"'],
    ['a missing one', ATTESTATION.replace('    by: a.lindqvist\n', ''), '2:5: "by" is missing'],
    [
      'an unknown list',
      ATTESTATION.replace('attestations', 'atestations'),
      '1:1: unknown key "atestations"; did you mean attestations?',
    ],
    [
      'an unknown part of a scope',
      EXCEPTION.replace('type:', 'typ:'),
      '3:69: unknown key "typ"; did you mean type or tag?',
    ],
    [
      'a date that is none',
      EXCEPTION.replace('2027-01-01', '2027-02-30'),
      '7:14: "expires" must be a date like 2026-11-24',
    ],
    [
      'an expiry before its date',
      EXCEPTION.replace('2027-01-01', '2025-12-31'),
      '7:14: it expires on 2025-12-31, before its date, 2026-01-01',
    ],
    [
      'an unknown responsibility',
      ATTESTATION.replace('incident-response', 'incident-respons'),
      '2:21: there is no responsibility "incident-respons"; did you mean incident-response?',
    ],
    [
      'a control that AWS retired',
      EXCEPTION.replace('S3.8', 'AutoScaling.4'),
      '2:14: there is no control "AutoScaling.4": AWS retired AutoScaling.4 on 2024-04-10; the control is Demarc.AutoScaling.3',
    ],
    [
      'a control that AWS retired, and Demarc does not have',
      EXCEPTION.replace('S3.8', 'EC2.29'),
      '2:14: there is no control "EC2.29": AWS retired EC2.29 on 2023-09-20, and Demarc has no control for it',
    ],
    [
      'a control whose id is spelt otherwise',
      EXCEPTION.replace('S3.8', 'AutoScaling.5'),
      '2:14: there is no control "AutoScaling.5": AutoScaling.5 is spelt Autoscaling.5',
    ],
    ['an unknown control', EXCEPTION.replace('S3.8', 'S3.88'), '2:14: there is no control "S3.88"; did you mean S3.8'],
    [
      'an unknown type',
      EXCEPTION.replace('AWS::S3::Bucket', 'AWS::S3::Buket'),
      '3:75: there is no resource type "AWS::S3::Buket"; did you mean AWS::S3::Bucket',
    ],
    [
      'neither control nor responsibility',
      EXCEPTION.replace('control: S3.8', 'evidence: x'),
      '2:5: an exception names a control or a responsibility, and one of them only',
    ],
    [
      'both',
      EXCEPTION.replace('reason:', 'responsibility: backups\n    reason:'),
      '2:5: an exception names a control or a responsibility, and one of them only',
    ],
    ['an empty text', EXCEPTION.replace('b.holm', "' '"), '5:9: "by" must not be empty'],
    [
      'an empty scope',
      EXCEPTION.replace(/scope: .*/, 'scope:'),
      '3:11: "scope" must be a map of resource, type, account and tag',
    ],
    ['a list where text belongs', EXCEPTION.replace('b.holm', '[b.holm]'), '5:9: "by" must be text'],
    ['an empty list of patterns', EXCEPTION.replace(/\['arn.*www'\]/, '[]'), '3:24: "resource" must name one at least'],
    [
      'the same twice',
      EXCEPTION + EXCEPTION.replace('exceptions:\n', ''),
      '8:5: the same as number 1 of the list: same subject, scope and time',
    ],
    [
      'a list for the whole',
      '- a\n',
      '1:1: the file must be a map of attestations, exceptions, parameters and ownerTags',
    ],
    ['a key twice', `${EXCEPTION}exceptions: []\n`, '8:1: map keys must be unique'],
    ['two documents', `${EXCEPTION}---\n${EXCEPTION}`, '8:1: a second document begins here: there must be one'],
    ['YAML that is none', 'attestations: [\n', '2:1: flow sequence in block collection'],
    ['a tag', 'attestations: !!js/function []\n', '1:15: unresolved tag'],
    ['an alias without an anchor', 'attestations: *nowhere\n', '1:1: it has an alias without an anchor'],
  ])('%s', (_, text, says) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(`demarc.yaml:${says}`)])
  })

  test.each([
    ['? |\n      account: ', 'demarc.yaml:1:3: unknown key "account:  "'],
    ['parameters: { "a\\r\\nb": {} }', 'demarc.yaml:1:15: there is no control "a b"'],
    [
      'parameters: { IAM.8: { "a\\nb": "1" } }',
      'demarc.yaml:1:24: IAM.8 has no parameter "a b"; it has maxCredentialUsageAge',
    ],
    [ATTESTATION.replace('incident-response', '"a\\nb"'), 'demarc.yaml:2:21: there is no responsibility "a b"'],
    [EXCEPTION.replace('AWS::S3::Bucket', '"a\\nb"'), 'demarc.yaml:3:75: there is no resource type "a b"'],
  ])('a name that holds line ends on one line: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('all of it at once, in the order of the file', () => {
    const problems = problemsOf((ATTESTATION + EXCEPTION).replaceAll('    by:', '    bye:'))
    expect(problems.map((line) => line.replace(/^demarc.yaml:(\d+:\d+): .*/, '$1'))).toEqual([
      '2:5',
      '7:5',
      '12:5',
      '15:5',
    ])
  })
})

describe('a hostile file costs little and is refused', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((c, n) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(', ')}]`),
  ]
  test.each<[string, string]>([
    ['aliases of aliases', bomb.join('\n')],
    ['flow lists in flow lists', '['.repeat(200_000)],
    ['block lists in block lists', '- '.repeat(200_000)],
    ['maps in maps', Array.from({ length: 700 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['a very long one', `# ${'x'.repeat(1_000_000)}`],
  ])('%s', { timeout: 5_000 }, (_, text) => {
    expect(problemsOf(text)).not.toEqual([])
  })

  test('any text is read or refused with places, and nothing else happens', { timeout: 20_000 }, () => {
    const place = /^demarc\.yaml:\d+:\d+: \S|^and \d+ more$/
    const pieces = [
      ...(ATTESTATION + EXCEPTION).split(/(?<=\n)|(?<=: )/),
      '&a ',
      '*a',
      '!!int ',
      '[',
      '{',
      '}',
      ']',
      '"',
      '? ',
      '- ',
      '|\n',
      '\t',
      '\u0000',
      '<<: ',
      '---\n',
      '%YAML 9\n',
      '2026-13-01',
    ]
    const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join(''))
    const mutated = fc
      .tuple(fc.nat(ATTESTATION.length), fc.nat(30), fc.string({ maxLength: 12, unit: anyCharacter }))
      .map(([at, gone, put]) => ATTESTATION.slice(0, at) + put + ATTESTATION.slice(at + gone) + EXCEPTION)
    fc.assert(
      fc.property(fc.oneof(mixed, mutated, fc.string({ unit: anyCharacter })), (text) => {
        for (const line of problemsOf(text)) expect(line).toMatch(place)
      }),
      { numRuns: 1_000 },
    )
  })
})

test('a key of an older file is named with the word that took its place', () => {
  expect(() => parseConfig(ATTESTATION.replace('- responsibility:', '- duty:'), 'demarc.yaml')).toThrow(
    'demarc.yaml:2:5: the key is called "responsibility": write that instead of "duty"',
  )
})

test('the tag keys of owners are a list of texts', () => {
  expect(parseConfig('ownerTags: [team, cost-center]\n', 'demarc.yaml').ownerTags).toEqual(['team', 'cost-center'])
  expect(parseConfig('', 'demarc.yaml').ownerTags).toEqual([])
  expect(() => parseConfig('ownerTags: {team: x}\n', 'demarc.yaml')).toThrow('"ownerTags" must be a list')
})

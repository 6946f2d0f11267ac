import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../src/controls/calendar.ts'
import { control } from '../../src/controls/control.ts'
import type { Facts } from './security-hub.ts'
import { truthOf } from './truth.ts'

const versions: Calendar = {
  name: 'versions of a thing',
  read: '2026-11-01',
  source: 'https://docs.aws.amazon.com/x.html',
  ends: {},
}
const asked = (id: string, more: object = {}) =>
  control({
    id,
    on: 'AWS::S3::Bucket',
    responsibility: 'monitoring',
    severity: 'low',
    title: 's',
    reads: ['BucketName'],
    holds: () => true,
    fix: 'f',
    source: 'https://docs.aws.amazon.com/x.html',
    ...more,
  })
const row = (id: string, more: object = {}): Facts['controls'][number] => ({
  id,
  severity: 'low',
  status: 'active',
  resourceTypes: [],
  schedule: null,
  frameworks: {},
  ...more,
})
const facts = (...controls: Facts['controls']): Facts => ({
  compiled: '2026-11-01',
  changeLogReadTo: '2026-10-01',
  sources: [],
  controls,
})
const days = { name: 'days', default: '30', allowed: '1-90', customizable: true }
const compared = { compared: '2026-11-10' }

describe('the controls with an AWS id', () => {
  test('are true where each is compared and declares its parameters', () => {
    const one = asked('S3.1', {
      ...compared,
      parameters: { days: { value: 30, from: 1, to: 90 } },
      leftOpen: 'A bucket of 30 days is unknown.',
    })
    const { says, undeclared, stale } = truthOf(
      [one, asked('Demarc.S3.1')],
      facts(row('S3.1', { parameters: [days] })),
      '2026-11-30',
    )
    expect({ undeclared, stale }).toEqual({ undeclared: [], stale: [] })
    expect(says).toEqual([
      '1 controls with an AWS id',
      '  compared with their page: 1, 1 on 2026-11-10',
      '  parameters declared: 1',
      '  deviations declared: 0, as another judgement takes a Demarc id; resources of other accounts, and those that AWS is deleting, are not judged',
      "  unknown where AWS's pages leave a question open: 1",
      '    S3.1: A bucket of 30 days is unknown.',
      '  changed by AWS after the comparison: 0',
      '0 controls of AWS are not asked',
      'Facts about Security Hub: compiled 2026-11-01 (29 days), change log read to 2026-10-01',
      '0 tables of what ends by a date',
    ])
  })
  test('show what was read again, and what AWS announced to retire', () => {
    const { says } = truthOf(
      [asked('EKS.3', compared)],
      {
        ...facts(row('EKS.3', { retiresAfter: '2026-08-10' })),
        revised: [{ on: '2026-11-20', rows: 2, what: 'names of rules', read: 'ssm-controls' }],
      },
      '2026-11-30',
    )
    expect(says).toContain('  read again on 2026-11-20, 2 rows: names of rules (ssm-controls)')
    expect(says).toContain('  AWS announced to retire EKS.3 after 2026-08-10: still asked')
  })
  test('are not asked for one of five reasons, and those of a service that is read are named', () => {
    const rule = { configRule: 'some-rule' }
    const others = [
      row('S3.97', { resourceTypes: ['AWS::S3::Bucket'], frameworks: { tagging: true } }),
      // a low-severity check of Security Hub without a Config rule is not necessarily about tags
      row('S3.98', { resourceTypes: ['AWS::S3::Bucket'] }),
      row('S3.99', { resourceTypes: ['AWS::S3::AccessPoint'], ...rule }),
      row('MQ.4', { resourceTypes: ['AWS::AmazonMQ::Broker'], frameworks: { tagging: true } }),
      row('WAF.1', { resourceTypes: ['AWS::WAF::WebACL'], ...rule }),
      row('WAF.2', { resourceTypes: ['AWS::WAFRegional::Rule'], ...rule }),
      row('MQ.1', { resourceTypes: ['AWS::AmazonMQ::Broker'], ...rule }),
      row('S3.4', { resourceTypes: ['AWS::S3::Bucket'], ...rule, status: 'retired' }),
    ]
    const { says } = truthOf([asked('S3.1', compared)], facts(row('S3.1'), ...others), '2026-11-30')
    const from = says.indexOf('7 controls of AWS are not asked')
    expect(says.slice(from + 1, from + 6)).toEqual([
      '  about the tags of types that are not read, of a service that is: 1, S3.97',
      '  about tags, of services that are not read: 1',
      '  of a service that is read: 2, S3.98, S3.99',
      '  of AWS WAF Classic, whose support ended on 2026-10-07: 2, WAF.1, WAF.2',
      '  of services that are not read: 1',
    ])
  })
  test('are undeclared where one is not compared, or a parameter is not there', () => {
    const list = [asked('S3.1'), asked('S3.2', compared)]
    expect(truthOf(list, facts(row('S3.1'), row('S3.2', { parameters: [days] })), '2026-11-30').undeclared).toEqual([
      "not compared with AWS's page (1): S3.1",
      'parameters not declared (1): S3.2 days',
    ])
  })
  test('are stale where AWS changed one after its comparison', () => {
    const changed = [
      { date: '2026-11-11', what: 'severity low to high' },
      { date: '2026-11-10', what: 'known when it was compared' },
    ]
    expect(truthOf([asked('S3.1', compared)], facts(row('S3.1', { changed })), '2026-11-30').stale).toEqual([
      'AWS changed S3.1 on 2026-11-11: severity low to high, after it was compared',
    ])
  })
})

test('the facts and the tables are stale after 90 days', () => {
  const list = [asked('S3.1', { ...compared, calendars: { versions } })]
  const staleOn = (day: string) => truthOf(list, facts(row('S3.1')), day).stale
  expect(staleOn('2027-01-30')).toEqual([])
  expect(staleOn('2027-01-31')).toEqual([
    'the facts about Security Hub are 91 days old',
    'the table of the versions of a thing is 91 days old: read https://docs.aws.amazon.com/x.html',
  ])
})

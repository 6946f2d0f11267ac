import { describe, expect, test } from 'vitest'
import { type NewEntry, withEntry } from './edit.ts'
import { parseConfig } from './parse.ts'

const entry: NewEntry = {
  list: 'attestations',
  responsibility: 'incident-response',
  scope: { account: '012345678901', tag: { team: 'pay*' } },
  statement: 'We rehearse: each quarter, "for real".',
  by: 'a.lindqvist',
  evidence: 'https://wiki.example/ir',
  date: '2026-10-01',
  expires: '2027-10-01',
}
const written = `attestations:
  - responsibility: incident-response
    scope:
      account: '012345678901'
      tag:
        team: pay*
    statement: 'We rehearse: each quarter, "for real".'
    by: a.lindqvist
    evidence: https://wiki.example/ir
    date: 2026-10-01
    expires: 2027-10-01
`

describe('an entry', () => {
  test.each([
    ['a new file', ''],
    ['an empty list', 'attestations: []\n'],
    ['a list left out', 'attestations:\n'],
    ['an empty map', '{}\n'],
  ])('is added to %s', (_, text) => {
    expect(withEntry(text, 'f', entry)).toBe(written)
  })

  test.each([
    ['behind its name', 'attestations: # ask security\n# first\n', ['ask security', 'first']],
    ['behind its brackets', 'attestations: [] # ask security\n', ['ask security']],
    ['before another list', 'attestations: # ask security\nexceptions: []\n', ['ask security', 'exceptions: []']],
  ])('keeps the comments of an empty list %s', (_, text, kept) => {
    const after = withEntry(text, 'f', entry)
    for (const one of kept) expect(after).toContain(one)
  })

  test('keeps the byte order mark and the line ends of a file that is written as a whole', () => {
    expect(withEntry('\uFEFFattestations: []\r\n', 'f', entry)).toBe(`\uFEFF${written.replaceAll('\n', '\r\n')}`)
  })

  test('is added to a list with others: their comments, order and form stay', () => {
    const text = `# what we signed
# (ask security before you change it)

exceptions: # until the move is over
  # the site
  - control: S3.8
    scope: { resource: 'arn:aws:s3:::site-*' } # nothing else
    reason: >-
      The public site,
      until the CDN stands before it.
    by: "b.holm"
    date: 2026-01-01
    expires: 2027-01-01

attestations:
  - responsibility: backups # tested
    statement: Restored each month, in a test that takes the whole of an afternoon and that nobody likes to do at all.
    by: c.mendes
    evidence: OPS-12
    date: 2026-01-01
    expires: 2026-12-31
# the end
`
    const added = withEntry(text, 'f', entry)
    const mine = written.slice('attestations:\n'.length)
    expect(added).toBe(text.replace('# the end\n', `${mine}# the end\n`))
    expect(parseConfig(added, 'f').attestations.map(({ responsibility }) => responsibility)).toEqual([
      'backups',
      'incident-response',
    ])
  })

  test('is added behind everything where its list is not there, and to a file without an end of line', () => {
    const other = 'exceptions: # none\n  []'
    expect(withEntry(other, 'f', entry)).toBe(`${other}\n\n${written}`)
    const crlf = withEntry(written.replaceAll('\n', '\r\n'), 'f', { ...entry, responsibility: 'backups' })
    expect(crlf.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('is added as the list is indented', () => {
    const flat = written
      .split('\n')
      .map((line) => line.replace(/^ {2}/, ''))
      .join('\n')
    expect(withEntry(flat, 'f', { ...entry, responsibility: 'backups' })).toMatch(
      /\n- responsibility: backups\n {2}scope:/,
    )
  })

  test('that is wrong is refused, and so is a file that was wrong before', () => {
    expect(() => withEntry('', 'f', { ...entry, responsibility: 'backup' })).toThrow(
      'there is no responsibility "backup"',
    )
    expect(() => withEntry('', 'f', { ...entry, expires: '2026-09-30' })).toThrow('before its date')
    expect(() => withEntry(written, 'f', entry)).toThrow('the same as number 1')
    expect(() => withEntry('atestations: []\n', 'f', entry)).toThrow('did you mean attestations?')
  })
})

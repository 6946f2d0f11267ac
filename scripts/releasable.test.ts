import { expect, test } from 'vitest'
import { type Candidate, inTheWay, notesOf, staleIn } from './releasable.ts'

const ready: Candidate = {
  version: '1.2.0',
  private: false,
  tags: ['v1.2.0'],
  onMain: true,
  changed: [],
  changelog: '# Changelog\n\n## 1.2.0\n\n- New.\n\n## 1.1.0\n\n- Old.\n',
  lockFaults: [],
  signatures: { verified: true, said: '' },
  stale: undefined,
}

test('a tagged commit on main with notes and fresh tables may be released', () => {
  expect(inTheWay(ready)).toEqual([])
  expect(notesOf(ready.changelog, '1.2.0')).toBe('- New.')
  expect(notesOf(ready.changelog, '1.1.0')).toBe('- Old.')
})

test.each<[string, Partial<Candidate>]>([
  ['package.json is private', { private: true }],
  ['the tag v1.2.0 does not stand', { tags: ['v1.1.0'] }],
  ['not on main', { onMain: false }],
  ['not committed: a.ts', { changed: ['a.ts'] }],
  ['says nothing under "## 1.2.0"', { changelog: '# Changelog\n\n## 1.2.0\n\n## 1.1.0\n\n- Old.\n' }],
  ['zod comes from', { lockFaults: ['zod comes from elsewhere'] }],
  ['not verified: ENOTFOUND', { signatures: { verified: undefined, said: 'ENOTFOUND' } }],
  ['not verified: bad', { signatures: { verified: false, said: 'bad' } }],
  ['npm run truth: the table of runtimes is 120 days old', { stale: 'the table of runtimes is 120 days old' }],
])('one thing alone stands in the way: %s', (said, change) => {
  expect(inTheWay({ ...ready, ...change })).toEqual([expect.stringContaining(said)])
})

test('of what truth prints only what is wrong is repeated', () => {
  expect(staleIn('  runtimes: read 2026-08-01\nwrong: runtimes are old\nwrong: engines are old\n')).toBe(
    'runtimes are old; engines are old',
  )
  expect(staleIn('TypeError: broken\n')).toBe('TypeError: broken')
})

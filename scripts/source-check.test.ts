import { expect, test } from 'vitest'
import { type Fetched, lookAt, plain, readPages } from './source-check.ts'

const page = 'https://docs.aws.amazon.com/a.html'
const pages: Readonly<Record<string, Fetched>> = {
  [page]: { is: 'text', text: '<p>AWS <b>patches</b>&nbsp;the\n  hosts, you patch the guests.</p>' },
  [`${page}#gone`]: { is: 'missing' },
  [`${page}#far`]: { is: 'not reached', why: 'getaddrinfo ENOTFOUND docs.aws.amazon.com' },
}
const look = (url: string, ...phrases: readonly string[]) =>
  lookAt([{ url, phrases }], (asked) => Promise.resolve(pages[asked] ?? { is: 'missing' }))

test('a page that holds its phrases holds, through tags and line ends', async () => {
  expect(await look(page, 'AWS patches the hosts', 'you patch the guests')).toEqual([
    { url: page, is: 'holds', says: '' },
  ])
})
test('a phrase that is gone is named', async () => {
  expect(await look(page, 'AWS patches the hosts', 'AWS patches the guests')).toEqual([
    { url: page, is: 'changed', says: '"AWS patches the guests"' },
  ])
})
test('a page without phrases need only be there', async () => {
  expect(await look(page)).toMatchObject([{ is: 'holds' }])
  expect(await look(`${page}#gone`)).toMatchObject([{ is: 'missing' }])
})
test('a page that was not reached is no change', async () => {
  expect(await look(`${page}#far`, 'AWS patches the hosts')).toMatchObject([
    { is: 'not reached', says: expect.stringContaining('ENOTFOUND') },
  ])
})
test('every page is looked at, however many at once, in the order of their addresses', async () => {
  const many = Array.from({ length: 20 }, (_, n) => ({ url: `${page}?${String(n).padStart(2, '0')}`, phrases: [] }))
  const found = await lookAt([...many].reverse(), () => Promise.resolve({ is: 'text', text: '' }), 3)
  expect(found.map(({ url }) => url)).toEqual(many.map(({ url }) => url))
})
test('how many pages were read is told, and when', () => {
  const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html'
  const read = (url: string, day: string) => ({ url, says: '', phrase: 'a few words', read: day })
  const cited = [
    { url: page, phrases: ['a few words', 'and others'] },
    { url: `${page}?2`, phrases: ['a few words'] },
    { url: `${page}?3`, phrases: [] },
    { url: reference, phrases: [] },
  ]
  expect(
    readPages(cited, [read(page, '2026-11-30'), read(page, '2026-11-30'), read(`${page}?2`, '2026-11-29')]),
  ).toEqual([
    '2 of 3 pages of guides are verified: read one by one, each with a phrase to recognize.',
    '0 of 1 pages of the template reference are verified: read one by one, each with a phrase to recognize.',
    'Read: 1 on 2026-11-29, 1 on 2026-11-30.',
  ])
})
test('Markdown and typographic quotes read as the words that they show', () => {
  expect(plain('**Your** [own `keys`](keys.md) – “always”')).toBe('your own keys – "always"')
  expect(plain('the customer&rsquo;s <a href="x">keys</a>, too')).toBe("the customer's keys, too")
})

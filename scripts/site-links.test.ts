import { expect, test } from 'vitest'
import { brokenLinks } from './site-links.ts'

const page = (...links: readonly string[]): string => links.map((link) => `<a href="${link}">x</a>`).join('')
const files = ['index.html', 'docs/a.html', 'docs/b.html', 'docs/picture.svg']

/** The broken links of a site with these pages; docs/a.html has the heading `why`. */
const broken = (pages: Readonly<Record<string, string>>, base?: string): readonly string[] =>
  brokenLinks(
    new Map(Object.entries({ 'docs/a.html': '<h2 id="why">Why</h2>', ...pages })),
    (file) => files.includes(file),
    base,
  )

test('links to pages, headings, pictures and other sites that are there are good', () => {
  const links = [
    '/',
    '/docs/a.html',
    'a.html#why',
    '../index.html',
    'picture.svg',
    'https://aws.amazon.com/x',
    'mailto:a@b',
  ]
  expect(broken({ 'docs/b.html': page(...links) })).toEqual([])
})

test('a link to no file, or to no heading, is told with the page that has it', () => {
  expect(broken({ 'docs/b.html': page('c.html', 'a.html#how', '#here', '/docs/%zz') })).toEqual([
    'docs/b.html: c.html: no such file',
    'docs/b.html: a.html#how: no such heading',
    'docs/b.html: #here: no such heading',
    'docs/b.html: /docs/%zz: no such file',
  ])
})

test('a site below a folder of its host has that folder in its absolute links', () => {
  expect(broken({ 'index.html': page('/demarc/docs/a.html') }, '/demarc/')).toEqual([])
  expect(broken({ 'index.html': page('/docs/a.html') }, '/demarc/')).toEqual([
    'index.html: /docs/a.html: outside of the site',
  ])
})

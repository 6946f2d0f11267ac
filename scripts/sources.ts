/**
 * Checks whether the AWS pages that the catalog cites still contain the cited phrases: `npm run sources`, over the network, or
 * `npm run sources -- --stored DIR` in a folder of stored pages (`DIR/docs/...md`, `.html` or `.txt`). Exits with 1 where a page is missing
 * or changed, with 3 where there is no network. A single page that could not be reached is reported, and does not count as changed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statements } from '../src/catalog/statements.ts'
import { citedPages } from './cited-pages.ts'
import { optionsOf } from './options.ts'
import { checked, type Fetched, readPages } from './source-check.ts'
import { fetchPage, whyOffline } from './source-fetch.ts'

const { values } = optionsOf('npm run sources -- [--stored FOLDER] [--registered]', {
  options: { stored: { type: 'string' }, registered: { type: 'boolean' } },
})
const { stored, registered = false } = values

/** Reads a page from a folder. A missing file was not stored; AWS may still have the page. */
function fromFolder(folder: string, url: string): Fetched {
  const path = new URL(url).pathname.replace(/\.html$/, '')
  const file = ['docs', '']
    .flatMap((root) => ['.md', '.html', '.txt'].map((ending) => join(folder, root, `${path}${ending}`)))
    .find((one) => existsSync(one))
  return file === undefined
    ? { is: 'not reached', why: 'not stored' }
    : { is: 'text', text: readFileSync(file, 'utf8') }
}

const pages = citedPages({ registered })
const [first] = pages
const offline = stored === undefined && first !== undefined ? await whyOffline(first.url, 10_000) : undefined
if (offline !== undefined) {
  console.error(`No page was looked at: ${new URL(first?.url ?? '').host} cannot be reached (${offline}).`)
  process.exit(3)
}
const { lines, fails } = await checked(pages, (url) =>
  stored === undefined ? fetchPage(url, 20_000) : Promise.resolve(fromFolder(stored, url)),
)
for (const line of [...lines, ...readPages(pages, statements)]) console.log(line)
if (fails) process.exitCode = 1

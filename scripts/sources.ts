/**
 * Looks whether the pages of AWS that the catalog cites still say what it says of them: `npm run sources`, over the network, or
 * `npm run sources -- --stored DIR` in a folder of stored pages (`DIR/docs/...md`, `.html` or `.txt`). Exits with 1 where a page is missing
 * or changed, with 0 where it could not be reached: that is said, and no change.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statements } from '../src/catalog/statements.ts'
import { citedPages } from './cited-pages.ts'
import { optionsOf } from './options.ts'
import { type Fetched, lookAt, readPages } from './source-check.ts'

const { values } = optionsOf('npm run sources -- [--stored FOLDER] [--registered]', {
  options: { stored: { type: 'string' }, registered: { type: 'boolean' } },
})
const { stored, registered = false } = values

/** The page over the network; the text of a redirect's target counts as the page's. */
async function fromNetwork(url: string): Promise<Fetched> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) })
    if (answer.ok) return { is: 'text', text: await answer.text() }
    return answer.status === 404 || answer.status === 410
      ? { is: 'missing' }
      : { is: 'not reached', why: `HTTP ${answer.status}` }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { is: 'not reached', why: cause instanceof Error ? cause.message : String(cause) }
  }
}

/** The page in a folder; one that is not there was not stored, which says nothing of AWS's. */
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
const found = await lookAt(pages, (url) =>
  stored === undefined ? fromNetwork(url) : Promise.resolve(fromFolder(stored, url)),
)
const of = (is: string) => found.filter((one) => one.is === is)
for (const { url, is, says } of found) if (is !== 'holds') console.log(`${is}: ${url}${says ? ` ${says}` : ''}`)
console.log(
  `${pages.length} pages, ${statements.length} statements: ${of('holds').length} hold, ${of('changed').length} changed, ` +
    `${of('missing').length} missing, ${of('not reached').length} not reached.`,
)
for (const line of readPages(pages, statements)) console.log(line)
if (of('changed').length + of('missing').length > 0) process.exitCode = 1

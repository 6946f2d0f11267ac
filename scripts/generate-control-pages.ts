/**
 * Writes docs/controls/: one page per control, one for the tag controls, and the index. `--check` fails on drift, and
 * on a page without a control.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compareText } from '../src/core/json.ts'
import { entriesOf } from '../src/report/controls/entry.ts'
import { controlMarkdown, controlsTable } from '../src/report/controls/markdown.ts'
import { services } from '../src/services/catalog.gen.ts'
import { controls } from '../src/services/controls.gen.ts'
import { writeGenerated } from './generated.ts'
import { tagsPage } from './tags-page.ts'

const FOLDER = 'docs/controls'
const entries = entriesOf(controls)
const TAGS = 'tags.md'
const ofTags = new Set(entries.filter(({ onRequest }) => onRequest).map(({ id }) => id))
const pageOf = (id: string): string => (ofTags.has(id) ? TAGS : `${id}.md`)

const titles = new Map(services.map(({ id, title }) => [id, title]))
const byService = new Map<string, (typeof entries)[number][]>()
for (const entry of entries) byService.set(entry.service, [...(byService.get(entry.service) ?? []), entry])

const index = [
  '# Controls',
  '',
  'Each control asks one question about one resource type. `demarc controls` shows the same.',
  '',
  ...[...byService]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([service, list]) => [`## ${titles.get(service) ?? service}`, '', controlsTable(list, pageOf)]),
].join('\n')

const pages: Record<string, string> = { [join(FOLDER, 'README.md')]: index }
for (const entry of entries) if (!entry.onRequest) pages[join(FOLDER, pageOf(entry.id))] = controlMarkdown(entry)
pages[join(FOLDER, TAGS)] = tagsPage(entries.filter(({ onRequest }) => onRequest))

writeGenerated(pages)
for (const file of existsSync(FOLDER) ? readdirSync(FOLDER) : []) {
  const path = join(FOLDER, file)
  if (path in pages) continue
  if (process.argv.includes('--check')) {
    console.error(`${path} is the page of no control: run npm run generate`)
    process.exitCode = 1
  } else rmSync(path)
}

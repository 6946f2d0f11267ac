/**
 * Builds the site of the documents into site/dist, and follows every link of it: to pages, headings and files of its own. A link
 * that leads nowhere fails. `DEMARC_SITE_BASE` is its path on the host (`/demarc/`). Its packages (VitePress) stand apart in site/, with
 * a lock file of their own.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brokenLinks } from './site-links.ts'

const SITE = 'site'
const PAGES = join(SITE, 'pages')
const BUILT = join(SITE, 'dist')
const documents = ['README', 'ARCHITECTURE', 'CHANGELOG', 'CONTRIBUTING', 'SECURITY'].map((name) => `${name}.md`)

if (!existsSync(join(SITE, 'node_modules', 'vitepress')))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', SITE], { stdio: 'inherit' })

rmSync(PAGES, { recursive: true, force: true })
for (const file of [...documents, ...globSync(['docs/**/*.md', 'docs/*.svg'])]) place(file, file)
// files that a page links to without showing them
for (const file of globSync(['docs/*.svg', 'schema/*.json'])) place(file, join('public', file))
place(join(SITE, 'index.md'), 'index.md')

const vitepress = spawnSync(process.execPath, [join(SITE, 'node_modules/vitepress/bin/vitepress.js'), 'build', SITE], {
  stdio: 'inherit',
})
if (vitepress.status !== 0) process.exit(1)

const html = globSync('**/*.html', { cwd: BUILT })
const broken = brokenLinks(
  new Map(html.map((file) => [file, readFileSync(join(BUILT, file), 'utf8')])),
  (file) => existsSync(join(BUILT, file)),
  process.env['DEMARC_SITE_BASE'],
)
for (const fault of broken) console.error(fault)
console.log(`${html.length} pages in ${BUILT}, ${broken.length} broken links`)
process.exitCode = broken.length > 0 ? 1 : 0

function place(from: string, to: string): void {
  const target = join(PAGES, to)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(from, target)
}

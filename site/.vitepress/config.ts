import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitepress'

/**
 * The site is made of the files that people read in the repository: README.md, docs/ and the project's own documents.
 * scripts/site.ts puts them into pages/ and looks at the links of what is built.
 */
const controlsFolder = new URL('../../docs/controls', import.meta.url)

/** The service of a control id: `S3` of `S3.5`, `Demarc.S3` of `Demarc.S3.1`. */
const serviceOf = (id: string): string => id.slice(0, id.lastIndexOf('.'))

const controlsByService = Map.groupBy(
  readdirSync(controlsFolder)
    .filter((file) => /^[A-Z].*\.\d+\.md$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  serviceOf,
)

const page = (text: string, name: string) => ({ text, link: `/docs/${name}` })

const controls = page('All controls', 'controls/README')

/** A control's page lists its service's controls alone: all of them on each page would be 120 MB. */
const controlSidebars = Object.fromEntries(
  [...controlsByService].map(([service, ids]) => [
    `/docs/controls/${service}.`,
    [{ items: [controls] }, { text: `Controls of ${service}`, items: ids.map((id) => page(id, `controls/${id}`)) }],
  ]),
)

export default defineConfig({
  title: 'Demarc',
  description: 'The AWS shared responsibility model, executable.',
  lang: 'en',
  // no icon, and so no request for one
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  base: process.env['DEMARC_SITE_BASE'] ?? '/',
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: '.vitepress/cache',
  metaChunk: true,
  markdown: {
    attrs: { disable: true },
    config(markdown) {
      // no page is written in Vue: text with braces or angle brackets is shown as it stands
      markdown.set({ linkify: false })
      const text = markdown.renderer.rules.text
      markdown.renderer.rules.text = (tokens, index, options, env, self) =>
        (text?.(tokens, index, options, env, self) ?? markdown.utils.escapeHtml(tokens[index]?.content ?? ''))
          .replaceAll('{{', '&#123;&#123;')
          .replaceAll('}}', '&#125;&#125;')
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      page('Quickstart', 'quickstart'),
      page('Concepts', 'concepts'),
      page('Root user and MFA', 'root-and-mfa'),
      page('Learn', 'learn'),
      controls,
    ],
    sidebar: {
      ...controlSidebars,
      '/': [
        {
          text: 'Start',
          items: [
            { text: 'Install', link: '/README' },
            page('Quickstart', 'quickstart'),
            page('Concepts', 'concepts'),
            page('Learn', 'learn'),
            page('The practice account', 'practice'),
          ],
        },
        {
          text: 'Look',
          items: [
            page('Evidence', 'evidence'),
            page('Inventory', 'inventory'),
            page('AWS Config as a source', 'config-source'),
            page('The run file', 'run-file'),
            page('The model, service by service', 'model'),
            page('How the model was reviewed', 'model-review'),
          ],
        },
        {
          text: 'Protect and sign in',
          items: [
            page('Root user and MFA', 'root-and-mfa'),
            page('Organizations', 'organization'),
            page('Sessions with MFA', 'sessions'),
          ],
        },
        {
          text: 'Automate',
          items: [page('Exit codes and files', 'ci'), page('GitHub, GitLab, Azure', 'pipelines')],
        },
        {
          text: 'Look up',
          items: [
            controls,
            page('Questions', 'faq'),
            page('Glossary', 'glossary'),
            page('Error codes', 'errors'),
            page('Request quotas', 'quotas'),
          ],
        },
        {
          text: 'The project',
          collapsed: true,
          items: [
            { text: 'Architecture', link: '/ARCHITECTURE' },
            { text: 'Contributing', link: '/CONTRIBUTING' },
            { text: 'Security', link: '/SECURITY' },
            { text: 'Changes', link: '/CHANGELOG' },
          ],
        },
      ],
    },
  },
})

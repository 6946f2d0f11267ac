import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Flags that turn off Chromium's own background activity. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page with its errors and its requests. */
export interface Opened {
  readonly page: Page
  readonly problems: readonly string[]
  /** Requests that the page's policy did not stop. */
  readonly requests: readonly string[]
}

export interface Browser {
  /** Opens an HTML page from a file, like a person who received it. */
  readonly open: (html: string, options?: BrowserContextOptions, fragment?: string) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** Starts the Chromium that scripts/browser.ts found, with its own profile, which is deleted when it closes. */
export async function startBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-browser-'))
  const browser = await chromium.launch({ executablePath: process.env['DEMARC_BROWSER'] ?? '', args: flags })
  let files = 0
  return {
    open: async (html, options = {}, fragment = '') => {
      const file = join(folder, `${files++}.html`)
      writeFileSync(file, html)
      const context = await browser.newContext(options)
      const page = await context.newPage()
      const problems: string[] = []
      const requests: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      // violations of the policy are reported there too
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
      })
      page.on('dialog', (dialog) => {
        problems.push(`dialog: ${dialog.message()}`)
        dialog.dismiss().catch(() => {})
      })
      page.on('requestfinished', (request) => requests.push(request.url()))
      page.on('requestfailed', (request) => {
        if (request.failure()?.errorText !== 'csp') requests.push(`${request.url()} ${request.failure()?.errorText}`)
      })
      await page.goto(`file://${file}${fragment}`)
      return { page, problems, requests }
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The violations that axe finds, a line each, by its rules for WCAG 2.2 A and AA and its best practices. */
export async function faults(page: Page): Promise<readonly string[]> {
  // evaluated from outside, because the page's policy allows no other script
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  )
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { atMost, type Figure, median, type Pair, ratio, reported } from './figures.ts'

const ROUNDS = 5
const CHROMIUM = process.env['DEMARC_BROWSER'] ?? '/usr/bin/chromium'

interface Written {
  readonly ms: number
  readonly mb: number
  readonly before: number
  readonly peak: number
}

const written = (file: string, resources: number): Written =>
  JSON.parse(
    execFileSync(process.execPath, ['bench/report.ts', file, String(resources)], {
      encoding: 'utf8',
    }),
  )

/** The HTML report: time and memory to write it, and the time until a browser shows it and answers a filter. */
export async function benchPage(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
  try {
    const { ms, mb, before, peak } = written(join(folder, 'large.html'), 100_000)
    const file = join(folder, 'page.html')
    written(file, 20_000)
    return [
      reported(`HTML of 100,000 resources, ${mb.toFixed(0)} MB`, `${((mb / ms) * 1000).toFixed(1)} MB a second`),
      atMost(
        'its memory beyond that of the model, in MiB',
        peak - before,
        200,
        `${(peak - before).toFixed(0)} MiB (peak ${peak.toFixed(0)} MiB)`,
      ),
      ...(existsSync(CHROMIUM) ? await inBrowser(file, folder) : []),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function inBrowser(file: string, folder: string): Promise<Figure[]> {
  // the same number of bytes without work: a heading to paint, and text that creates no elements
  const bare = join(folder, 'bare.html')
  writeFileSync(bare, `<!doctype html><title>bare</title><h1>bare</h1><!--${'x'.repeat(statSync(file).size)}-->`)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const pairs: Pair[] = []
    const times = {
      loaded: [] as number[],
      filter: [] as number[],
      search: [] as number[],
    }
    for (let round = 0; round < ROUNDS; round++) {
      const { paint: base } = await paint(bare)
      const { paint: ours, loaded, filter, search } = await paint(file)
      pairs.push({ ours, base })
      times.loaded.push(loaded)
      times.filter.push(filter)
      times.search.push(search)
    }
    const within = (what: string, ms: number, most: number): Figure =>
      atMost(`${what}, in ms`, ms, most, `${ms.toFixed(0)} ms`)
    return [
      ratio('first paint of 20,000 resources against a bare page of the same size', pairs, 3),
      // the time that a reader waits
      within('ready for the reader, 20,000 resources', median(times.loaded), 2000),
      within('to a filter', median(times.filter), 100),
      within('to the first search', median(times.search), 500),
    ]
  } finally {
    await browser.close()
  }

  async function paint(path: string) {
    const page = await browser.newPage()
    await page.goto(`file://${path}`)
    // as text: these sources have no browser types
    const result = await page.evaluate(`(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      await frame()
      const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
      const loaded = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd
      const time = async (change) => {
        const start = performance.now()
        change()
        await frame()
        return performance.now() - start
      }
      const form = document.querySelector('#filters')
      if (!form) return { paint, loaded, filter: 0, search: 0 }
      const set = (name, value) => {
        form.elements.namedItem(name).value = value
        form.dispatchEvent(new Event('input'))
      }
      const filter = await time(() => set('state', 'u'))
      const search = await time(() => set('q', 'resource-1999'))
      return { paint, loaded, filter, search }
    })()`)
    await page.close()
    // safe: the text above returns it
    return result as { paint: number; loaded: number; filter: number; search: number }
  }
}

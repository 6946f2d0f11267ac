import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scan } from '../../src/app/scan.ts'
import { layerIds } from '../../src/catalog/layers.ts'
import type { ResourceEntry } from '../../src/ledger/ledger.ts'
import { blindSpot, bucket, reported } from '../../src/report/examples.ts'
import { runHtml } from '../../src/report/html/page.ts'
import { summaryPageHtml } from '../../src/report/html/summary-page.ts'
import { serviceOf } from '../../src/services/describe.ts'
import { scanOf, withPractice } from '../scan/in-test.ts'
import { type Browser, faults, type Opened, startBrowser } from './in-test.ts'

let browser: Browser
let entries: readonly ResourceEntry[]
let html: string
let summary: string
/** A few pages that together have each kind of element that `html` has. */
let short: readonly string[]
beforeAll(async () => {
  const page = (scan: Scan): string => [...runHtml(scan)].join('')
  const select = { controls: [], services: ['ec2'], frameworks: [], severities: [] }
  const [scan, ofEc2] = await withPractice(async (practice) => [
    await scanOf(practice),
    await scanOf(practice, { select }),
  ])
  short = [page(ofEc2), page(await withPractice((practice) => scanOf(practice), { size: 'small' }))]
  entries = [...scan.ledger]
  html = page(scan)
  summary = [...summaryPageHtml(scan)].join('')
  browser = await startBrowser()
})
afterAll(() => browser.close())

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true }
const count = (n: number): string =>
  `${n.toLocaleString('en-US')} of ${entries.length.toLocaleString('en-US')} resources`
/** The page objects of a PDF (ISO 32000-2, 7.7.3.3). */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
/** The kinds of elements of a page: by their name, and by it and each of their classes. */
const kindsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.matchAll(/<(\w+)(?:[^>]*?\sclass="([^"]*)")?/g)].flatMap(([, name = '', classes = '']) => [
      name,
      ...classes.split(' ').map((one) => `${name}.${one}`),
    ]),
  )
const layerOf = ({ layers }: ResourceEntry, id: string) => layers.find(({ layer }) => layer === id)

describe('the page', () => {
  test('asks for nothing but itself, and breaks no policy of its own', async () => {
    const { page, problems, requests } = await browser.open(html)
    await page.locator('.r summary').first().click()
    expect(requests).toEqual([page.url()])
    // a script that was put into it does not run
    await page.evaluate(() => {
      const image = document.createElement('img')
      image.setAttribute('onerror', 'window.broken = true')
      image.src = 'https://example.com/x.png'
      document.body.append(image)
    })
    await expect.poll(() => problems.length).toBeGreaterThan(0)
    expect(problems.every((problem) => problem.includes('Content Security Policy'))).toBe(true)
    expect(requests).toEqual([page.url()])
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  })

  /** What axe finds on a page where the picture, a step and a resource are opened. */
  async function faultsOf(text: string, options: BrowserContextOptions = {}, media?: 'print') {
    const { page, problems } = await browser.open(text, options)
    await page.locator('#picture details summary').click()
    await page.locator('.step summary').first().click()
    await page.locator('.r summary').first().click()
    if (media) await page.emulateMedia({ media })
    const found = [...(await faults(page)), ...problems]
    await page.context().close()
    return found
  }

  test('axe finds no fault', async () => expect(await faultsOf(html)).toEqual([]))

  test('the short pages have each kind of element that it has', () => {
    const has = new Set(short.flatMap((page) => [...kindsOf(page)]))
    expect([...kindsOf(html)].filter((kind) => !has.has(kind))).toEqual([])
  })

  test.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['light, on a phone', phone],
    ['dark, on a phone', { ...phone, colorScheme: 'dark' as const }],
    ['on paper', {}, 'print' as const],
  ])('axe finds no fault in the short pages: %s', async (_, options, media?: 'print') => {
    for (const page of short) expect(await faultsOf(page, options, media)).toEqual([])
  })

  test('fits a phone of 320 pixels, and the picture keeps its layers in sight', async () => {
    const { page } = await browser.open(html, phone)
    await page.locator('.step summary').first().click()
    await page.locator('.r summary').first().click()
    await page.locator('#picture details summary').click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const axis = page.locator('.axis.phone')
    expect(await axis.locator('text').first().textContent()).toBe('Facilities')
    const before = await axis.boundingBox()
    await page.locator('figure .scroll').evaluate((element) => element.scrollTo({ left: 400, behavior: 'instant' }))
    expect((await axis.boundingBox())?.x).toBe(before?.x)
  })

  let drawn: Promise<Opened> | undefined
  test.each([
    [3840, false],
    [2560, undefined],
    [1920, undefined],
    [1400, undefined],
    [768, true],
    [390, true],
  ])('at %i pixels the picture fits, or an edge shows that it scrolls', async (width, scrolls) => {
    drawn ??= browser.open(html)
    const { page } = await drawn
    await page.setViewportSize({ width, height: 1000 })
    const region = page.locator('figure .scroll')
    const isScrolled = await region.evaluate((one) => one.scrollWidth > one.clientWidth)
    // in between, the number of services decides
    if (scrolls !== undefined) expect(isScrolled).toBe(scrolls)
    await expect.poll(() => page.locator('.sheet .edge').isVisible()).toBe(isScrolled)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    // letters of eight and a half pixels or more
    const size = await page
      .locator('.sheet svg')
      .last()
      .evaluate((svg) => svg.getBoundingClientRect().height / Number(svg.getAttribute('height')))
    expect(11.5 * size).toBeGreaterThanOrEqual(8.5)
  })

  test('moves nothing for those who want no motion', async () => {
    const { page } = await browser.open(html, { reducedMotion: 'reduce' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
  })

  test('prints the summary and the findings on twelve pages, the ledger on request', async () => {
    const { page } = await browser.open(html)
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(12)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#ledger').isVisible()).toBe(false)
    await page.locator('#print-ledger').evaluate((box: HTMLElement) => box.click())
    expect(await page.locator('#ledger').isVisible()).toBe(true)
  })

  test('prints: the picture on the page, each grave finding with what to do and where', async () => {
    const { page } = await browser.open(html)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.step:is(.critical, .high):not([open])').count()).toBe(0)
    expect(await page.locator('.step.critical .fix').first().isVisible()).toBe(true)
    expect(await page.locator('.step.critical .whose').first().isVisible()).toBe(true)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    const width = await page.evaluate(() => document.querySelector('.sheet')?.getBoundingClientRect().width ?? 9999)
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    // the labels and the columns in one scale, and the names of the layers on a sheet as narrow as a phone too
    await page.setViewportSize({ width: 700, height: 1000 })
    const heights = await page
      .locator('.sheet svg')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0))
    const [axis, drawn] = heights
    expect(axis?.height).toBe(drawn?.height)
    expect(Math.round((axis?.width ?? 0) + (drawn?.width ?? 0))).toBeLessThanOrEqual(701)
    expect(
      await page
        .locator('.axis')
        .first()
        .evaluate((one) => one.scrollWidth <= one.clientWidth + 1),
    ).toBe(true)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await page.locator('.step[open]').count()).toBe(0)
  })
})

describe('the summary alone', () => {
  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', phone],
    ['on paper', {}, 'print' as const],
  ])('axe finds no fault, and it fits: %s', async (_, options, media?: 'print') => {
    const { page, problems, requests } = await browser.open(summary, options)
    if (media) await page.emulateMedia({ media })
    expect(await faults(page)).toEqual([])
    expect(problems).toEqual([])
    expect(requests).toEqual([page.url()])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)
  })

  test('prints on a page or two', async () => {
    const { page } = await browser.open(summary)
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2)
  })
})

describe('without script', () => {
  test('the whole ledger is there, and what is asked of each kind', async () => {
    const { page, problems } = await browser.open(html, { javaScriptEnabled: false })
    expect(await page.locator('#ledger .r').count()).toBe(entries.length)
    expect(await page.locator('.form').count()).toBeGreaterThan(20)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('#more').isVisible()).toBe(false)
    const [entry] = entries
    await page.locator('#ledger .r summary').first().click()
    expect(await page.locator('#ledger .r').first().textContent()).toContain(entry?.resource.id)
    // a cell leads to its service
    const href = await page.locator('.pic a').first().getAttribute('href')
    expect(await page.locator(`[id="${href?.slice(1)}"]`).count()).toBe(1)
    expect(problems).toEqual([])
  })
})

describe('the filters', () => {
  test('a cell of the picture shows its resources, and the address says so', async () => {
    const { page } = await browser.open(html)
    await page.locator('.pic a[data-f="service=s3&layer=network"]').click()
    const wanted = entries.filter(
      (entry) => serviceOf(entry.resource.type) === 's3' && layerOf(entry, 'network')?.party !== 'none',
    )
    await expect.poll(() => page.locator('#count').textContent()).toBe(count(wanted.length))
    expect(await page.locator('.r').count()).toBe(Math.min(100, wanted.length))
    expect(new URL(page.url()).hash).toBe('#service=s3&layer=network')
    expect(await page.locator('#filters select[name=service]').inputValue()).toBe('s3')
    expect(await page.locator('.pic a.off').count()).toBeGreaterThan(100)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('h-ledger')
  })

  test('layer and state, severity, region: each as the ledger has it', async () => {
    const { page } = await browser.open(html)
    const choose = (name: string, value: string) => page.locator(`#filters select[name=${name}]`).selectOption(value)
    const said = () => page.locator('#count').textContent()
    await choose('layer', 'backup')
    await choose('state', 'u')
    expect(await said()).toBe(count(entries.filter((entry) => layerOf(entry, 'backup')?.state === 'unmet').length))
    await page.locator('#filters button[type=reset]').click()
    expect(await said()).toBe(count(entries.length))
    await choose('severity', 'critical')
    const critical = entries.filter(({ layers }) =>
      layers.some(({ responsibilities }) =>
        responsibilities.some(({ judged }) =>
          judged.some(({ control, verdict }) => verdict.is === 'unmet' && control.severity === 'critical'),
        ),
      ),
    )
    expect(await said()).toBe(count(critical.length))
    // and what to do next is only that
    expect(await page.locator('.step:visible').count()).toBe(await page.locator('.step.critical').count())
    await choose('severity', '')
    await choose('region', 'us-east-1')
    expect(await said()).toBe(count(entries.filter(({ resource }) => resource.region === 'us-east-1').length))
    expect(new URL(page.url()).hash).toBe('#region=us-east-1')
  })

  test('the search looks for names, ARNs, tags and controls; the count is told to a screen reader', async () => {
    const { page } = await browser.open(html)
    const wanted = entries.find(({ resource }) => resource.type === 'AWS::S3::Bucket')?.resource
    await page.locator('input[name=q]').fill(`${wanted?.id.toUpperCase()} s3`)
    await expect.poll(() => page.locator('#count').textContent()).not.toBe(count(entries.length))
    expect(await page.locator('.r b').allTextContents()).toContain(wanted?.name)
    expect(await page.locator('#count').getAttribute('role')).toBe('status')
    await page.locator('input[name=q]').fill('there is no such thing')
    await expect.poll(() => page.locator('#count').textContent()).toBe(count(0))
    expect(await page.locator('#no-steps').isVisible()).toBe(true)
  })

  test('a link leads to one resource, or to one control, and opens it', async () => {
    const { page } = await browser.open(html, {}, '#c-S3.8')
    expect(await page.locator('[id="c-S3.8"]').getAttribute('open')).toBe('')
    const link = page.locator('[id="c-S3.8"] .on-what a').first()
    const name = await link.textContent()
    await link.click()
    const opened = page.locator('.r[open]')
    await expect.poll(() => opened.locator('b').first().textContent()).toBe(name)
    // each of its layers, with its state in words
    expect(await opened.locator('tr[data-l]').count()).toBe(layerIds.length)
    expect(await opened.locator('tr[data-l] .st').count()).toBeGreaterThanOrEqual(layerIds.length)
  })

  test('what an opened resource shows is what the ledger says', async () => {
    const entry = entries.find(({ resource }) => resource.name === 'nordlicht-shop-prod-assets')
    const { page } = await browser.open(html, {}, '#q=nordlicht-shop-prod-assets&service=s3')
    await page
      .locator('.r', { hasText: entry?.resource.name ?? '' })
      .locator('summary')
      .first()
      .click()
    const shown = await page.locator('.r[open] tr[data-l]').evaluateAll((lines) =>
      lines.map((line) => ({
        layer: line.getAttribute('data-l'),
        state: line.querySelector('td > .st')?.getAttribute('title'),
        responsibilities: [...line.querySelectorAll('[data-d] > .st')].map((sign) => sign.getAttribute('title')),
        verdicts: [...line.querySelectorAll('[data-v] > .st')].map((sign) => sign.getAttribute('title')),
      })),
    )
    const word = (state: string): string => ({ inherited: "AWS's", 'not-applicable': 'not there' })[state] ?? state
    expect(shown).toEqual(
      (entry?.layers ?? [])
        .map(({ state, responsibilities }, at) => ({
          layer: String(at),
          state: word(state),
          responsibilities: responsibilities.map((responsibility) => word(responsibility.state)),
          verdicts: responsibilities.flatMap(({ judged }) => judged.map(({ verdict }) => word(verdict.is))),
        }))
        .reverse(),
    )
  })
})

describe('by keyboard', () => {
  test('the first stop leads past the picture; the arrow keys walk through it', async () => {
    const { page } = await browser.open(html)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the ledger')
    // from the scrolling region to the one cell that can be reached
    await page.locator('figure .scroll').focus()
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-f') ?? '')
    const first = await focused()
    expect(first).toMatch(/&layer=facilities$/)
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe(first.replace('facilities', 'virtualization'))
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toMatch(/&layer=virtualization$/)
    expect(await focused()).not.toBe(first.replace('facilities', 'virtualization'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toMatch(/&layer=facilities$/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('h-ledger')
  })

  test('more rows come at a press, and the focus goes on to them', async () => {
    const { page } = await browser.open(html)
    expect(await page.locator('.r').count()).toBe(100)
    await page.locator('#more button').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.r').count()).toBe(200)
    const at = await page.evaluate(() =>
      [...document.querySelectorAll('.r > summary')].indexOf(document.activeElement ?? document.body),
    )
    expect(at).toBe(100)
  })
})

test('whatever a resource is called, it is shown as it is and nothing of it runs', async () => {
  const names = [
    '<img src=x onerror=alert(1)>',
    '</noscript><script>alert(2)</script>',
    '"><svg onload=alert(3)>',
    '&lt;b&gt; <!-- --> ]]>',
    '<details class="r" data-c="0 0 0">',
  ]
  const unmet = { VersioningConfiguration: null, LoggingConfiguration: { Evil: '</script><script>alert(4)</script>' } }
  const run = reported(
    [
      ...names.map((name) => bucket(name, unmet, { tags: { [name]: name }, region: name })),
      bucket('signed', { VersioningConfiguration: null, LoggingConfiguration: null }),
    ],
    [{ ...blindSpot, why: names.join() }],
  )
  for (const javaScriptEnabled of [true, false]) {
    const { page, problems } = await browser.open([...runHtml(run)].join(''), { javaScriptEnabled })
    expect(await page.locator('#ledger .r > summary b').allTextContents()).toEqual(
      [...names, 'signed'].sort((a, b) => (`arn:aws:s3:::${a}` < `arn:aws:s3:::${b}` ? -1 : 1)),
    )
    expect(problems).toEqual([])
    const text = await page.locator('#ledger').textContent()
    const signed = page.locator('#ledger .r', { hasText: 'signed' }).last()
    await signed.locator('summary').first().click()
    expect(await signed.textContent()).toMatch(/Accepted by b\.holm until 2027-10-01: =gone by "May"/)
    expect(await signed.textContent()).toMatch(/attested by a\.lind/)
    expect(text).toContain('✗')
    expect(await page.locator('#unseen').textContent()).toContain(names[1])
  }
})

import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { bucket, reported } from '../examples.ts'
import { Columns } from './columns.ts'
import { compact } from './layout.ts'
import { dark, light, type Palette } from './palette.ts'
import { cellText, runPng, runSvg } from './run-picture.ts'

const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const run = reported([
  bucket('a', met),
  bucket('b', unmet),
  bucket('i-1', { Operator: null, OutpostArn: null }, { id: 'i-1', type: 'AWS::EC2::Instance' }),
  bucket('odd <&>', {}, { id: 'odd', type: 'AWS::Nowhere<&>::Thing' }),
])

function columnsOf() {
  const columns = new Columns()
  for (const entry of run.ledger) columns.add(entry)
  return columns.sorted
}

test('services stand by category, in it in the order of their steps, and a cell counts its resources by state', () => {
  const columns = columnsOf()
  expect(columns.map(({ service, step, resources }) => [service, step, resources])).toEqual([
    ['ec2', 3, 1],
    ['s3', 5, 2],
    ['nowhere<&>', 0, 1],
  ])
  const s3 = columns[1]
  const logging = s3?.cells[15]
  expect(logging).toMatchObject({ layer: 'logging', state: 'unmet', grave: 1, parties: { customer: 2 } })
  expect(logging?.states).toMatchObject({ unmet: 1, unknown: 1 })
  const backup = s3?.cells[13]
  expect(backup?.state).toBe('unmet')
  expect(backup?.grave).toBe(0)
  if (s3 && logging) expect(cellText(s3, logging)).toBe('S3, Logging and detection: yours; 1 unmet, 1 unknown')
})

describe('the SVG', () => {
  const svg = runSvg(run)

  test('is well-formed, the same each time, and says what it shows', () => {
    const parser = new SaxesParser()
    const texts: string[] = []
    parser.on('error', (error) => {
      throw error
    })
    parser.on('text', (text) => texts.push(text))
    parser.write(svg).close()
    expect(texts).toContain('nordlicht: who is responsible, and is it done')
    expect(texts).toContain('Nowhere<&>')
    expect(runSvg(run)).toBe(svg)
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
  })

  test('has each cell once: 17 layers of 3 services', () => {
    expect(svg.match(/<g><title>/g)?.length).toBe(17 * 3)
  })
})

test('the PNG is one, twice as large', async () => {
  const png = Buffer.from(await runPng(run))
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  const width = Number(/width="(\d+)"/.exec(runSvg(run))?.[1])
  expect(png.readUInt32BE(16)).toBe(2 * width)
})

test('numbers stay short', () => {
  expect([0, 999, 1000, 1250, 12_345, 999_499, 999_500, 1_500_000].map(compact)).toEqual([
    '0',
    '999',
    '1k',
    '1.3k',
    '12k',
    '999k',
    '1M',
    '1.5M',
  ])
})

/** Relative luminance and contrast, WCAG 2.2. */
const channel = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test.each<[string, Palette]>([
  ['light', light],
  ['dark', dark],
])('%s: text can be read on every fill, and the line and the signs can be seen', (_, palette) => {
  const { paper, ink, muted, line, ground } = palette
  const pairs = (['grave', 'unmet', 'unknown', 'attested', 'met', 'inherited'] as const).map(
    (state) => [palette[state].text, palette[state].fill] as const,
  )
  for (const [text, fill] of [
    ...pairs,
    [ink, paper],
    [muted, paper],
    ...ground.map((one) => [palette.inherited.text, one] as const),
  ] as const)
    expect([text, fill, contrast(text, fill) >= 4.5]).toEqual([text, fill, true])
  expect(contrast(line, paper)).toBeGreaterThan(3)
})

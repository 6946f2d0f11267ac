import { describe, expect, test } from 'vitest'
import { diffText, reportText } from '../app/report.ts'
import { diffRuns } from '../ledger/diff.ts'
import { snapshotOf } from '../ledger/snapshot.ts'
import { blindSpot, bucket, reported } from './examples.ts'
import type { Format } from './formats/names.ts'
import { noPaint } from './paint.ts'
import { runSvg } from './picture/run-picture.ts'

/** Clears the screen, sets the title, makes a link, rings the bell, goes back to the line's start, turns the text around, hides. */
const EVIL =
  'evil\u001b[2J\u001b]0;t\u0007\u001b]8;;https://evil.example\u001b\\\u009b31m\r\u0085\u2028\u202e\u2066\u200b\u2060\ufeff\u00ad\u{e0041}\u0000'
const MARKUP =
  '[x](https://evil.example) https://evil.example www.evil.example @team <img src=x onerror=alert(1)> `|` | </noscript><script>'
/** What no terminal, page or file gets as it is. */
const RAW = /(?![\n\r\t]|\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]|\r(?!\n)/u

const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const world = (text: string) => {
  const run = reported(
    [
      bucket(`first ${text}`, unmet, { region: `region ${text}`, tags: { [text]: text } }),
      bucket('seen', { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }, { account: text }),
      bucket('unseen', {}, { unseen: { VersioningConfiguration: { call: `s3:${text}`, why: text } } }),
    ],
    [{ ...blindSpot, call: text, why: text, region: text }],
  )
  const warnings = [{ at: text, message: text }]
  return {
    ...run,
    head: {
      ...run.head,
      source: { ...run.head.source, name: text, account: text, regions: [text] },
      config: { file: text, attestations: 0, exceptions: 0, warnings },
    },
  }
}
/** What was found, with a little before and after it; a whole page is no message. */
const found = (text: string, what: RegExp): string | undefined => {
  const at = text.search(what)
  return at < 0 ? undefined : text.slice(Math.max(0, at - 60), at + 60)
}
const formats: readonly Format[] = [
  'table',
  'json',
  'csv',
  'ledger-csv',
  'markdown',
  'html',
  'summary',
  'sarif',
  'junit',
]
const look = { paint: noPaint, width: 100, unicode: true }
const inFormat = async (format: Format, text: string): Promise<string> =>
  [...(await reportText(format, world(text), look))].join('')
/** `isRun`: as the report of the second run, which HTML is then. */
const changed = async (format: Format, text: string, isRun = false): Promise<string> => {
  const { head, model, ledger } = world(text)
  const before = reported([bucket('gone', unmet), bucket(`first ${text}`, { ...unmet, LoggingConfiguration: {} })])
  const diff = diffRuns(
    { ...snapshotOf(before.head, before.model, before.ledger), head },
    snapshotOf(head, model, ledger),
  )
  return [...(await diffText(format, diff, look, isRun ? { run: world(text) } : {}))].join('')
}

describe.each(formats)('a hostile account as %s', (format) => {
  test('has no control, bidi or zero-width character in it, in a report and in a difference', async () => {
    for (const text of [await inFormat(format, EVIL), await changed(format, EVIL), await changed(format, EVIL, true)]) {
      expect(text.includes('evil')).toBe(true)
      expect(found(text, RAW)).toBeUndefined()
    }
  })

  // the head of a run has six of the names here, a difference has two heads; a layer, a control or a row has none of them whole
  test('keeps one name of a megabyte short', async () => {
    const long = 'x'.repeat(1 << 20)
    for (const text of [await inFormat(format, long), await changed(format, long)])
      expect(text.length).toBeLessThan(16 * long.length)
  })
})

test('the picture has none either', () => {
  expect(found(runSvg(world(EVIL)), RAW)).toBeUndefined()
})

test('Markdown has no link, mention or element from the input', async () => {
  for (const text of [await inFormat('markdown', MARKUP), await changed('markdown', MARKUP)]) {
    expect(text.includes('evil')).toBe(true)
    // what stands as code is no Markdown
    const rest = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
    expect(found(rest, /(?<!\\)\[x(?<!\\)\]|https:\/\/evil|www\.evil|@team|(?<!\\)<(?!!-- -->)/)).toBeUndefined()
  }
})

test('a message of SARIF has no link from the input', async () => {
  for (const text of [await inFormat('sarif', MARKUP), await changed('sarif', MARKUP)]) {
    expect(text.includes('evil')).toBe(true)
    const said: string[] = []
    JSON.parse(text, (key, value) => {
      if (key === 'message') said.push(value.text)
      return value
    })
    expect(said.filter((one) => /(?<!\\)\[x/.test(one))).toEqual([])
  }
})

test('HTML has no element from the input', async () => {
  for (const text of [await inFormat('html', MARKUP), await changed('html', MARKUP)])
    expect(found(text, /<img|<\/noscript><script>/)).toBeUndefined()
})

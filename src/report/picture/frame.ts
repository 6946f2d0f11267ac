import { layers } from '../../catalog/layers.ts'
import { xml } from '../formats/xml.ts'
import { categoryTitles } from '../views/words.ts'
import { type Column, isYours } from './columns.ts'
import { LABEL, NAMES, ROW, round, yOf } from './layout.ts'

/** The layers' names with numbers, at the left edge. */
export function labels(): readonly string[] {
  const text = (y: number, x: number, words: string, muted: boolean): string =>
    `<text${muted ? ' class="muted"' : ''} x="${x}" y="${y}" text-anchor="end">${xml(words)}</text>`
  return [
    ...Object.values(layers).flatMap(({ number, title }) => {
      const y = yOf(number - 1) + 19
      return [text(y, LABEL - 26, title, false), text(y, LABEL - 6, String(number), true)]
    }),
    text(17 * ROW + 19, LABEL - 26, 'resources', true),
  ]
}

/** Only the layers' names, long ones in two lines: what fits next to the cells on a phone. */
export function names(): readonly string[] {
  const text = (y: number, words: string, muted = false): string =>
    `<text${muted ? ' class="muted"' : ''} x="${NAMES - 6}" y="${y}" text-anchor="end">${xml(words)}</text>`
  return [
    ...Object.values(layers).flatMap(({ number, title }) => {
      const y = yOf(number - 1)
      const [first, ...rest] = title.split(' ')
      if (title.length <= 16 || first === undefined) return [text(y + 19, title)]
      const [upper, lower] =
        rest.length > 1 && first.length < 9 ? [`${first} ${rest[0]}`, rest.slice(1)] : [first, rest]
      return [text(y + 13, upper), text(y + 25, lower.join(' '))]
    }),
    text(17 * ROW + 19, 'resources', true),
  ]
}

export const headline = ({ title, under }: { title: string; under: string }): string =>
  `<text x="16" y="36" font-size="21" class="bold">${xml(title)}</text><text x="16" y="57" class="muted" font-size="13">${xml(under)}</text>`

/** The line between AWS and the customer, following the steps, with its two sides named at its start. */
export function line(columns: readonly Column[], wide: number): string {
  const heights = columns.map(({ step }) => (17 - step) * ROW)
  const first = heights[0]
  if (first === undefined) return ''
  let path = `M-38 ${first}`
  let height = first
  for (const [index, next] of heights.entries()) {
    if (next === height) continue
    path += `H${index * wide}V${next}`
    height = next
  }
  const side = (y: number, text: string): string => `<text class="bold" x="-38" y="${y}" font-size="13">${text}</text>`
  return `<path class="line" d="${path}H${columns.length * wide + 4}"/>${side(first - 8, 'you')}${side(first + 18, 'AWS')}`
}

/** A bracket with a name below the services of each category; a name wider than its bracket goes to a second row. */
export function brackets(columns: readonly Column[], wide: number): string {
  const y = 17 * ROW + 30
  const ends = [0, 0]
  return categoryTitles
    .flatMap(([category, title]) => {
      const from = columns.findIndex((column) => column.category === category)
      if (from < 0) return []
      const to = columns.findLastIndex((column) => column.category === category) + 1
      const [left, right] = [from * wide + 3, to * wide - 3]
      const length = title.length * 7.2
      const start = Math.max(left, (left + right - length) / 2)
      const row = start >= (ends[0] ?? 0) ? 0 : 1
      ends[row] = start + length + 10
      return `<path class="bracket" d="M${left} ${y}v6H${right}v-6"/><text class="bold" x="${round(start)}" y="${y + 21 + row * 15}" font-size="12">${xml(title)}</text>`
    })
    .join('')
}

/** The signs that occur, each with its word. */
export function legend(columns: readonly Column[], y: number): string {
  const yours = columns.flatMap(({ cells }) => cells.filter(isYours))
  const there = new Set<string>(yours.map(({ state, grave }) => (grave > 0 ? 'grave' : state)))
  let x = 16
  const parts: string[] = []
  const add = (drawing: (x: number) => string, word: string): void => {
    parts.push(`${drawing(x)}<text x="${round(x + 28)}" y="${y}">${word}</text>`)
    x += 46 + word.length * 6.4
  }
  for (const [tone, state, word] of legendRows)
    if (there.has(tone))
      add(
        (at) =>
          `<rect class="${tone}" x="${round(at)}" y="${y - 13}" width="22" height="18" rx="3"/><use href="#pic-${state}" class="t-${tone}" x="${round(at + 6)}" y="${y - 9}"/>`,
        word,
      )
  add((at) => `<rect class="ground0" x="${round(at)}" y="${y - 13}" width="22" height="18"/>`, 'AWS')
  add((at) => `<use href="#pic-not-applicable" class="faint" x="${round(at + 6)}" y="${y - 9}"/>`, 'no such layer')
  return `<g>${parts.join('')}</g>`
}

const legendRows = [
  ['grave', 'unmet', 'unmet, critical or high'],
  ['unmet', 'unmet', 'unmet'],
  ['unknown', 'unknown', 'to attest or not readable'],
  ['attested', 'attested', 'attested'],
  ['met', 'met', 'met'],
] as const

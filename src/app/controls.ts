import type { Control } from '../controls/control.ts'
import { explainUnknownId } from '../controls/renamed.ts'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { matchesWildcard } from '../core/policy/wildcard.ts'
import { suggest } from '../core/suggest.ts'
import { visibleJson } from '../core/visible.ts'
import { type SelectionQuery, selectControls } from '../evaluate/selection.ts'
import { type ControlEntry, entriesOf } from '../report/controls/entry.ts'
import { controlMarkdown, controlsTable } from '../report/controls/markdown.ts'
import { controlsScreen } from '../report/controls/screen.ts'
import { controlsText, controlText } from '../report/controls/text.ts'
import type { Look } from '../report/terminal/look.ts'
import { controls } from '../services/controls.gen.ts'
import { serviceOf } from '../services/describe.ts'

export interface ControlsRequest {
  /** `list` and `search` print one line per control, `explain` a page, `overview` one screen about all of them. */
  readonly ask: 'overview' | 'list' | 'search' | 'explain'
  /**
   * For `search`: words that a control must all mention. Otherwise ids, case-insensitive, with the wildcards * and ?; for `list`,
   * empty means all.
   */
  readonly words: readonly string[]
  readonly select: SelectionQuery
  readonly format: 'table' | 'json' | 'markdown'
}

/** The most controls that fit on a screen with one per line. */
const LINE_BY_LINE = 40

/** The services that have controls, with the number of controls. */
export function serviceCounts(): readonly { readonly name: string; readonly n: number }[] {
  const counts = new Map<string, Set<string>>()
  for (const { id, on } of controls) {
    const name = serviceOf(on)
    counts.set(name, (counts.get(name) ?? new Set()).add(id))
  }
  return [...counts].map(([name, ids]) => ({ name, n: ids.size })).sort((a, b) => compareText(a.name, b.name))
}

/** All control ids, for completion. */
export const controlIds = (): readonly string[] => [...new Set(controls.map(({ id }) => id))]

/** Lists, searches or explains controls. Throws as `selectControls` does, and `UNKNOWN_NAME` when nothing is found. */
export async function showControls({ ask, words, select, format }: ControlsRequest, look: Look): Promise<string> {
  if (words.length === 0 && (ask === 'search' || ask === 'explain'))
    throw new DemarcError('NO_NAME', `demarc controls ${ask} needs ${ask === 'search' ? 'a word' : 'an id'}`, {
      hint: `Try: demarc controls ${ask === 'search' ? 'search tls' : "explain 'S3.*'"}`,
    })
  const chosen = await selectControls(controls, select)
  const ids = ask === 'search' ? undefined : named(words)
  const found = chosen.filter((control) => (ids ? ids.has(control.id) : words.every((term) => mentions(control, term))))
  const entries = entriesOf(found)
  if (entries.length === 0) throw nothingFound(words)
  if (format === 'json') return json(entries)
  if (ask === 'overview' && format === 'table' && entries.length > LINE_BY_LINE) return controlsScreen(entries, look)
  if (ask !== 'explain') return format === 'markdown' ? controlsTable(entries) : controlsText(entries, look)
  if (format === 'markdown') return entries.map(controlMarkdown).join('\n')
  return entries.map((entry) => controlText(entry, look)).join('\n\n')
}

/** The action for words without `list`, `search` or `explain`: ids and patterns are explained, other words searched for. */
export function askOf(words: readonly string[]): ControlsRequest['ask'] {
  if (words.length === 0) return 'overview'
  const known = new Set(controlIds().map((id) => id.toLowerCase()))
  const isId = (word: string): boolean => known.has(word.toLowerCase()) || /^[a-z]\w*(\.\w+)*\.[\d*?]+$/i.test(word)
  return words.every(isId) ? 'explain' : 'search'
}

/** The ids that match names and patterns. Throws `UNKNOWN_NAME` for one without a match. */
function named(words: readonly string[]): ReadonlySet<string> | undefined {
  if (words.length === 0) return undefined
  const ids = words.map((word) => {
    const found = controlIds().filter((id) => matchesWildcard(word.toLowerCase(), id.toLowerCase()))
    if (found.length === 0) throw nothingFound([word])
    return found
  })
  return new Set(ids.flat())
}

function nothingFound(words: readonly string[]): DemarcError {
  const became = words.length === 1 ? explainUnknownId(words[0] ?? '') : undefined
  if (became !== undefined)
    return new DemarcError('UNKNOWN_NAME', `there is no control "${words[0]}": ${became}`, {
      hint: 'demarc controls lists them all.',
    })
  const near = words.length === 1 ? suggest(words[0] ?? '', controlIds()) : []
  return new DemarcError('UNKNOWN_NAME', `no control is named, or mentions, "${words.join(' ')}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'demarc controls lists them all.',
  })
}

function mentions(
  { id, on, title, fix, responsibility, configRule = '', reads, parameters, leftOpen = '' }: Control,
  term: string,
): boolean {
  const wanted = term.toLowerCase()
  return [id, on, title, fix, responsibility, configRule, leftOpen, ...reads, ...Object.keys(parameters)].some((text) =>
    text.toLowerCase().includes(wanted),
  )
}

const json = (entries: readonly ControlEntry[]): string =>
  `${visibleJson({ schema: 'demarc.controls/1', controls: entries }, 2)}\n`

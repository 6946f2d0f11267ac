import type { Control } from '../controls/control.ts'
import { whatBecameOf } from '../controls/renamed.ts'
import { DemarcError } from '../core/errors.ts'
import { suggest } from '../core/suggest.ts'
import { visibleJson } from '../core/visible.ts'
import { type SelectionQuery, selectControls } from '../evaluate/selection.ts'
import { type ControlEntry, entriesOf } from '../report/controls/entry.ts'
import { controlMarkdown, controlsTable } from '../report/controls/markdown.ts'
import { controlsText, controlText } from '../report/controls/text.ts'
import type { Look } from '../report/terminal/look.ts'
import { controls } from '../services/controls.gen.ts'

export interface ControlsRequest {
  /** Ids to explain; or words to search for, behind `search` or without; none lists. */
  readonly words: readonly string[]
  readonly select: SelectionQuery
  readonly format: 'table' | 'json' | 'markdown'
}

/** Every id that there is, for completion. */
export const controlIds = (): readonly string[] => [...new Set(controls.map(({ id }) => id))]

/** Lists, searches or explains the controls. Throws as `selectControls` does, and `UNKNOWN_NAME` where nothing is found. */
export async function showControls({ words, select, format }: ControlsRequest, look: Look): Promise<string> {
  const chosen = await selectControls(controls, select)
  const ids = explained(words)
  if (ids) {
    const entries = entriesOf(chosen.filter(({ id }) => ids.has(id)))
    if (entries.length === 0) throw nothingFound(words)
    if (format === 'json') return json(entries)
    if (format === 'markdown') return entries.map(controlMarkdown).join('\n')
    return entries.map((entry) => controlText(entry, look)).join('\n\n')
  }
  const terms = words[0] === 'search' ? words.slice(1) : words
  if (words[0] === 'search' && terms.length === 0)
    throw new DemarcError('NO_NAME', 'demarc controls search needs a word', { hint: 'Try: demarc controls search tls' })
  const entries = entriesOf(chosen.filter((control) => terms.every((term) => mentions(control, term))))
  if (entries.length === 0) throw nothingFound(words)
  if (format === 'json') return json(entries)
  return format === 'markdown' ? controlsTable(entries) : controlsText(entries, look)
}

/** The ids, where each word is one (in any case); otherwise the words are searched for. */
function explained(words: readonly string[]): ReadonlySet<string> | undefined {
  if (words.length === 0 || words[0] === 'search') return undefined
  const byName = new Map(controls.map(({ id }) => [id.toLowerCase(), id]))
  const ids = words.map((word) => byName.get(word.toLowerCase()))
  for (const [index, word] of words.entries())
    if (ids[index] === undefined && /^[a-z]\w*(\.\w+)*\.\d+$/i.test(word)) throw nothingFound([word])
  return ids.every((id) => id !== undefined) ? new Set(ids) : undefined
}

function nothingFound(words: readonly string[]): DemarcError {
  const became = words.length === 1 ? whatBecameOf(words[0] ?? '') : undefined
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
  { id, on, title, fix, responsibility, configRule = '', reads, parameters, deviates = '' }: Control,
  term: string,
): boolean {
  const wanted = term.toLowerCase()
  return [id, on, title, fix, responsibility, configRule, deviates, ...reads, ...Object.keys(parameters)].some((text) =>
    text.toLowerCase().includes(wanted),
  )
}

const json = (entries: readonly ControlEntry[]): string =>
  `${visibleJson({ schema: 'demarc.controls/1', controls: entries }, 2)}\n`

import { macroOf } from '../catalog/macros.ts'
import { unpublished } from '../catalog/unpublished.ts'
import { DemarcError } from '../core/errors.ts'
import { suggest } from '../core/suggest.ts'
import { visibleJson } from '../core/visible.ts'
import { allMarkdown, allText, typeRows } from '../report/model-all.ts'
import { movesJson, movesMarkdown, movesText, unsureJson, unsureMarkdown, unsureText } from '../report/model-moves.ts'
import { primer, primerCategories } from '../report/model-primer.ts'
import { modelJson, modelMarkdown, modelText } from '../report/model-view.ts'
import type { Paint } from '../report/paint.ts'
import { staircase } from '../report/staircase.ts'
import { describeType, splitOf } from '../services/describe.ts'
import { allTypes, catalogCounts, findSubject, type Subject, subjectNames } from '../services/subject.ts'
import { withGiven } from './given.ts'

export type ModelFormat = 'table' | 'json' | 'markdown'

export interface ModelLook {
  readonly paint: Paint
  readonly width: number
  readonly unicode: boolean
}

const SCHEMA = 'demarc.model/1'

/** The split of services, types or categories, one after the other. */
export function showModel(
  names: readonly string[],
  format: ModelFormat,
  look: ModelLook,
  given: readonly string[] = [],
): string {
  const { subjects, notes } = configured(names, given)
  if (format === 'json') return splitsJson(subjects, given, notes)
  const tail = tailOf(notes)
  if (format === 'markdown') return `${subjects.map(modelMarkdown).join('\n')}${tail}`
  return `${subjects.map((subject) => modelText(subject, look.paint, look.width, look.unicode)).join('\n')}${tail}`
}

/** The named subjects, configured by `--given`, with notes on the configuration. */
function configured(names: readonly string[], given: readonly string[]) {
  const shown = names.map((name) => {
    const subject = subjectOrError(name)
    return given.length === 0 ? { subject, notes: [] } : withGiven(subject, given)
  })
  return { subjects: shown.map(({ subject }) => subject), notes: shown.flatMap((one) => one.notes) }
}

const tailOf = (notes: readonly string[]): string =>
  notes.map((note) => `\n${note}`).join('') + (notes.length > 0 ? '\n' : '')

/** The model on one screen, shown when no name is given. */
export function showPrimer(format: ModelFormat, look: ModelLook): string {
  const examples = ['ec2', 'rds', 's3'].map(subjectOrError)
  if (format === 'json')
    return json({ schema: SCHEMA, categories: primerCategories, subjects: examples.map(modelJson) })
  if (format === 'table') return primer(examples, look)
  return `\`\`\`text\n${primer(examples, { paint: (_, text) => text, width: 100, unicode: true })}\`\`\`\n`
}

/** All moves of services or types (all of them by default), each with its page. */
export function showMoves(names: readonly string[], format: ModelFormat, look: ModelLook): string {
  const types = typesOf(names).map((type) => {
    const described = describeType(type)
    const { moves = [], remarks = [] } = described.kind === 'unclassified' ? {} : described.entry
    return { type, moves, remarks }
  })
  if (format === 'json') return json({ schema: SCHEMA, moves: movesJson(types) })
  return format === 'markdown' ? movesMarkdown(types) : movesText(types, look.paint)
}

/** The cells for which no AWS page says who is responsible, with the reason. */
export function showUnsure(names: readonly string[], format: ModelFormat, look: ModelLook): string {
  const types = typesOf(names).map((type) => ({
    type,
    cells: (splitOf(type) ?? [])
      .filter(({ exact }) => !exact)
      .map((cell) => ({ ...cell, unpublished: unpublished(type, cell.layer) })),
  }))
  if (format === 'json') return json({ schema: SCHEMA, unsure: unsureJson(types) })
  return format === 'markdown' ? unsureMarkdown(types) : unsureText(types, look.paint)
}

/** The resource types for some names; all types without a name. */
function typesOf(names: readonly string[]): readonly string[] {
  if (names.length === 0) return allTypes()
  return names.flatMap((name) => {
    const subject = subjectOrError(name)
    if (subject.kind === 'category')
      throw new DemarcError('NOT_A_TYPE', `${name} is a category: name services or resource types`)
    return [...(subject.shown === undefined ? [] : [subject.shown]), ...subject.others.map(({ type }) => type)]
  })
}

/** The JSON is the same whether subjects are shown one after the other or side by side. */
const splitsJson = (
  subjects: ReturnType<typeof configured>['subjects'],
  given: readonly string[],
  notes: readonly string[],
): string => json({ schema: SCHEMA, ...(given.length > 0 ? { given, notes } : {}), subjects: subjects.map(modelJson) })

/** Several subjects side by side, with the line between AWS and the customer. */
export function compareModels(
  names: readonly string[],
  format: ModelFormat,
  look: ModelLook,
  given: readonly string[] = [],
): string {
  const { subjects, notes } = configured(names, given)
  if (format === 'json') return splitsJson(subjects, given, notes)
  const noPaint: Paint = (_, text) => text
  const tail = tailOf(notes)
  if (format === 'markdown') return `\`\`\`text\n${staircase(subjects, noPaint, true)}\n\`\`\`\n${tail}`
  return `${staircase(subjects, look.paint, look.unicode)}\n${tail}`
}

/** Every resource type. */
export function showAllTypes(format: ModelFormat, look: ModelLook): string {
  if (format === 'json') return json({ schema: SCHEMA, counts: catalogCounts(), types: typeRows() })
  return format === 'markdown' ? allMarkdown() : allText(look.paint)
}

function subjectOrError(name: string): Subject {
  const subject = findSubject(name)
  if (subject) return subject
  const macro = macroOf(name)
  if (macro)
    throw new DemarcError('IS_A_MACRO', `${macro.says}: no account holds one`, {
      hint: `Ask for ${macro.into.join(' or ')}, or see ${macro.source}`,
    })
  const near = suggest(name, name.includes('::') ? allTypes() : subjectNames())
  throw new DemarcError('UNKNOWN_NAME', `there is no service, resource type or category named "${name}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'demarc model --all lists every resource type.',
  })
}

const json = (value: unknown): string => `${visibleJson(value, 2)}\n`

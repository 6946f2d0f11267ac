import { DemarcError } from '../core/errors.ts'
import { suggest } from '../core/suggest.ts'
import { visibleJson } from '../core/visible.ts'
import { allMarkdown, allText, typeRows } from '../report/model-all.ts'
import { modelJson, modelMarkdown, modelText } from '../report/model-view.ts'
import type { Paint } from '../report/paint.ts'
import { staircase } from '../report/staircase.ts'
import { catalogCounts, findSubject, type Subject, subjectNames } from '../services/subject.ts'

export type ModelFormat = 'table' | 'json' | 'markdown'

export interface ModelLook {
  readonly paint: Paint
  readonly width: number
  readonly unicode: boolean
}

const SCHEMA = 'demarc.model/1'

/** The split of services, types or categories, one after the other. */
export function showModel(names: readonly string[], format: ModelFormat, look: ModelLook): string {
  const subjects = names.map(subjectOrError)
  if (format === 'json') return json({ schema: SCHEMA, subjects: subjects.map(modelJson) })
  if (format === 'markdown') return subjects.map(modelMarkdown).join('\n')
  return subjects.map((subject) => modelText(subject, look.paint, look.width)).join('\n')
}

/** Several side by side, with the line between AWS and the customer. */
export function compareModels(names: readonly string[], format: ModelFormat, look: ModelLook): string {
  const subjects = names.map(subjectOrError)
  if (format === 'json') return json({ schema: SCHEMA, subjects: subjects.map(modelJson) })
  const noPaint: Paint = (_, text) => text
  if (format === 'markdown') return `\`\`\`text\n${staircase(subjects, noPaint, true)}\n\`\`\`\n`
  return `${staircase(subjects, look.paint, look.unicode)}\n`
}

/** Every resource type that there is. */
export function showAllTypes(format: ModelFormat, look: ModelLook): string {
  if (format === 'json') return json({ schema: SCHEMA, counts: catalogCounts(), types: typeRows() })
  return format === 'markdown' ? allMarkdown() : allText(look.paint)
}

function subjectOrError(name: string): Subject {
  const subject = findSubject(name)
  if (subject) return subject
  const near = suggest(name, subjectNames())
  throw new DemarcError('UNKNOWN_NAME', `there is no service, resource type or category named "${name}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'demarc model --all lists every resource type.',
  })
}

const json = (value: unknown): string => `${visibleJson(value, 2)}\n`

import { layers } from '../../catalog/layers.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import type { Control, Severity } from '../../controls/control.ts'
import { sha256 } from '../../core/digest.ts'
import { cutShort, visible, visibleJson } from '../../core/visible.ts'
import type { Exception } from '../../ledger/exceptions.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { RunHead } from '../../ledger/run.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import { jsonRows } from '../json.ts'
import type { Reported } from '../reported.ts'
import { notesOf } from '../views/notes.ts'
import { selectionText } from '../views/selection.ts'
import { blindSpotViews } from '../views/unseen.ts'
import { asSentence } from '../views/words.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** SARIF's level, and the number by which GitHub ranks: critical from 9.0, high from 7.0, medium from 4.0 (GitHub's "SARIF support"). */
export const severityIn: Readonly<
  Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>
> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.5' },
}

/**
 * A run as SARIF 2.1.0 for GitHub's code scanning: each control is a rule, each finding a result, suppressed if accepted by an
 * exception. What could not be read or judged becomes a notification of the invocation, so that it is neither a result nor lost.
 */
export function* runSarif({ head, model, ledger }: Reported): Generator<string, void, undefined> {
  const { index, unjudged } = surveyed(ledger)
  const rules = [...index.keys()].map(rule)
  const selection = selectionText(head)
  const notifications = [
    ...(selection === undefined ? [] : [{ level: 'note', message: { text: sarifText(selection) } }]),
    ...notesOf(head).map((text) => ({ level: 'note', message: { text: sarifText(text) } })),
    ...blindSpotViews(model.blindSpots).map(({ what, regions }) => ({
      level: 'warning',
      message: { text: sarifText(`Not seen in ${regions.join(', ')}: ${what}`) },
    })),
    ...[...unjudged].map(([control, { on, missing }]) => ({
      level: 'warning',
      message: {
        text: sarifText(`${control.id} is unknown on ${on} resources. Not seen: ${[...missing].sort().join('; ')}`),
      },
      associatedRule: { id: control.id, index: index.get(control) },
    })),
  ]
  yield* sarifLog(head, rules, notifications, resultsOf(ledger, model, index))
}

/** The log of one run, with results as they come. */
export function* sarifLog(
  head: RunHead,
  rules: readonly object[],
  notifications: readonly object[],
  results: Iterable<object>,
): Generator<string, void, undefined> {
  const driver = {
    name: 'Demarc',
    semanticVersion: head.tool.version,
    rules,
  }
  const invocation = {
    executionSuccessful: true,
    startTimeUtc: head.startedAt,
    endTimeUtc: head.finishedAt,
    toolExecutionNotifications: notifications,
  }
  yield `{\n"$schema": ${visibleJson(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n`
  yield `"tool": ${visibleJson({ driver })},\n`
  // the category of an upload keeps two accounts in one repository apart
  yield `"automationDetails": ${visibleJson({ id: `demarc/${head.source.account ?? head.source.name}/` })},\n`
  yield `"invocations": [${visibleJson(invocation)}],\n"columnKind": "utf16CodeUnits",\n"results": [`
  yield* jsonRows(results)
  yield ']\n}]\n}\n'
}

interface Survey {
  /** Each control that judged something, with its index among the rules. */
  readonly index: ReadonlyMap<Control, number>
  readonly unjudged: ReadonlyMap<Control, { on: number; readonly missing: Set<string> }>
}

function surveyed(ledger: Iterable<ResourceEntry>): Survey {
  const index = new Map<Control, number>()
  const unjudged = new Map<Control, { on: number; readonly missing: Set<string> }>()
  for (const { layers: all } of ledger)
    for (const { responsibilities: here } of all)
      for (const { judged } of here)
        for (const { control, verdict } of judged) {
          if (!index.has(control)) index.set(control, index.size)
          if (verdict.is !== 'unknown') continue
          const known = unjudged.get(control) ?? { on: 0, missing: new Set<string>() }
          known.on++
          for (const what of verdict.missing) known.missing.add(what)
          unjudged.set(control, known)
        }
  return { index, unjudged }
}

function rule(control: Control) {
  const { id, title, fix, source, severity, responsibility } = control
  const { title: responsibilityText, why, layer } = responsibilities[responsibility]
  const { level, score } = severityIn[severity]
  return {
    id,
    name: id.replaceAll('.', ''),
    shortDescription: { text: title },
    fullDescription: { text: `${responsibilityText} ${why}` },
    help: {
      text: `${fix}\n\n${source}`,
      markdown: `${fix}\n\n**Layer**: ${layers[layer].title}. **Responsibility**: ${responsibilityText} ${why}\n\n[AWS documentation](${source})`,
    },
    helpUri: source,
    defaultConfiguration: { level },
    properties: { tags: ['security', serviceOf(control.on), layer], 'security-severity': score, precision: 'high' },
  }
}

function* resultsOf(ledger: Iterable<ResourceEntry>, model: Model, index: ReadonlyMap<Control, number>) {
  for (const { resource, layers: all } of ledger)
    for (const { layer, responsibilities: here } of all)
      for (const { judged } of here)
        for (const told of judged) {
          const { control, verdict, exception } = told
          if (verdict.is !== 'unmet') continue
          const { id, severity, responsibility, fix } = control
          const about = { control: id, severity, responsibility, layer }
          const result = sarifResult(
            about,
            index.get(control) ?? -1,
            resource,
            `${asSentence(findingOf(told, resource, model))} ${fix}`,
          )
          if (!exception) yield result
          else yield { ...result, suppressions: [suppression(exception)] }
        }
}

const suppression = ({ reason, by, expires }: Exception) => ({
  kind: 'external',
  status: 'accepted',
  justification: visible(`${reason} (${by}, until ${expires})`),
})

interface About {
  readonly control: string
  readonly severity: Severity
  readonly responsibility: string
  readonly layer: string
}

/** One finding. */
export function sarifResult(
  { control, severity, responsibility, layer }: About,
  ruleIndex: number,
  { id, name, type, region, account }: Pick<Resource, 'id' | 'name' | 'type' | 'region' | 'account'>,
  says: string,
) {
  const fingerprint = sha256(`${control} ${id}`)
  return {
    ruleId: control,
    ruleIndex,
    kind: 'fail',
    level: severityIn[severity].level,
    message: { text: sarifText(`${name} (${type}, ${region}): ${says}`) },
    locations: [
      {
        // there is no file, but GitHub refuses a result without one, so the path names the resource
        physicalLocation: {
          artifactLocation: { uri: pathOf({ account, region, type, id }) },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: visible(name), fullyQualifiedName: visible(id), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'demarcControlOnResource/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    properties: { account, region, type, layer, responsibility },
  }
}

/** A plain-text message in which outside text makes no link (SARIF 2.1.0, 3.11.6: a backslash makes a bracket literal). */
export const sarifText = (text: string): string => visible(text).replace(/[\\[\]]/g, '\\$&')

/** An ARN has at most 2,048 characters. */
const PATH_PART = 2048

/** A relative reference (RFC 3986) that names a resource, the same in every run. */
const pathOf = ({ account, region, type, id }: Pick<Resource, 'id' | 'type' | 'region' | 'account'>): string =>
  ['aws', account, region, serviceOf(type), id]
    .map((part) => encodeURIComponent(cutShort(part.replace(/\p{Cs}/gu, '\ufffd'), PATH_PART)))
    .join('/')

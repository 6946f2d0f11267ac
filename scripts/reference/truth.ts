import { agesOn, daysBetween, STALE_DAYS } from '../../src/controls/calendar.ts'
import type { Control } from '../../src/controls/control.ts'
import { numberOfDays } from '../../src/controls/wording.ts'
import { compareText } from '../../src/core/json.ts'
import type { ControlFacts, Facts } from './security-hub.ts'

/** How well the controls match AWS's pages: what was compared, what is declared, what is too old. */
export interface Truth {
  /** The report, line by line. */
  readonly says: readonly string[]
  /** What is not compared or not declared; independent of the day. */
  readonly undeclared: readonly string[]
  /** What is too old on the given day. */
  readonly stale: readonly string[]
}

/** `day`: YYYY-MM-DD. */
export function truthOf(all: readonly Control[], facts: Facts, day: string): Truth {
  const byId = new Map(all.filter(({ id }) => !id.startsWith('Demarc.')).map((one) => [one.id, one]))
  const mine = [...byId.values()].sort((a, b) => compareText(a.id, b.id))
  const factsOf = new Map(facts.controls.map((one) => [one.id, one]))
  const days = tally(mine.flatMap(({ compared }) => compared ?? []))
  const notCompared = mine.filter(({ compared }) => compared === undefined).map(({ id }) => id)
  const missing = mine.flatMap(({ id, parameters }) =>
    (factsOf.get(id)?.parameters ?? [])
      .filter(({ name }) => !Object.hasOwn(parameters, name))
      .map(({ name }) => `${id} ${name}`),
  )
  const declared = mine.flatMap(({ parameters }) => Object.keys(parameters)).length
  const open = mine.filter(({ leftOpen }) => leftOpen !== undefined)
  const changed = mine.flatMap(({ id, compared }) =>
    (factsOf.get(id)?.changed ?? [])
      .filter(({ date }) => compared !== undefined && date > compared)
      .map(({ date, what }) => `${id} on ${date}: ${what}`),
  )
  const announced = facts.controls.filter(({ id, retiresAfter }) => retiresAfter !== undefined && byId.has(id))
  const out = leftOut(all, facts)
  const ages = agesOn(day, all)
  const factsAge = daysBetween(facts.compiled, day)
  return {
    says: [
      `${mine.length} controls with an AWS id`,
      `  compared with their page: ${mine.length - notCompared.length}${days.map(([on, n]) => `, ${n} on ${on}`).join('')}`,
      `  parameters declared: ${declared}`,
      '  deviations declared: 0, as another judgement takes a Demarc id; resources of other accounts, and those that AWS is deleting, are not judged',
      `  unknown where AWS's pages leave a question open: ${open.length}`,
      ...[...new Set(open.map(({ leftOpen }) => leftOpen))].map((says) => {
        const ids = open.filter(({ leftOpen }) => leftOpen === says).map(({ id }) => id)
        return `    ${ids.join(', ')}: ${says}`
      }),
      `  changed by AWS after the comparison: ${changed.length}`,
      ...changed.map((line) => `    ${line}`),
      `${out.reduce((sum, { ids }) => sum + ids.length, 0)} controls of AWS are not asked`,
      ...out.map(({ why, ids, named }) => `  ${why}: ${ids.length}${named ? `, ${ids.join(', ')}` : ''}`),
      `Facts about Security Hub: compiled ${facts.compiled} (${numberOfDays(factsAge)}), change log read to ${facts.changeLogReadTo}`,
      ...(facts.revised ?? []).map(
        ({ on, rows, what, read }) => `  read again on ${on}, ${rows} rows: ${what} (${read})`,
      ),
      ...announced.map(({ id, retiresAfter }) => `  AWS announced to retire ${id} after ${retiresAfter}: still asked`),
      `${ages.length} tables of what ends by a date`,
      ...ages.map(({ calendar, days: age }) => `  ${calendar.name}: read ${calendar.read} (${numberOfDays(age)})`),
    ],
    undeclared: [
      ...(notCompared.length > 0
        ? [`not compared with AWS's page (${notCompared.length}): ${notCompared.join(', ')}`]
        : []),
      ...(missing.length > 0 ? [`parameters not declared (${missing.length}): ${missing.join(', ')}`] : []),
    ],
    stale: [
      ...(factsAge > STALE_DAYS ? [`the facts about Security Hub are ${factsAge} days old`] : []),
      ...changed.map((line) => `AWS changed ${line}, after it was compared`),
      ...ages
        .filter(({ stale }) => stale)
        .map(
          ({ calendar, days: age }) => `the table of the ${calendar.name} is ${age} days old: read ${calendar.source}`,
        ),
    ],
  }
}

function tally(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => compareText(a, b))
}

/** Why some active controls of AWS are not implemented, one by one for the services that are read. */
interface LeftOut {
  readonly why: string
  readonly ids: readonly string[]
  readonly named: boolean
}

/** The controls of the AWS Resource Tagging standard ask for a tag: any one, or the keys that a user names. */
const asksForTags = ({ frameworks }: ControlFacts): boolean => frameworks.tagging === true

const classic = 'of AWS WAF Classic, whose support ended on 2026-10-07'
/** Services that are not read, each with its reason (general/latest/gr/sunset_services.html). */
const ended: Readonly<Record<string, string>> = { WAF: classic, WAFRegional: classic }

/** Controls that are not implemented, each with its reason. */
const reasons: Readonly<Record<string, string>> = {
  'Backup.2': 'about the tags of recovery points, which AWS Backup tells in a call for each',
  'Macie.2': 'about Macie administrator accounts, of which AWS does not say whether standalone accounts are among them',
  'NetworkFirewall.2': 'about logging configurations, which Cloud Control does not list',
  'PCA.1': 'about the status of a private CA, which CloudFormation does not have',
  'ServiceCatalog.1': 'about the shares of portfolios, which no source lists',
  'Redshift.13': 'about the tags of cluster snapshots, which CloudFormation and Cloud Control do not have',
}

function leftOut(all: readonly Control[], { controls }: Facts): readonly LeftOut[] {
  const asked = new Set(all.map(({ id }) => id))
  const services = new Set(all.map(({ on }) => serviceIn(on)))
  const others = controls.filter(({ id, status }) => status === 'active' && !asked.has(id))
  const isRead = ({ resourceTypes }: ControlFacts): boolean => resourceTypes.some((one) => services.has(serviceIn(one)))
  const reasonOf = ({ id, resourceTypes }: ControlFacts): string | undefined =>
    reasons[id] ?? resourceTypes.flatMap((type) => ended[serviceIn(type)] ?? []).at(0)
  const hasNone = (one: ControlFacts): boolean => reasonOf(one) === undefined
  const pick = (why: string, named: boolean, fits: (one: ControlFacts) => boolean): LeftOut[] => {
    const ids = others.filter(fits).map(({ id }) => id)
    return ids.length === 0 ? [] : [{ why, named, ids: ids.sort(compareText) }]
  }
  return [
    ...pick(
      'about the tags of types that are not read, of a service that is',
      true,
      (one) => hasNone(one) && asksForTags(one) && isRead(one),
    ),
    ...pick(
      'about tags, of services that are not read',
      false,
      (one) => hasNone(one) && asksForTags(one) && !isRead(one),
    ),
    ...pick('of a service that is read', true, (one) => hasNone(one) && !asksForTags(one) && isRead(one)),
    ...[...new Set([...Object.values(reasons), ...Object.values(ended)])].flatMap((why) =>
      pick(why, true, (one) => reasonOf(one) === why),
    ),
    ...pick('of services that are not read', false, (one) => hasNone(one) && !asksForTags(one) && !isRead(one)),
  ]
}

/** `AWS::RDS::DBCluster` and `Demarc::RDS::DBSnapshot` belong to RDS. */
const serviceIn = (type: string): string => type.split('::')[1] ?? ''

import { basename, dirname, posix } from 'node:path'
import type { ResponsibilityId } from '../../src/catalog/responsibilities.ts'
import { serviceOf, splitOf } from '../../src/services/describe.ts'
import { type ControlFacts, securityHub } from '../reference/security-hub.ts'
import { type Project, SERVICES } from './project.ts'
import { camel, NotScaffolded, WRITE, withImported } from './text.ts'

export interface NewControl {
  readonly on?: string | undefined
  readonly responsibility?: string | undefined
}

/**
 * A control with its remedy, and its examples: severity, AWS Config rule and source from the reference data, its responsibility from the
 * catalog. A person fills in the rest; until then its test fails, and names what is left.
 */
export function newControl(project: Project, id: string, asked: NewControl): readonly string[] {
  const [, prefix, number] = /^(?:Demarc\.)?([A-Za-z0-9]+)\.(\d+)$/.exec(id) ?? []
  if (!prefix || !number) throw new NotScaffolded(`"${id}" is no id of a control, like S3.19 or Demarc.S3.5`)
  const all = project.names(SERVICES).flatMap((service) => project.partOf(service, 'controls'))
  if (all.some((file) => project.read(file).includes(`id: '${id}'`))) throw new NotScaffolded(`${id} is there already`)
  const hub = securityHub.controls.find((control) => control.id === id)
  if (!hub && !id.startsWith('Demarc.'))
    throw new NotScaffolded(`AWS Security Hub has no control ${id} in scripts/reference/`)
  if (hub?.status === 'retired') throw new NotScaffolded(`${id} is retired: no control of ours keeps its id`)
  const on = asked.on ?? typeOf(id, hub?.resourceTypes ?? [])
  const service = serviceOf(on)
  if (project.names(`${SERVICES}/${service}`).length === 0)
    throw new NotScaffolded(`there is no ${SERVICES}/${service}/: npm run new service ${service} -- --type ${on}`)
  const its = responsibilityOf(on, asked.responsibility)
  const file = fileFor(project, service, on)
  const rule = hub?.configRule ?? undefined
  const name = rule === undefined ? `${camel(prefix.toLowerCase())}${number}IsAsItShould` : camel(rule)
  const section = `${prefix.toLowerCase()}-controls.html#${prefix.toLowerCase()}-${number}`
  const source = hub
    ? `https://docs.aws.amazon.com/securityhub/latest/userguide/${section}`
    : `${WRITE} the address of the AWS page`
  project.append(
    file,
    `/** Rename it for the good state, and write what it asks. */
export const ${name} = control({
  id: '${id}',
${hub ? comparedWith(hub, project.today) : ''}${rule === undefined ? '' : `  configRule: '${rule}',\n`}  on: '${on}',
  responsibility: '${its}',
  severity: '${hub?.severity ?? 'medium'}',
  title: '${WRITE} the rule: its resources should ...',
  finding: '${WRITE} what is wrong where it is unmet',
  reads: [],
  holds: () => unknown('${id} is not written yet'),
  fix: '${WRITE} what to do when it is unmet.',
  remedy: () => ({
    console: ['${WRITE} where to go, what to choose and what to set, a step a line'],
    cli: not('${WRITE} the command'),
    cloudformation: not('${WRITE} the template, or why there is none'),
    terraform: not('${WRITE} the resource, or why there is none'),
  }),
  source: '${source}',
})`,
  )
  project.edit(file, (text) => withImported(text, 'control', engine(file, 'control.ts')))
  project.edit(file, (text) => withImported(text, 'unknown', engine(file, 'answer.ts')))
  project.edit(file, (text) => withImported(text, 'not', engine(file, 'remedy.ts')))
  const test = testOf(project, file)
  addTest(project, { test, file, name, id })
  return [
    `${file}: what it asks (title, finding, reads, holds, fix) under a name for the good state, and how to fix it in each way of working`,
    ...(hub?.exempt ?? []).map((one) => `  as AWS has it: ${one}`),
    ...(hub
      ? [`  compared says that you compared it today with ${source}; leftOpen, where that page leaves a question open`]
      : []),
    ...(hub?.parameters ?? []).map(
      ({ name: parameter, default: by, allowed }) =>
        `  parameter ${parameter}, by default ${by ?? 'none'}${allowed === null ? '' : ` (${allowed})`}: at.parameters.${parameter}`,
    ),
    `${test}: its examples`,
    `${SERVICES}/${service}/practice/: a resource that meets it, and one that does not, in the seed`,
    'npm run generate: its page, and the counts',
  ]
}

/** The members of a control with an AWS id: the day of its comparison, and its parameters from the facts. */
function comparedWith({ parameters = [] }: ControlFacts, today: string): string {
  const rows = parameters.map((one) => `    ${one.name}: ${parameterText(one)},\n`).join('')
  return `  compared: '${today}',\n${rows === '' ? '' : `  parameters: {\n${rows}  },\n`}`
}

type ParameterFacts = NonNullable<ControlFacts['parameters']>[number]

/** One entry of a control's `parameters`. A person fills in a range that the facts give in words. */
function parameterText({ default: by, allowed, customizable }: ParameterFacts): string {
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)\b/.exec(allowed ?? '')
  const choices = allowed !== null && /^[^\s,]+(,[^\s,]+)+$/.test(allowed) ? allowed.split(',') : undefined
  const isNumber = range !== null || (choices ?? (by ?? '').split(',')).every((one) => /^\d+$/.test(one))
  const literal = (text: string): string =>
    isNumber || text === 'true' || text === 'false' ? text : `'${text.replaceAll("'", "\\'")}'`
  const value = by === null ? 'null' : by.includes(',') ? `[${by.split(',').map(literal).join(', ')}]` : literal(by)
  if (!customizable) return `{ value: ${value} }`
  if (range) return `{ value: ${value}, from: ${range[1]}, to: ${range[2]} }`
  if (choices) return `{ value: ${value}, among: [${choices.map(literal).join(', ')}] }`
  return `{ value: ${value}, matching: /^$/, like: '${WRITE} what AWS allows: ${allowed ?? 'see the page'}' }`
}

/** The type that AWS names for the control, if there is only one. */
function typeOf(id: string, types: readonly string[]): string {
  const [only, ...others] = types
  if (only !== undefined && others.length === 0) return only
  const choices = types.length === 0 ? 'AWS::Service::Type' : types.join(' | ')
  throw new NotScaffolded(`say the resource type: npm run new control ${id} -- --on ${choices}`)
}

/** The given responsibility, if the type has it; without one, the type's only responsibility. */
function responsibilityOf(on: string, asked: string | undefined): ResponsibilityId {
  const responsibilities = [...new Set((splitOf(on) ?? []).flatMap((row) => row.responsibilities))]
  if (responsibilities.length === 0)
    throw new NotScaffolded(`the catalog gives ${on} no responsibilities: describe it there first`)
  const found =
    asked === undefined && responsibilities.length === 1
      ? responsibilities[0]
      : responsibilities.find((one) => one === asked)
  if (found !== undefined) return found
  const why =
    asked === undefined ? 'say the responsibility' : `${on} has no responsibility "${asked}": say one of its own`
  throw new NotScaffolded(`${why}: --responsibility ${responsibilities.join(' | ')}`)
}

/** The service's file with the most controls of the type; otherwise the one with the most controls; otherwise `controls.ts`. */
function fileFor(project: Project, service: string, on: string): string {
  const asks = (file: string, what: string): number => project.read(file).split(what).length - 1
  const files = project.partOf(service, 'controls').filter((file) => asks(file, 'control({') > 0)
  const [file] = [...files].sort((a, b) => asks(b, on) - asks(a, on) || asks(b, 'control({') - asks(a, 'control({'))
  return file ?? `${SERVICES}/${service}/controls.ts`
}

/** The import path of a module in the engine's folder controls/, from a file of a service. */
const engine = (file: string, module: string): string =>
  posix.relative(dirname(file), posix.join('src/controls', module))

/** The test of the service: beside the file, or of the whole folder. */
function testOf(project: Project, file: string): string {
  const beside = file.replace(/\.ts$/, '.test.ts')
  const whole = `${dirname(file)}.test.ts`
  return !project.has(beside) && basename(dirname(file)) === 'controls' && project.has(whole) ? whole : beside
}

function addTest(project: Project, made: { test: string; file: string; name: string; id: string }): void {
  const { test, file, name, id } = made
  project.append(
    test,
    `examples(${name}, { met: [], unmet: [] })

test('${id} is written', () => {
  const { title, fix, remedy, source, reads } = ${name}
  expect(JSON.stringify([title, fix, remedy?.(), source])).not.toContain('${WRITE}')
  expect(reads).not.toEqual([])
})`,
  )
  const relative = posix.relative(dirname(test), file)
  project.edit(test, (text) => withImported(text, name, relative.startsWith('.') ? relative : `./${relative}`))
  project.edit(test, (text) => withImported(text, 'examples', engine(test, 'examples.ts')))
  for (const one of ['expect', 'test']) project.edit(test, (text) => withImported(text, one, 'vitest'))
}

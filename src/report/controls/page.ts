import { valueText } from '../../controls/parameters.ts'
import type { NotHere } from '../../controls/remedy.ts'
import type { ControlEntry, ShownRemedy, Subject } from './entry.ts'

/** A block of a page, for terminal and Markdown. `code` is shown in backticks where possible. */
export type PageBlock =
  | { readonly heading: string; readonly level: 2 | 3 }
  | { readonly text: string }
  | { readonly list: readonly string[]; readonly ordered?: true }
  | { readonly code: string; readonly language: string }

/** Everything about one control, from its meaning to its fix. */
export function controlPage(entry: ControlEntry): readonly PageBlock[] {
  const { on, responsibility, severity, configRule, frameworks, frameworksReadOn, onRequest, actions, source } = entry
  return [
    ...unique(on.map(({ title }) => title)).map((text) => ({ text })),
    {
      list: [
        `severity: ${severity}`,
        ...(configRule === null ? [] : [`AWS Config rule: \`${configRule}\``]),
        ...frameworks.map(({ title, items }) => `${title}${items.length > 0 ? `: ${items.join(', ')}` : ''}`),
        ...(frameworks.length > 0 ? [`frameworks as AWS's user guide had them on ${frameworksReadOn}`] : []),
      ],
    },
    ...(onRequest ? [{ text: askedBy(entry) }] : []),
    ...comparisonBlocks(entry),
    { heading: 'Why', level: 2 },
    { text: `${responsibility.title} ${responsibility.why}` },
    { text: `Layer: ${responsibility.layer}. Responsibility: \`${responsibility.id}\`.` },
    { heading: 'What it looks at', level: 2 },
    { list: on.flatMap(looksAt) },
    ...(actions.length > 0 ? [{ text: `Seen by ${actions.map((action) => `\`${action}\``).join(', ')}.` }] : []),
    { heading: 'How to fix it', level: 2 },
    ...fixBlocks(on),
    ...(entry.remedy ? remedyBlocks(entry.remedy) : []),
    { heading: 'Source', level: 2 },
    { text: source },
  ]
}

/** One fix for all types, or one per type. */
function fixBlocks(on: readonly Subject[]): readonly PageBlock[] {
  const [first, ...others] = unique(on.map(({ fix }) => fix))
  if (first !== undefined && others.length === 0) return [{ text: first }]
  return [{ list: on.map(({ type, fix }) => `\`${type}\`: ${fix}`) }]
}

const askedBy = ({ id, frameworks }: ControlEntry): string =>
  `A scan asks it on request only: ${[`--controls ${id}`, ...frameworks.map((one) => `--framework ${one.id}`)].join(' or ')}.`

/** The parameters on its AWS page, and how the control compares with that page. */
function comparisonBlocks({ id, compared, parameters, calendars }: ControlEntry): readonly PageBlock[] {
  const lines = [
    ...(compared?.on ? [`Compared with its AWS page on ${compared.on}.`] : []),
    ...(compared?.leftOpen ? [`Left open by AWS: ${compared.leftOpen}`] : []),
    ...(compared?.changedSince
      ? [
          `AWS changed this control on ${compared.changedSince.date}, after Demarc compared it: ${compared.changedSince.what}.`,
        ]
      : []),
    ...calendars.map(({ name, read, source }) => `Rests on the table of the ${name}, read on ${read}: ${source}`),
  ]
  return [
    ...lines.map((text) => ({ text })),
    ...(parameters.length === 0
      ? []
      : [
          { heading: 'Parameters', level: 2 } as const,
          {
            list: parameters.map(
              ({ name, default: value, range }) =>
                `\`${name}\`: AWS's default is ${valueText(value)}; ${range === null ? 'AWS lets customers set no other value' : `you may set ${range} in \`demarc.yaml\` (\`parameters: {${id}: {${name}: ...}}\`)`}`,
            ),
          },
        ]),
  ]
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

function looksAt({ type, must, reads, neighbours }: Subject): readonly string[] {
  const names = (paths: readonly string[]): string =>
    paths.length === 0 ? 'that there is one' : paths.map((path) => `\`${path}\``).join(', ')
  const one = must === 'some' ? ' (one in the account suffices)' : ''
  return [
    `\`${type}\`${one}: ${names(reads)}`,
    ...neighbours.map((near) => `its ${near.name}, \`${near.type}\`: ${names(near.reads)}`),
  ]
}

function remedyBlocks({ console: steps, cli, cloudformation, terraform }: ShownRemedy): readonly PageBlock[] {
  return [
    { heading: 'In the AWS console', level: 3 },
    { list: steps, ordered: true },
    ...way('With the AWS CLI', 'sh', cli),
    ...way('In CloudFormation', 'yaml', cloudformation),
    ...way('In Terraform', 'hcl', terraform),
  ]
}

const way = (heading: string, language: string, how: string | NotHere): readonly PageBlock[] => [
  { heading, level: 3 },
  typeof how === 'string' ? { code: how, language } : { text: `Not this way: ${how.not}.` },
]

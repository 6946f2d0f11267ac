import type { NotHere } from '../../controls/remedy.ts'
import type { ControlEntry, ShownRemedy, Subject } from './entry.ts'

/** A piece of a page, for the terminal and for Markdown alike. `code` stands in backticks where there are such. */
export type Block =
  | { readonly heading: string; readonly level: 2 | 3 }
  | { readonly text: string }
  | { readonly list: readonly string[]; readonly ordered?: true }
  | { readonly code: string; readonly language: string }

/** All about one control, from what it is to how to fix it. */
export function controlPage(entry: ControlEntry): readonly Block[] {
  const { on, duty, severity, configRule, frameworks, frameworksReadOn, actions, source } = entry
  return [
    ...unique(on.map(({ says }) => says)).map((text) => ({ text })),
    {
      list: [
        `severity: ${severity}`,
        ...(configRule === null ? [] : [`AWS Config rule: \`${configRule}\``]),
        ...frameworks.map(({ title, items }) => `${title}${items.length > 0 ? `: ${items.join(', ')}` : ''}`),
        ...(frameworks.length > 0 ? [`frameworks as AWS's user guide had them on ${frameworksReadOn}`] : []),
      ],
    },
    { heading: 'Why', level: 2 },
    { text: `${duty.says} ${duty.why}` },
    { text: `Layer: ${duty.layer}. Duty: \`${duty.id}\`.` },
    { heading: 'What it looks at', level: 2 },
    { list: on.flatMap(looksAt) },
    ...(actions.length > 0 ? [{ text: `Seen by ${actions.map((action) => `\`${action}\``).join(', ')}.` }] : []),
    { heading: 'How to fix it', level: 2 },
    ...unique(on.map(({ fix }) => fix)).map((text) => ({ text })),
    ...(entry.remedy ? remedyBlocks(entry.remedy) : []),
    { heading: 'Source', level: 2 },
    { text: source },
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

function remedyBlocks({ console: steps, cli, cloudformation, terraform }: ShownRemedy): readonly Block[] {
  return [
    { heading: 'In the AWS console', level: 3 },
    { list: steps, ordered: true },
    ...way('With the AWS CLI', 'sh', cli),
    ...way('In CloudFormation', 'yaml', cloudformation),
    ...way('In Terraform', 'hcl', terraform),
  ]
}

const way = (heading: string, language: string, how: string | NotHere): readonly Block[] => [
  { heading, level: 3 },
  typeof how === 'string' ? { code: how, language } : { text: `Not this way: ${how.not}.` },
]

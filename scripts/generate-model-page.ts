/**
 * Writes docs/model.md: the responsible party for each layer of each type that a service describes in full, what moves the line, and
 * the page behind each cell; then the shapes, and the types by shape.
 */
import { layerIds, layers, type SeenParty } from '../src/catalog/layers.ts'
import { lifecycleLabel, lifecycleOf } from '../src/catalog/lifecycle.ts'
import { movesOf } from '../src/catalog/placed-moves.ts'
import { allPlacements, unplacedTypes } from '../src/catalog/placements.ts'
import type { Move, Remark } from '../src/catalog/service.ts'
import { shapeIds, shapes } from '../src/catalog/shapes.ts'
import { statements } from '../src/catalog/statements.ts'
import { unpublished } from '../src/catalog/unpublished.ts'
import { compareText } from '../src/core/json.ts'
import { countsText } from '../src/report/model-all.ts'
import { partyText } from '../src/report/staircase.ts'
import { services } from '../src/services/catalog.gen.ts'
import { splitOf } from '../src/services/describe.ts'
import { allTypes } from '../src/services/subject.ts'
import { writeGenerated } from './generated.ts'

const placements = allPlacements()

const words: Readonly<Record<SeenParty, string>> = {
  aws: 'AWS',
  customer: 'customer',
  shared: 'shared',
  'third-party': 'third party',
  none: '–',
  unknown: 'unknown',
}
const short = (type: string): string => type.slice(type.indexOf('::') + 2)
const cell = (text: string): string => text.replaceAll('|', '\\|')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.map(cell).join(' | ')} |`,
  `|${' --- |'.repeat(head.length)}`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  '',
]

/** From the top layer to the ground, as the staircase is drawn. */
const fromTheTop = [...layerIds].reverse()

const moveText = ({ layers: moved, to: party, thirdParty, says, source }: Move): string =>
  `${moved.map((id) => layers[id].title).join(', ')}: ${partyText({ party, ...(thirdParty === undefined ? {} : { thirdParty }) }, words)}, if ${says} ([page](${source}))`

const remarkText = ({ layers: on, thirdParty, says, source }: Remark): string =>
  `${on.map((id) => layers[id].title).join(', ')}: ${thirdParty}, where ${says} ([page](${source}))`

/** The types whose category is not that of their service. */
function otherCategories(category: string, types: (typeof services)[number]['types']): string {
  const other = Object.entries(types).flatMap(([type, { category: own }]) =>
    own === undefined || own === category ? [] : [`${short(type)} *${own}*`],
  )
  return other.length === 0 ? '' : ` Other: ${other.join(', ')}.`
}

function serviceSection({ title, category, source, types }: (typeof services)[number]): readonly string[] {
  const names = Object.keys(types)
  const splits = names.map((type) => splitOf(type) ?? [])
  const rows = fromTheTop.map((layer) => [
    `${layers[layer].number} ${layers[layer].title}`,
    ...splits.map((split) => {
      const row = split.find((one) => one.layer === layer)
      return row === undefined ? '' : partyText(row, words)
    }),
  ])
  const moves = names.flatMap((type) => (types[type]?.moves ?? []).map((move) => `- ${short(type)}: ${moveText(move)}`))
  const remarks = names.flatMap((type) =>
    (types[type]?.remarks ?? []).map((one) => `- ${short(type)}: ${remarkText(one)}`),
  )
  const pages = new Map<string, Set<string>>()
  for (const split of splits)
    for (const { layer, source: page } of split)
      pages.set(page, (pages.get(page) ?? new Set<string>()).add(layers[layer].title))
  return [
    `## ${title}`,
    '',
    `Category: *${category}* ([page](${source})).${otherCategories(category, types)}`,
    '',
    ...table(['layer', ...names.map(short)], rows),
    ...(moves.length > 0 ? ['What moves the line:', '', ...moves, ''] : []),
    ...(remarks.length > 0
      ? ['Where a third party has a part, and the responsible party stays the same:', '', ...remarks, '']
      : []),
    'Sources:',
    '',
    ...[...pages]
      .sort(([a], [b]) => compareText(a, b))
      .map(([page, titles]) => {
        const day = read.get(page.replace(/#.*$/, ''))?.day
        return `- <${page}>: ${[...titles].sort(compareText).join(', ')}${day === undefined ? '' : ` (read ${day})`}`
      }),
    '',
  ]
}

/** The layers of a placed type whose party is not that of its shape, by party. */
function otherThanShape({ type, shape, category }: Pick<(typeof placements)[number], 'type' | 'shape' | 'category'>) {
  const ofShape = shapes[shape].parties[category]
  const byParty = new Map<string, string[]>()
  for (const row of splitOf(type) ?? []) {
    const { layer, party } = row
    if (party === ofShape?.[layer] && row.thirdParty === undefined) continue
    const name = party === 'none' ? 'none' : partyText(row, words)
    byParty.set(name, [...(byParty.get(name) ?? []), layers[layer].title])
  }
  const texts = [...byParty].map(([name, titles]) => `${name} (${titles.join(', ')})`)
  return texts.length === 0 ? [] : [`  - other than the shape: ${texts.join('; ')}`]
}

const byNamespace = new Map<string, (typeof placements)[number][]>()
for (const placement of placements) {
  const namespace = placement.type.slice(0, placement.type.lastIndexOf('::'))
  byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), placement])
}

/** The statements read from each page, in our words, with the day. */
const read = new Map<string, { readonly says: Set<string>; day: string }>()
for (const { url, says, read: day } of statements) {
  const one = read.get(url) ?? { says: new Set<string>(), day }
  one.says.add(says)
  if (day > one.day) one.day = day
  read.set(url, one)
}

/** Every cell of the model, grouped by the kind of its source. */
const cells = allTypes().flatMap((type) => (splitOf(type) ?? []).map((one) => ({ type, ...one })))
const kindOf = ({ exact, source }: (typeof cells)[number]): string => {
  if (!exact) return 'no page of AWS says it (listed below)'
  if (read.has(source.replace(/#.*$/, ''))) return 'a page that was read, with the statement below'
  return source.includes('/TemplateReference/')
    ? 'the template reference of the type: its properties show what the type has, and what not'
    : 'a page of the service that describes the layer or the type'
}
const kinds = new Map<string, number>()
for (const one of cells) kinds.set(kindOf(one), (kinds.get(kindOf(one)) ?? 0) + 1)

const shapeRows = shapeIds.flatMap((shape) =>
  Object.entries(shapes[shape].parties).map(([category, parties]) => [
    `${shape} (${category})`,
    ...fromTheTop.map((layer) => words[parties[layer]]),
  ]),
)

writeGenerated({
  'docs/model.md': [
    '<!-- Generated by scripts/generate-model-page.ts: do not edit. -->',
    '',
    '# The model: the responsible party for each layer',
    '',
    `${countsText()} The party is that of the default configuration; what moves the line stands below each table. \`demarc model TYPE --given Property=value\` shows one configuration, \`demarc model TYPE\` the responsibilities of each layer.`,
    '',
    'How to read it:',
    '',
    '- The table of a service is its staircase: from the top layer to the ground, the responsible party for each layer of each type. A dash: the layer does not exist for the type.',
    '- *What moves the line*: of each layer the first move that holds wins. Where what decides was not read, a scan says that the party is unknown, and between which parties.',
    '- *Sources*: the page behind the party of each layer. What a page says, in our words and with the day it was read, stands [at the end](#what-the-pages-say); a page without a day describes the layer, and was not read for its party.',
    '- Terms: *AWS* or *customer*: it alone is responsible; *shared*: each has a part; a *third party* stands with its name, also where it has a part beside AWS or the customer.',
    '',
    'What an independent review found wrong, and what became of it: [model-review.md](model-review.md).',
    '',
    ...table(
      ['source of a cell', 'cells'],
      [...kinds].sort(([, a], [, b]) => b - a).map(([kind, many]) => [kind, `${many}`]),
    ),
    ...[...services].sort((a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase())).flatMap(serviceSection),
    '# The shapes',
    '',
    'A type that no service describes in full has the parties of its shape; what differs for it stands below its name. A setting, a link and a record have the layers that they set, as the customer’s.',
    '',
    ...table(['shape', ...fromTheTop.map((layer) => layers[layer].title)], shapeRows),
    ...shapeIds.map((shape) => `- **${shape}**: ${shapes[shape].covers}`),
    '',
    '# The types by shape',
    '',
    ...[...byNamespace].flatMap(([namespace, types]) => [
      `**${namespace}**`,
      '',
      ...types.flatMap(({ type, shape, category, because, source }) => {
        const life = lifecycleOf(type)
        const end = life === undefined ? '' : ` (${lifecycleLabel(life)})`
        return [
          `- ${short(type).slice(short(type).indexOf('::') + 2)}: ${shape}, ${category}: ${because}${end} ([page](${source}))`,
          ...otherThanShape({ type, shape, category }),
          ...(movesOf(type) ?? []).map((move) => `  - ${moveText(move)}`),
        ]
      }),
      '',
    ]),
    '# What the pages say',
    '',
    'The pages that were read for the model, in our words. `npm run sources` looks whether each still holds a phrase that shows it.',
    '',
    ...[...read]
      .sort(([a], [b]) => compareText(a, b))
      .map(([url, { says, day }]) => `- <${url}> (${day}): ${[...says].join('; ')}`),
    '',
    '# Without a page of AWS',
    '',
    'The party of these layers is what the properties of the type leave. `demarc model --unsure` lists them.',
    '',
    ...table(
      ['type', 'layer', 'responsible', 'why no page says it'],
      cells
        .filter(({ exact }) => !exact)
        .map((row) => [
          row.type,
          layers[row.layer].title,
          partyText(row, words),
          unpublished(row.type, row.layer) ?? '',
        ]),
    ),
    '# Unclassified',
    '',
    ...unplacedTypes.map(({ type, because }) => `- ${type}: ${because}`),
    '',
  ].join('\n'),
})

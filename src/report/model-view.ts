import { awsEvidence, awsPart, type LayerId, layers, type SeenParty } from '../catalog/layers.ts'
import { type Lifecycle, lifecycleLabel } from '../catalog/lifecycle.ts'
import type { LayerSplit } from '../catalog/parties.ts'
import { responsibilities } from '../catalog/responsibilities.ts'
import type { Other, Subject } from '../services/subject.ts'
import { moveTo } from './model-moves.ts'
import type { Paint } from './paint.ts'
import { ON_ACCOUNT, partyText, partyWord, stepOf } from './staircase.ts'

/** One subject for people: its split from the top layer to the ground, with responsibilities, moves, and other types. */
export function modelText(subject: Subject, paint: Paint, width: number, unicode = true): string {
  const out = [
    `${paint('bold', subject.title)}  ${paint('cyan', subject.category)}`,
    ...wrap(`${subject.because}.`, width, ''),
    ...(subject.source ? [paint('dim', subject.source)] : []),
    ...(subject.shown && subject.shown !== subject.title ? [paint('dim', `shown: ${subject.shown}`)] : []),
    ...(subject.lifecycle ? lifecycleLines(subject.lifecycle, paint, width) : []),
    ...subject.notes.flatMap(({ says, source }) => [...wrap(`${says}.`, width, ''), paint('dim', source)]),
    '',
  ]
  if (!subject.layers) {
    out.push(...wrap('Unclassified: the responsible party of its layers is not known.', width, ''))
  } else {
    const step = stepOf(subject)
    for (const row of [...subject.layers].reverse()) {
      if (layers[row.layer].number === step) out.push(paint('yellow', theLine(width, unicode)))
      out.push(...layerLines(row, paint, width))
    }
    out.push('', ...wrap(`${awsEvidence.says} ${awsEvidence.source}`, width, '').map((line) => paint('dim', line)))
  }
  if (subject.moves.length > 0) {
    out.push('', paint('bold', 'The configuration moves the line'))
    for (const move of subject.moves) {
      const where = move.layers.map((id) => layers[id].title).join(', ')
      out.push(...wrap(`if ${move.says}: ${where} -> ${moveTo(move)}`, width, '  '), `    ${paint('dim', move.source)}`)
    }
  }
  if (subject.remarks.length > 0) out.push('', paint('bold', 'A third party has a part, and the line stays'))
  for (const { layers: on, thirdParty, says, source } of subject.remarks)
    out.push(
      ...wrap(`${thirdParty}, where ${says}: ${on.map((id) => layers[id].title).join(', ')}`, width, '  '),
      `    ${paint('dim', source)}`,
    )
  if (subject.others.length > 0) {
    out.push('', paint('bold', `Other types of the service (${subject.others.length})`))
    for (const other of subject.others) out.push(...wrap(otherText(other), width, '  '))
  }
  return `${out.join('\n')}\n`
}

/** The line between AWS and the customer: only AWS is responsible for the layers below it. */
const theLine = (width: number, unicode: boolean): string => {
  const text = ' the line: AWS alone is responsible below '
  return `${(unicode ? '━' : '-').repeat(4)}${text}`.padEnd(Math.min(width, 80), unicode ? '━' : '-')
}

const lifecycleLines = (life: Lifecycle, paint: Paint, width: number): readonly string[] => [
  ...wrap(`Lifecycle: ${lifecycleLabel(life)}.`, width, '').map((line) => paint('yellow', line)),
  paint('dim', life.source),
]

function layerLines(row: LayerSplit, paint: Paint, width: number): string[] {
  const { number, title, covers } = layers[row.layer]
  const word = partyText(row).padEnd(7)
  const party = row.party === 'customer' ? paint('bold', word) : paint(row.party === 'shared' ? 'cyan' : 'dim', word)
  const head = `${paint('dim', String(number).padStart(2))}  ${title.padEnd(23)} ${party}`
  const indent = ' '.repeat(6)
  const why = row.because === undefined ? [] : wrap(`Here: ${row.because}.`, width, indent)
  if (row.party === 'none') return [`${head} ${paint('dim', 'does not exist here')}`, ...why]
  if (row.party === 'aws') return [head, ...why, ...wrap(awsPart(row), width, indent).map((line) => paint('dim', line))]
  return [
    head,
    ...why,
    ...wrap(`(${covers})`, width, indent).map((line) => paint('dim', line)),
    ...(row.onAccount ? [`${indent}- ${ON_ACCOUNT}`] : []),
    ...row.responsibilities.flatMap((id) => wrap(`- ${responsibilities[id].title} [${id}]`, width, indent)),
  ]
}

/** Another type of the service: its differing parties, and the number of layers it lacks. */
const otherText = (other: Other): string => {
  if (other.category === 'unclassified') return `${other.type}: unclassified`
  // safe: the keys of `differs` are layer ids
  const differs = Object.entries(other.differs) as readonly [LayerId, SeenParty][]
  const changed = differs.flatMap(([layer, party]) =>
    party === 'none' ? [] : [`${layers[layer].title} ${partyWord[party]}`],
  )
  const without = differs.length - changed.length
  const fewer = without === 0 ? [] : [`without ${without} of the layers`]
  return `${other.type}: ${[...(changed.length === 0 ? ['the same'] : changed), ...fewer].join(', ')}`
}

/** One subject as Markdown. */
export function modelMarkdown(subject: Subject): string {
  const out = [`# ${subject.title}`, '', `*${subject.category}*: ${subject.because}. ${subject.source}`, '']
  if (subject.lifecycle)
    out.push(`Lifecycle: ${lifecycleLabel(subject.lifecycle)} ([source](${subject.lifecycle.source}))`, '')
  for (const { says, source } of subject.notes) out.push(`- ${says} ([source](${source}))`)
  if (subject.notes.length > 0) out.push('')
  if (!subject.layers) return `${out.join('\n')}\nUnclassified: the responsible party of its layers is not known.\n`
  out.push('| # | layer | responsible party | what there is to do |', '| --- | --- | --- | --- |')
  for (const row of [...subject.layers].reverse()) {
    const { number, title } = layers[row.layer]
    const asked = row.onAccount ? ON_ACCOUNT : row.responsibilities.map((id) => responsibilities[id].title).join('<br>')
    const what = row.party === 'aws' ? awsPart(row) : asked
    out.push(
      `| ${number} | ${title} | ${row.party === 'none' ? 'none' : partyText(row)} | ${what.replaceAll('|', '\\|')} |`,
    )
  }
  if (subject.moves.length > 0) out.push('', '## The configuration moves the line', '')
  for (const move of subject.moves)
    out.push(
      `- If ${move.says}: ${move.layers.map((id) => layers[id].title).join(', ')} -> ${moveTo(move)} ([source](${move.source}))`,
    )
  if (subject.remarks.length > 0) out.push('', '## A third party has a part, and the line stays', '')
  for (const { layers: on, thirdParty, says, source } of subject.remarks)
    out.push(`- ${thirdParty}, where ${says}: ${on.map((id) => layers[id].title).join(', ')} ([source](${source}))`)
  if (subject.others.length > 0)
    out.push('', '## Other types', '', ...subject.others.map((other) => `- ${otherText(other)}`))
  return `${out.join('\n')}\n`
}

/** One subject as plain data, schema `demarc.model/1`. */
export function modelJson(subject: Subject): unknown {
  const { kind, name, title, category, because, source, shown = null } = subject
  return {
    kind,
    name,
    title,
    category,
    because,
    source,
    shown,
    lifecycle: subject.lifecycle ?? null,
    notes: subject.notes,
    layers:
      subject.layers?.map((row) => ({
        layer: row.layer,
        number: layers[row.layer].number,
        title: layers[row.layer].title,
        covers: layers[row.layer].covers,
        party: row.party,
        ...(row.between === undefined ? {} : { between: row.between }),
        ...(row.thirdParty === undefined ? {} : { thirdParty: row.thirdParty }),
        source: row.source,
        ...(row.because === undefined ? {} : { because: row.because }),
        ...(row.onAccount ? { onAccount: true } : {}),
        responsibilities: row.responsibilities.map((id) => ({ responsibility: id, ...responsibilities[id] })),
        aws:
          row.party === 'aws' || row.party === 'shared' ? { does: awsPart(row), evidence: awsEvidence.source } : null,
      })) ?? null,
    moves: subject.moves.map(({ layers: moved, to, thirdParty, says, source: page }) => ({
      layers: moved,
      to,
      ...(thirdParty === undefined ? {} : { thirdParty }),
      when: says,
      source: page,
    })),
    remarks: subject.remarks.map(({ layers: on, thirdParty, says, source: page }) => ({
      layers: on,
      thirdParty,
      when: says,
      source: page,
    })),
    types: subject.others,
  }
}

/** Wraps text to a width and indents each line, the second and later ones a little more. */
function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  let hanging = indent
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      hanging = `${indent}  `
      line = `${hanging}${word}`
    } else line = line.trim() === '' ? `${line === '' ? indent : line}${word}` : `${line} ${word}`
  }
  return [...lines, line]
}

/** Writes the computed parts of README.md, between their markers. `--check` fails on drift. */
import { readFileSync } from 'node:fs'
import { countsText } from '../src/report/model-all.ts'
import { controls } from '../src/services/controls.gen.ts'
import { writeGenerated } from './generated.ts'

const parts: Readonly<Record<string, string>> = {
  counts: `${countsText()} ${controls.length} controls.`,
}

const filled = Object.entries(parts).reduce(
  (text, [name, content]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`README.md has no ${start} ... ${end}`)
    return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`
  },
  readFileSync('README.md', 'utf8'),
)

writeGenerated({ 'README.md': filled })

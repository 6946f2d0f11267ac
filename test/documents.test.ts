import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { parseLesson } from '../src/app/learn/read-lesson.ts'
import { parseConfig } from '../src/ledger/config/parse.ts'
import { blocksOf, documents } from './documents.ts'

const pages = [...documents, 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/errors.md']

/** A page without its blocks of code. */
const prose = (page: string): string => readFileSync(page, 'utf8').replaceAll(/^```.*?^```$/gms, '')

/** The names by which GitHub links the headings of a page. */
const anchorsOf = (page: string): readonly string[] =>
  [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

interface Link {
  readonly file: string
  readonly anchor: string | undefined
}

/** The links of a page to other pages, and to its own headings. */
const linksOf = (page: string): readonly Link[] =>
  [...prose(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(([, file = '', anchor]) => ({
    file: file === '' ? page : normalize(join(dirname(page), file)),
    anchor,
  }))

test.each(pages)('%s links to pages and headings that exist', (page) => {
  const broken = linksOf(page).filter(
    ({ file, anchor }) => !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor)),
  )
  expect(broken).toEqual([])
})

test('the README leads to every page of docs', () => {
  const reached = new Set(['README.md'])
  for (const page of reached)
    for (const { file } of linksOf(page)) if (file.endsWith('.md') && existsSync(file)) reached.add(file)
  expect(documents.filter((page) => !reached.has(page))).toEqual([])
})

test('every block of shell that no test runs says why', () => {
  const reasons = documents.flatMap((page) => blocksOf(page).map(({ notRun }) => notRun))
  expect(reasons.filter((reason) => reason !== undefined && reason.split(' ').length < 3)).toEqual([])
})

test('every demarc.yaml and every lesson that a page shows is one', () => {
  // the others are files of pipelines
  const ours = /demarc\.lesson\/|^(attestations|exceptions|parameters):/m
  const shown = documents.flatMap((page) =>
    blocksOf(page).filter(({ language, text }) => language === 'yaml' && ours.test(text)),
  )
  expect(shown.length).toBeGreaterThan(2)
  for (const { text } of shown)
    expect(
      text.includes('demarc.lesson/') ? parseLesson(text, 'a.yaml') : parseConfig(text, 'demarc.yaml'),
    ).toBeDefined()
})

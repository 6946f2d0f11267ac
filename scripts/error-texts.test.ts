import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorTexts } from './error-texts.ts'

const codes = Object.keys(errorTexts)

// the type check finds an unknown code, and a code without a text
test('every code of the page is one that the program throws', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(\.test|error-codes)\.ts$/.test(file))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n')
  expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
})

test('each code stands on the page, in order, with what to do in a second sentence', () => {
  expect(codes).toEqual(codes.toSorted())
  expect(Object.values(errorTexts).filter((text) => !/^[^.]+[.:].* .*\.$/.test(text))).toEqual([])
  const page = readFileSync('docs/errors.md', 'utf8')
  expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseLesson } from './read-lesson.ts'

const textOf = (name: string): string => readFileSync(new URL(`./lessons/${name}.yaml`, import.meta.url), 'utf8')

/** The message of the error that a lesson file gives. */
function faultOf(text: string): string {
  try {
    parseLesson(text, 'my.yaml')
  } catch (error) {
    expect(error).toMatchObject({ code: 'LESSON_INVALID', exitCode: 2 })
    return String((error as Error).message)
  }
  return ''
}

/** One of our lessons with something else in its place. */
const changed = (name: string, from: string | RegExp, to: string): string => {
  const text = textOf(name)
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  return faultOf(other)
}

test.each(['line', 'root-user', 'workloads', 'network', 'data-protection'])('%s.yaml is read', (name) => {
  expect(parseLesson(textOf(name), name).id).toBe(name)
})

test('a lesson may be JSON', () => {
  const lesson = {
    schema: 'demarc.lesson/1',
    id: 'mine',
    title: 'Mine',
    kind: 'rehearsal',
    minutes: '5',
    about: ['A text.'],
  }
  expect(parseLesson(JSON.stringify(lesson), 'mine.json')).toMatchObject({ id: 'mine', minutes: 5 })
})

test.each([
  ['no YAML', 'title: [', /^my\.yaml:1:\d+: /],
  ['an empty file', '', /^my\.yaml:1:1: "?kind"? (?:is missing|must be)|^my\.yaml:1:1: the file must be/],
])('%s', (_, text, says) => {
  expect(faultOf(text)).toMatch(says)
})

test.each([
  ['an unknown key', 'line', 'pass: 10', 'past: 10', 'my.yaml:10:1: unknown key "past"'],
  [
    'a title without an end',
    'network',
    'title: Network',
    `title: ${'n'.repeat(41)}`,
    '"title" must have 40 characters at most',
  ],
  ['a missing key', 'line', 'pass: 10\n', '', 'my.yaml:1:1: "pass" is missing'],
  ['a number that is none', 'line', 'minutes: 10', 'minutes: ten', 'my.yaml:5:10: "minutes" must be a whole number'],
  ['an id with a path in it', 'network', 'id: network', 'id: ../network', 'my.yaml:2:5: "id" must be small letters'],
  [
    'a misspelt type',
    'line',
    'AWS::EC2::Instance',
    'AWS::EC2::Instanze',
    '"AWS::EC2::Instanze"; did you mean AWS::EC2::Instance',
  ],
  ['a layer that there is not', 'line', 'facilities', 'basement', '"layers" must be the id of a layer'],
  [
    'a layer that the type has not',
    'line',
    '[virtualization, server-side',
    '[platform, server-side',
    'AWS::EC2::Volume has no such layer: Platform',
  ],
  [
    'more questions than the pool has',
    'line',
    'container: 3',
    'container: 30',
    '30 questions are drawn from "container", and the pool has',
  ],
  ['more right answers than questions', 'line', 'pass: 10', 'pass: 14', '"pass" is 14, and 13 questions are asked'],
  ['a control that there is not', 'network', 'EC2.53', 'EC2.5399', 'there is no control "EC2.5399"'],
  [
    'a responsibility that there is not',
    'network',
    'responsibility: access-logs',
    'responsibility: acess-logs',
    'did you mean access-logs?',
  ],
  [
    'two of them',
    'network',
    'control: EC2.2\n',
    'control: EC2.2\n    responsibility: firewall-rules\n',
    'a control or a responsibility, and one of them only',
  ],
  ['the same goal twice', 'network', 'id: https-only', 'id: ssh-closed', 'the id "ssh-closed" is there twice'],
  [
    'a call that is none',
    'network',
    'elbv2:ModifyListener',
    'elbv3:ModifyListener',
    '"elbv3:ModifyListener" is not a call',
  ],
  ['an input that is not JSON', 'data-protection', 'input: "{}"', 'input: "{"', '"input" must be an object of JSON'],
  [
    'two hints',
    'data-protection',
    '      - |-\n        $ aws ec2 enable-ebs-encryption-by-default\n',
    '',
    '"hints" must be three texts',
  ],
])('%s is refused with its line', (_, name, from, to, says) => {
  const fault = changed(name, from, to)
  expect(fault).toMatch(/^my\.yaml:\d+:\d+: /)
  expect(fault).toContain(says)
})

test('a text of a lesson moves no cursor and adds no line', () => {
  const text = textOf('root-user').replace('title: The root user', 'title: "The\\u001b[2Jroot\\nuser\\u202e"')
  const { title } = parseLesson(text, 'my.yaml')
  expect(title).toBe('The?[2Jroot user?')
})

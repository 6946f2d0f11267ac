import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { groupItems } from './option-groups.ts'

const headings = (command: Command): Record<string, string[]> =>
  Object.fromEntries(
    [...groupItems([...command.options], [...command.options], () => 'Options:')].map(([heading, options]) => [
      heading,
      options.map(({ long }) => long ?? ''),
    ]),
  )

function command(...flags: string[]): Command {
  const made = new Command('look')
  for (const flag of flags) made.option(flag)
  return made
}

describe('the options of a help', () => {
  it('stand in one list where there are few', () => {
    expect(headings(command('--profile <name>', '--out <file>', '--days <n>'))).toEqual({
      'Options:': ['--profile', '--out', '--days'],
    })
  })

  it('stand by subject where there are many, those of the command itself first', () => {
    const own = Array.from({ length: 10 }, (_, n) => `--own-${n}`)
    expect(headings(command('--profile <name>', '--out <file>', ...own, '--strict'))).toEqual({
      'Options:': own,
      'Output:': ['--out'],
      'In pipelines:': ['--strict'],
      'Access to AWS:': ['--profile'],
    })
  })
})

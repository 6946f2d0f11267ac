import type { Command } from 'commander'
import { suggest } from '../core/suggest.ts'

export const namesOf = ({ commands }: Command): readonly string[] => commands.map((one) => one.name())

/** Ends as Commander does for an unknown command of a group; `otherwise`: the message when no similar command exists. */
export function unknownCommand(group: Command, word: string, otherwise?: string): never {
  const near = suggest(word, namesOf(group))
  const instead = near.length > 0 ? `Did you mean ${near.join(', ')}?` : otherwise
  group.error(`error: unknown command '${word}'${instead === undefined ? '' : `\n(${instead})`}`, {
    code: 'commander.unknownCommand',
  })
}

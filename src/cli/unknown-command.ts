import type { Command } from 'commander'
import { suggest } from '../core/suggest.ts'

export const namesOf = ({ commands }: Command): readonly string[] => commands.map((one) => one.name())

/** Ends as Commander does at a word that is no command of a group; `otherwise`: what to say where nothing like it is there. */
export function unknownCommand(group: Command, word: string, otherwise?: string): never {
  const near = suggest(word, namesOf(group))
  const instead = near.length > 0 ? `Did you mean ${near.join(', ')}?` : otherwise
  group.error(`error: unknown command '${word}'${instead === undefined ? '' : `\n(${instead})`}`, {
    code: 'commander.unknownCommand',
  })
}

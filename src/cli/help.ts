import { Command } from 'commander'
import { fitHelp, helpWidthOf } from './help-text.ts'
import type { Io } from './io.ts'
import { topics } from './topics.help.ts'
import { namesOf, unknownCommand } from './unknown-command.ts'

/** `demarc help`: help for everything, a command, a command in a group (`help mfa enable`), or a topic. */
export function helpCommand(root: () => Promise<Command>, { stdout }: Pick<Io, 'stdout'>): Command {
  return new Command('help')
    .description(`show the help of a command, or of a topic: ${Object.keys(topics).join(', ')}`)
    .argument('[command...]', 'a command, or a topic')
    .action(async (words: readonly string[]) => {
      const topic = words.length === 1 && Object.hasOwn(topics, words[0] ?? '') ? topics[words[0] ?? ''] : undefined
      if (topic !== undefined) {
        stdout.write(fitHelp(typeof topic === 'string' ? topic : await topic(), helpWidthOf(stdout)))
        return
      }
      let at = await root()
      for (const word of words) {
        const next = at.commands.find((one) => one.name() === word)
        if (!next) unknownCommand(at, word, `There are ${namesOf(at).join(', ')}.`)
        at = next
      }
      at.outputHelp()
    })
}

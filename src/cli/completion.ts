import { Argument, Command } from 'commander'
import { completionHelp } from './completion.help.ts'
import { type Shell, shells } from './completion-scripts.ts'
import type { Io } from './io.ts'

/** `demarc completion`: the shell's completion script, generated from the commands themselves. */
export function completionCommand({ stdout }: Io, program: () => Promise<Command>): Command {
  return new Command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(shells))
    .addHelpText('after', completionHelp)
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion-scripts.ts')
      const { optionValues } = await import('./completion-values.ts')
      const { subjectNames } = await import('../services/subject.ts')
      const { controlIds } = await import('../app/controls.ts')
      const { ownLessonIds } = await import('../app/learn/lessons.ts')
      stdout.write(
        completionScript(
          shell,
          await program(),
          {
            model: subjectNames(),
            controls: ['list', 'search', 'explain', ...controlIds()],
            learn: ownLessonIds,
          },
          optionValues(),
        ),
      )
    })
}

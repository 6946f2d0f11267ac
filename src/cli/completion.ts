import { Argument, Command } from 'commander'
import { type Shell, shells } from './completion-scripts.ts'

/** `demarc completion`: the completion of the shell, made from the commands themselves. */
export function completionCommand(program: () => Command): Command {
  return new Command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(shells))
    .addHelpText(
      'after',
      `
Examples:
  source <(demarc completion bash)                                     now
  demarc completion bash > /etc/bash_completion.d/demarc               for good
  demarc completion zsh > "\${fpath[1]}/_demarc"
  demarc completion fish > ~/.config/fish/completions/demarc.fish`,
    )
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion-scripts.ts')
      const { subjectNames } = await import('../services/subject.ts')
      const { controlIds } = await import('../app/controls.ts')
      process.stdout.write(completionScript(shell, program(), { model: subjectNames(), controls: controlIds() }))
    })
}

import type { Command } from 'commander'
import type { CompletionEntry } from './completion-entry.ts'
import { powershell } from './completion-powershell.ts'

/** The shells with a completion script. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]

/**
 * The completion script of a shell, from the command tree. `names`: possible arguments by command; `values`: possible values by
 * option name.
 */
export function completionScript(
  shell: Shell,
  program: Command,
  names: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, readonly string[]>> = {},
): string {
  const entries = program.commands.flatMap((command) => [
    entryOf(command, names, values),
    ...command.commands.map((sub) => ({ ...entryOf(sub, names, values), name: `${command.name()} ${sub.name()}` })),
  ])
  if (shell === 'bash') return bash(entries)
  if (shell === 'powershell') return powershell(entries)
  return shell === 'zsh' ? zsh(entries) : fish(entries)
}

/** What a group offers first: its commands, and its own options or those of its default command. */
function entryOf(
  command: Command,
  names: Readonly<Record<string, readonly string[]>>,
  values: Readonly<Record<string, readonly string[]>>,
): CompletionEntry {
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? [])
  const options = command.options.length > 0 ? command.options : (command.commands[0]?.options ?? [])
  return {
    name: command.name(),
    description: command.description(),
    options: options
      .filter((option) => option.long)
      .map((option) => ({
        flag: option.long ?? '',
        description: option.description,
        takes:
          option.argChoices ??
          values[option.long ?? ''] ??
          (option.long === '--profile' ? 'profile' : undefined) ??
          (/<file(\.\.\.)?>/.test(option.flags) ? 'file' : option.required || option.optional ? [] : 'nothing'),
        again: option.variadic,
      })),
    words: [...command.commands.map((sub) => sub.name()), ...choices, ...(names[command.name()] ?? [])],
  }
}

/** Lists the profiles of the AWS files with the shell's own tools, since starting demarc for this would take too long. */
const PROFILES = `cat "\${AWS_CONFIG_FILE:-$HOME/.aws/config}" "\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null | sed -n -e '/^\\[sso-session /d' -e '/^\\[services /d' -e 's/^\\[profile //' -e 's/^\\[//' -e 't p' -e d -e ':p' -e 's/\\].*//p'`

const isOfGroup = ({ name }: CompletionEntry): boolean => name.includes(' ')

const q = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function bash(entries: readonly CompletionEntry[]): string {
  const cases = entries.map(
    ({ name, options, words }) =>
      `    ${q(name)}) words=${q([...options.map(({ flag }) => flag), '--help', ...words].join(' '))} ;;`,
  )
  const groups = entries.filter(isOfGroup).map(({ name }) => q(name))
  const values = entries.flatMap(({ name, options }) =>
    options.flatMap(({ flag, takes }) => {
      if (takes === 'profile')
        return [`    ${q(`${name}:${flag}`)}) COMPREPLY=( $(compgen -W "$(${PROFILES})" -- "$cur") ); return ;;`]
      if (takes === 'file') return [`    ${q(`${name}:${flag}`)}) COMPREPLY=( $(compgen -f -- "$cur") ); return ;;`]
      return takes === 'nothing' || takes.length === 0
        ? []
        : [`    ${q(`${name}:${flag}`)}) COMPREPLY=( $(compgen -W ${q(takes.join(' '))} -- "$cur") ); return ;;`]
    }),
  )
  return `# bash completion of demarc: source <(demarc completion bash)
_demarc() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=( $(compgen -W ${q([...entries.filter((one) => !isOfGroup(one)).map(({ name }) => name), '--version', '--help'].join(' '))} -- "$cur") )
    return
  fi
${
  groups.length === 0
    ? ''
    : `  case "$command \${COMP_WORDS[2]}" in
    ${groups.join('|')}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}" ;;
  esac
`
}  case "$command:$prev" in
${values.join('\n')}
  esac
  case "$command" in
${cases.join('\n')}
    *) words= ;;
  esac
  COMPREPLY=( $(compgen -W "$words" -- "$cur") )
}
complete -F _demarc demarc
`
}

function zsh(entries: readonly CompletionEntry[]): string {
  const clean = (text: string): string => text.replaceAll(/[[\]:]/g, ' ')
  const cases = entries.map(({ name, options, words }) => {
    const specs = options.map(({ flag, description, takes, again }) => {
      const value =
        takes === 'nothing'
          ? ''
          : takes === 'file'
            ? ':file:_files'
            : takes === 'profile'
              ? ':profile:_demarc_profiles'
              : `:value:(${takes.join(' ')})`
      return q(`${again ? '*' : ''}${flag}[${clean(description)}]${value}`)
    })
    const rest = words.length > 0 ? [q(`*:name:(${words.map((word) => word.replaceAll(':', '\\:')).join(' ')})`)] : []
    return `    ${q(name)}) _arguments ${[...specs, ...rest].join(' ')} ;;`
  })
  const groups = entries.filter(isOfGroup).map(({ name }) => q(name))
  return `#compdef demarc
_demarc_profiles() {
  local -a profiles
  profiles=(\${(f)"$(${PROFILES})"})
  _describe profile profiles
}
_demarc() {
  local -a commands
  commands=(${entries
    .filter((one) => !isOfGroup(one))
    .map(({ name, description }) => q(`${name}:${clean(description)}`))
    .join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
${
  groups.length === 0
    ? ''
    : `  if (( CURRENT > 2 )); then
    case "$command $words[2]" in
      ${groups.join('|')}) command="$command $words[2]"; shift words; (( CURRENT-- )) ;;
    esac
  fi
`
}  case "$command" in
${cases.join('\n')}
  esac
}
if [ "\${funcstack[1]}" = _demarc ]; then _demarc "$@"; else compdef _demarc demarc; fi
`
}

function fish(entries: readonly CompletionEntry[]): string {
  const lines = [
    '# fish completion of demarc',
    `function __demarc_profiles; sh -c ${q(PROFILES)}; end`,
    'complete -c demarc -f',
  ]
  for (const { name, description, options, words } of entries) {
    const [first = '', second] = name.split(' ')
    if (second === undefined)
      lines.push(`complete -c demarc -n __fish_use_subcommand -a ${q(name)} -d ${q(description)}`)
    const seen = [first, second].flatMap((word) => (word === undefined ? [] : `__fish_seen_subcommand_from ${word}`))
    // what a group offers by itself differs from what a command in it offers
    const inGroup = entries.flatMap((one) => (one.name.startsWith(`${name} `) ? [one.name.slice(name.length + 1)] : []))
    if (inGroup.length > 0) seen.push(`not __fish_seen_subcommand_from ${inGroup.join(' ')}`)
    const here = `-n ${q(seen.join('; and '))}`
    for (const { flag, description: says, takes } of options) {
      const value =
        takes === 'nothing'
          ? ''
          : takes === 'file'
            ? ' -r -F'
            : takes === 'profile'
              ? ` -x -a ${q('(__demarc_profiles)')}`
              : takes.length > 0
                ? ` -x -a ${q(takes.join(' '))}`
                : ' -x'
      lines.push(`complete -c demarc ${here} -l ${flag.replace(/^--/, '')}${value} -d ${q(says)}`)
    }
    if (words.length > 0) lines.push(`complete -c demarc ${here} -a ${q(words.join(' '))}`)
  }
  return `${lines.join('\n')}\n`
}

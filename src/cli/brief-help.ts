import type { EventEmitter } from 'node:events'
import { type Command, Help, Option } from 'commander'
import { fitHelp } from './help-text.ts'
import { groupOf } from './option-groups.ts'

/** The most lines of a help that `-h` prints whole: those of a screen. */
const SCREEN = 44
/** The most examples of a brief help. */
const EXAMPLES = 4
/** Groups that a brief help only names, except for what most people use. */
const LEFT_OUT = ['Recordings:', 'Access to AWS:']
const USUAL = ['--profile']
/** The heading under which a brief help shows all options: headings take two lines each. */
const OPTIONS = 'Options:'
/** Single options that it only names. */
const RARE = [
  ...['--compare', '--list-type', '--no-config', '--no-progress', '--partition', '--journal'],
  // of commands for a whole organization
  ...['--for', '--except', '--at-a-time', '--organization'],
]

/** Whether `-h` was typed, which prints at most a screen; `--help` prints everything. */
export function isBriefAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).includes('-h')
}

/** The default that a description names in its end. */
const NAMED_DEFAULT = / \((default: [^()]*)\)$/

/** What follows an option: its description, and its choices and its default, unless the description names them. */
export function described({
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
  ...option
}: Option): string {
  const [ending = '', ownDefault] = NAMED_DEFAULT.exec(description) ?? []
  const named = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(description)
  const choices = argChoices?.every(named) === false ? argChoices.join(', ') : ''
  // an empty list is the default of a repeatable option, and not worth showing
  const own = defaultValueDescription ?? (Array.isArray(defaultValue) ? undefined : defaultValue)
  const isShown = (option.required || option.optional) && own !== undefined
  const standard = isShown && !named('default') ? `default: ${own}` : ownDefault
  const extra = [choices.includes(',') ? `one of: ${choices}` : choices, standard ?? ''].filter((one) => one !== '')
  const text = description.slice(0, description.length - ending.length)
  return extra.length > 0 ? `${text} (${extra.join('; ')})` : text
}

/** Makes a command print a help of a screen's length where its whole help is longer: options in a line, and a few examples. */
export function shortenHelp(command: Command, columns: () => number): void {
  // safe: a Command is an emitter, which its types do not say
  const emitter = command as unknown as EventEmitter
  const enders = emitter.listeners('afterHelp')
  let ending: string | undefined
  command.configureHelp({
    ...command.configureHelp(),
    formatHelp: (cmd, helper) => {
      const whole = Help.prototype.formatHelp.call(helper, cmd, helper)
      const after = textOf(enders, command)
      ending = undefined
      if (fitHelp(`${whole}${after}`, columns()).split('\n').length <= SCREEN) return whole
      ending = endingOf(command, after)
      const brief: Help = Object.assign(Object.create(helper), {
        visibleOptions: (one: Command) => helper.visibleOptions(one).filter(isUsual),
        optionDescription: firstClause,
        subcommandTerm: (one: Command) => one.name(),
        subcommandDescription: (one: Command) => firstClause({ description: one.description() }),
        groupItems: <T extends Command | Option>(all: T[], visible: T[], headingOf: (item: T) => string) =>
          visible.every((one) => one instanceof Option)
            ? new Map([[OPTIONS, visible]])
            : helper.groupItems(all, visible, headingOf),
      })
      return Help.prototype.formatHelp.call(brief, cmd, brief)
    },
  })
  emitter.removeAllListeners('afterHelp')
  emitter.on('afterHelp', (context: { readonly write: (text: string) => void }) => {
    context.write(ending ?? textOf(enders, command))
  })
}

/** What the listeners of a command write behind its options. */
function textOf(enders: readonly unknown[], command: Command): string {
  let text = ''
  const write = (part: string): void => {
    text += part
  }
  for (const one of enders) if (typeof one === 'function') one({ error: false, command, write })
  return text
}

const isUsual = (option: Option): boolean =>
  USUAL.includes(option.long ?? '') || !(LEFT_OUT.includes(groupOf(option) ?? '') || RARE.includes(option.long ?? ''))

/** The description as far as its first semicolon or parenthesis, or its second colon. */
function firstClause({ description }: Pick<Option, 'description'>): string {
  const [clause = ''] = description.split(/; | \(/, 1)
  return clause.split(': ').slice(0, 2).join(': ')
}

function endingOf(command: Command, after: string): string {
  const lines = after.split('\n')
  const examples = lines.slice(lines.indexOf('Examples:') + 1).filter((line) => line.startsWith('  '))
  const others = command.options.filter((option) => !option.hidden && !isUsual(option)).map(({ long }) => long)
  const name = nameOf(command)
  return [
    '',
    'Examples:',
    ...examples.slice(0, EXAMPLES),
    '',
    ...(others.length > 0 ? [`More options: ${others.join(' ')}.`, ''] : []),
    `All options, explained, with more examples: ${name} --help`,
    '',
  ].join('\n')
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()

import { type HolderFacts, lacksOf, type MfaInventory } from '../../mfa/aws/holders.ts'
import type { Style } from '../paint.ts'
import { fittingEntries, LINES, nextLine } from '../terminal/fitted.ts'
import { cut, type Look, wrapped } from '../terminal/look.ts'
import { count } from '../views/words.ts'
import { deviceText, lackWords, noDevice } from './list-words.ts'

export interface MfaListView extends MfaInventory {
  readonly account: string
  readonly partition: string
  readonly at: string
}

/** The most commands to show. */
const NAMED = 5

/** All users and the root user with their devices. */
export function listTable(list: MfaListView, look: Look, practice = ''): string {
  const { holders, unassigned, unseen } = list
  const column = new Column(holders, look)
  return `${[
    ...title(list, look),
    ...holders.flatMap((holder) => column.lines(holder)),
    ...freeLines(unassigned, look, practice),
    ...(unseen.length > 0 ? ['', look.paint('yellow', 'Not seen:')] : []),
    ...unseen.flatMap(({ call, why, hides }) => wrapped(`${call} (${why}): it hides ${hides}`, look, '  ', 4)),
    '',
    ...wrapped(verdict(list), look, '', 0),
    ...enableLines(lacking(list), practice),
  ].join('\n')}\n`
}

/** The same on one screen: users without MFA first, as many as fit. */
export function listScreen(list: MfaListView, look: Look, practice = ''): string {
  const { holders, unassigned, unseen } = list
  const without = lacking(list)
  const bottom = [
    ...(unassigned?.length
      ? ['', cut(`${count(unassigned.length, 'virtual device')} without a user (--details)`, look.width, look)]
      : []),
    ...(unseen.length > 0
      ? [
          '',
          ...wrapped(`Not read (--details): ${unseen.map(({ call }) => call).join(', ')}`, look, '', 2).map((line) =>
            look.paint('yellow', line),
          ),
        ]
      : []),
    ...(without.length > 0 ? ['', look.paint('bold', 'To do')] : []),
    ...enableLines(without, practice),
    '',
    ...nextLine(['demarc root', 'or add --details, --out mfa.csv'], look, practice),
    ...wrapped(verdict(list), look, '', 0).map((line) => look.paint('bold', line)),
  ]
  const column = new Column(holders, look)
  const sorted = [...holders].sort((a, b) => rank(a) - rank(b))
  const top = title(list, look)
  const room = LINES - top.length - bottom.length - 1
  const { lines, left } = fittingEntries(
    sorted.map((one) => column.lines(one)),
    room,
  )
  return [
    ...top,
    ...lines,
    ...(left > 0 ? [look.paint('dim', `and ${count(left, 'user')} more (--details)`)] : []),
    ...bottom,
    '',
  ].join('\n')
}

const title = ({ account }: MfaListView, { paint }: Look): readonly string[] => [
  paint('bold', `MFA of account ${account}`),
  '',
]

const lacking = ({ holders }: MfaListView): readonly HolderFacts[] => holders.filter((one) => lacksOf(one).length > 0)

/** Without MFA first, then unknown, then the rest; within each, the root user first. */
const rank = (holder: HolderFacts): number =>
  (lacksOf(holder).length > 0 ? 0 : holder.mfa === null ? 2 : 4) + (holder.is === 'root' ? 0 : 1)

const freeLines = (unassigned: MfaListView['unassigned'], look: Look, practice: string): readonly string[] =>
  unassigned?.length
    ? [
        '',
        ...wrapped(
          `Virtual devices without a user (demarc mfa disable --serial NAME${behind(practice)} deletes one):`,
          look,
          '',
          0,
        ),
        ...unassigned.flatMap((serial) => wrapped(serial, look, '  ', 2)),
      ]
    : []

function verdict(list: MfaListView): string {
  const n = lacking(list).length
  if (n > 0) return `${count(n, 'identity', 'identities')} of ${list.holders.length} without MFA that should have it.`
  return list.holders.some(({ mfa }) => mfa === null) || list.unseen.length > 0
    ? 'No principal was seen without MFA, but not everything could be read.'
    : 'All users with a console password or an access key have MFA.'
}

const behind = (practice: string): string => (practice === '' ? '' : ` ${practice}`)

/** The commands to run for users without MFA, by name. */
const enableLines = (without: readonly HolderFacts[], practice: string): readonly string[] => [
  ...without
    .slice(0, NAMED)
    .map(({ is, name }) => `  demarc mfa enable ${is === 'root' ? '--root' : `--user ${name}`}${behind(practice)}`),
  ...(without.length > NAMED ? [`  and ${without.length - NAMED} more`] : []),
]

/** The column of names, with the text next to it. */
class Column {
  readonly #width: number
  readonly #look: Look
  /** When an ARN does not fit next to the names, it goes below them. */
  readonly #beside: boolean
  readonly #indent: number

  constructor(holders: readonly HolderFacts[], look: Look) {
    this.#width = Math.min(40, Math.max(...holders.map(({ name }) => name.length), 'the root user'.length) + 2)
    this.#look = look
    this.#beside = look.width - this.#width - 3 >= 48
    this.#indent = this.#beside ? this.#width + 3 : 4
  }

  /** A user, its devices, and what it uses or lacks. */
  lines(holder: HolderFacts): readonly string[] {
    const look = this.#look
    const { is, name, devices } = holder
    const [first = noDevice(holder), ...more] = devices.map(deviceText)
    const [who = '', ...rest] = wrapped(is === 'root' ? 'the root user' : name, look, '', 2)
    const head = (text: string): string => `${signOf(holder, look)} ${is === 'root' ? look.paint('bold', text) : text}`
    const lacks = lacksOf(holder).map((lack) => lackWords[lack])
    const uses = usesOf(holder)
    return [
      ...(this.#beside && rest.length === 0 && who.length <= this.#width
        ? this.#besideName(head(who.padEnd(this.#width)), first)
        : [head(who), ...rest, ...this.#put(first)]),
      ...more.flatMap((one) => this.#put(one)),
      ...(lacks.length > 0
        ? this.#put(lacks.join('; '), 'red')
        : uses.length > 0
          ? this.#put(uses.join(', '), 'dim')
          : []),
    ]
  }

  #besideName(head: string, text: string): readonly string[] {
    const [line = '', ...below] = wrapped(text, this.#look, ' '.repeat(this.#indent), this.#indent)
    return [`${head} ${line.slice(this.#indent)}`, ...below]
  }

  #put(text: string, style?: Style): readonly string[] {
    const indent = this.#indent
    const painted = (line: string): string =>
      style ? `${' '.repeat(indent)}${this.#look.paint(style, line.slice(indent))}` : line
    return wrapped(text, this.#look, ' '.repeat(indent), indent).map(painted)
  }
}

function signOf(holder: HolderFacts, { paint, unicode }: Look): string {
  if (lacksOf(holder).length > 0) return paint('red', unicode ? '✗' : 'x')
  if (holder.mfa === null) return paint('yellow', '?')
  return holder.mfa ? paint('green', unicode ? '✓' : '+') : paint('dim', '-')
}

const usesOf = ({ is, consolePassword, activeKeys }: HolderFacts): readonly string[] =>
  [
    consolePassword === null ? 'password not seen' : consolePassword ? 'password' : is === 'root' ? 'no password' : '',
    activeKeys === null ? 'keys not seen' : activeKeys > 0 ? count(activeKeys, 'active key') : '',
  ].filter((part) => part !== '')

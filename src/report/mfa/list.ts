import type { MfaDevice } from '../../core/mfa-device.ts'
import { visibleJson } from '../../core/visible.ts'
import { type HolderFacts, type Inventory, type Lack, lacksOf } from '../../mfa/aws/holders.ts'
import { csvRow } from '../formats/csv.ts'
import { code, ours, plain, tableRow } from '../formats/markdown-text.ts'
import type { Style } from '../paint.ts'
import { type Look, wrapped } from '../terminal/look.ts'
import { count } from '../views/words.ts'
import { familyNames } from './families.ts'
import type { ListFormat } from './formats.ts'

export interface Listed extends Inventory {
  readonly account: string
  readonly at: string
}

const lacks: Readonly<Record<Lack, string>> = {
  'root-without-mfa': 'the root user has no MFA',
  'console-password-without-mfa': 'a console password without MFA',
  'keys-without-mfa': 'access keys without MFA',
}

export function listText(list: Listed, format: ListFormat, look: Look): string {
  switch (format) {
    case 'json':
      return json(list)
    case 'csv':
      return csv(list)
    case 'markdown':
      return markdown(list)
    case 'table':
      return table(list, look)
  }
}

function json({ account, at, holders, unassigned, unseen }: Listed): string {
  const shown = {
    schema: 'demarc.mfa/1',
    account,
    at,
    holders: holders.map((holder) => ({
      ...holder,
      devices: holder.devices.map(({ family, serial, enabledAt }) => ({ family, serial, enabledAt })),
      lacks: lacksOf(holder),
    })),
    unassigned,
    unseen,
  }
  return `${visibleJson(shown, 2)}\n`
}

/** Yes, no, or not seen: never "no" for what was refused. */
const answer = (value: boolean | null): string => (value === null ? 'not seen' : value ? 'yes' : 'no')
const day = (iso: string | null): string => (iso === null || iso === '' ? '' : iso.slice(0, 10))

/** What there is to say of a holder's devices when none is listed. */
const noDevice = ({ complete, mfa, mfaAsOf }: HolderFacts): string => {
  if (complete && mfa !== true) return 'none'
  if (mfa === null) return 'not seen'
  if (mfaAsOf !== null) return `MFA was ${mfa ? 'on' : 'off'} at ${mfaAsOf}; which devices was not seen`
  return mfa ? 'MFA is on; which devices was not seen' : 'not seen'
}

/** A row for each device, and one for each holder without any. */
function csv({ account, holders, unassigned, unseen }: Listed): string {
  const head = [
    'account',
    'who',
    'family',
    'serial',
    'since',
    'mfa',
    'console password',
    'active keys',
    'lacks',
    'unseen',
  ]
  const rows = holders.flatMap((holder) => {
    const { name, mfa, consolePassword, activeKeys, devices } = holder
    const facts = [
      answer(mfa),
      answer(consolePassword),
      activeKeys === null ? 'not seen' : String(activeKeys),
      lacksOf(holder).join(' '),
    ]
    const each =
      devices.length > 0 ? devices.map((one) => [one.family, one.serial ?? '', day(one.enabledAt)]) : [['', '', '']]
    return each.map((device) => [account, holderName(holder, name), ...device, ...facts, ''])
  })
  const blindSpots = unseen.map(({ call, why, hides }) => [
    account,
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    `${call} (${why}): ${hides}`,
  ])
  const free = (unassigned ?? []).map((serial) => [account, NOBODY, 'virtual', serial, '', '', '', '', '', ''])
  return [head, ...rows, ...free, ...blindSpots].map(csvRow).join('')
}

/** No user is called so: `<` is in no user's name (IAM/latest/APIReference/API_CreateUser.html). */
const NOBODY = '<nobody>'
/** So many commands are named. */
const NAMED = 5

/** What to run for those without MFA, the first of them by name. */
const enableLines = (without: readonly HolderFacts[]): readonly string[] => [
  ...without
    .slice(0, NAMED)
    .map(({ is, name }) => `  demarc mfa enable ${is === 'root' ? '--root' : `--user ${name}`}`),
  ...(without.length > NAMED ? [`  and ${without.length - NAMED} more`] : []),
]

/** A user may be called root. */
const holderName = ({ is }: HolderFacts, name: string): string => (is === 'root' ? '<root_account>' : name)

function markdown({ account, at, holders, unassigned, unseen }: Listed): string {
  const head = ['Who', 'Devices', 'Console password', 'Active keys', 'Missing']
  const rows = holders.map((holder) =>
    tableRow([
      holder.is === 'root' ? 'the root user' : code(holder.name),
      holder.devices.length === 0
        ? noDevice(holder)
        : holder.devices.map((one) => `${plain(deviceText(one))}`).join('<br>'),
      answer(holder.consolePassword),
      holder.activeKeys === null ? 'not seen' : String(holder.activeKeys),
      lacksOf(holder)
        .map((lack) => ours(lacks[lack]))
        .join(', '),
    ]),
  )
  const blindSpots = unseen.map(({ call, why, hides }) => `- ${code(call)}: ${plain(why)}. It hides ${plain(hides)}.\n`)
  return [
    `# MFA of account ${account}\n\n${at}\n\n`,
    tableRow(head),
    tableRow(head.map(() => '---')),
    ...rows,
    ...(unassigned?.length
      ? ['\n## Virtual devices without a user\n\n', ...unassigned.map((one) => `- ${code(one)}\n`)]
      : []),
    ...(blindSpots.length > 0 ? ['\n## Not seen\n\n', ...blindSpots] : []),
  ].join('')
}

const deviceText = ({ family, serial, enabledAt }: MfaDevice): string =>
  [familyNames[family], serial ?? '', enabledAt ? `since ${day(enabledAt)}` : '']
    .filter((part) => part !== '')
    .join(', ')

function table(list: Listed, look: Look): string {
  const { paint } = look
  const lines = [paint('bold', `MFA of account ${list.account}`), '']
  const width = Math.min(40, Math.max(...list.holders.map(({ name }) => name.length), 'the root user'.length) + 2)
  // where an ARN does not fit beside the names, it stands below them
  const beside = look.width - width - 3 >= 48
  const indent = beside ? width + 3 : 4
  const put = (text: string, style?: Style): void => {
    const paintedLine = (line: string): string =>
      style ? `${' '.repeat(indent)}${paint(style, line.slice(indent))}` : line
    lines.push(...wrapped(text, look, ' '.repeat(indent), indent).map(paintedLine))
  }
  for (const holder of list.holders) {
    const { is, name, devices, consolePassword, activeKeys, mfa } = holder
    const missing = lacksOf(holder)
    const mark = look.unicode ? { yes: '✓', no: '✗' } : { yes: '+', no: 'x' }
    const sign =
      missing.length > 0
        ? paint('red', mark.no)
        : mfa === null
          ? paint('yellow', '?')
          : mfa
            ? paint('green', mark.yes)
            : paint('dim', '-')
    const uses = [
      consolePassword === null
        ? 'password not seen'
        : consolePassword
          ? 'password'
          : is === 'root'
            ? 'no password'
            : '',
      activeKeys === null ? 'keys not seen' : activeKeys > 0 ? count(activeKeys, 'active key') : '',
    ].filter((part) => part !== '')
    const [first = noDevice(holder), ...more] = devices.map(deviceText)
    const [who = '', ...rest] = wrapped(is === 'root' ? 'the root user' : name, look, '', 2)
    const head = (text: string): string => `${sign} ${is === 'root' ? paint('bold', text) : text}`
    if (beside && rest.length === 0 && who.length <= width) {
      const [line = '', ...below] = wrapped(first, look, ' '.repeat(indent), indent)
      lines.push(`${head(who.padEnd(width))} ${line.slice(indent)}`, ...below)
    } else {
      lines.push(head(who), ...rest)
      put(first)
    }
    for (const one of more) put(one)
    const says = missing.map((lack) => lacks[lack])
    if (says.length > 0) put(says.join('; '), 'red')
    else if (uses.length > 0) put(uses.join(', '), 'dim')
  }
  if (list.unassigned?.length) {
    lines.push('', ...wrapped('Virtual devices without a user (demarc mfa disable --serial deletes one):', look, '', 0))
    for (const serial of list.unassigned) lines.push(...wrapped(serial, look, '  ', 2))
  }
  if (list.unseen.length > 0) {
    lines.push('', paint('yellow', 'Not seen:'))
    for (const { call, why, hides } of list.unseen)
      lines.push(...wrapped(`${call} (${why}): it hides ${hides}`, look, '  ', 4))
  }
  const without = list.holders.filter((one) => lacksOf(one).length > 0)
  const lacking = without.length
  const open = list.holders.filter(({ mfa }) => mfa === null).length
  lines.push('')
  const last =
    lacking > 0
      ? `${count(lacking, 'identity', 'identities')} without MFA that should have it:`
      : open > 0 || list.unseen.length > 0
        ? 'No principal was seen without MFA, but not everything could be read.'
        : 'All users with a console password or an access key have MFA.'
  lines.push(...wrapped(last, look, '', 0), ...enableLines(without))
  return `${lines.join('\n')}\n`
}

import { assumedOf, assumptionOf } from '../../core/assumption.ts'
import { visibleJson } from '../../core/visible.ts'
import { type HolderFacts, lacksOf } from '../../mfa/aws/holders.ts'
import { csvRow } from '../formats/csv.ts'
import { code, ours, plain, tableRow } from '../formats/markdown-text.ts'
import type { Look } from '../terminal/look.ts'
import type { ListFormat } from './formats.ts'
import { listTable, type MfaListView } from './list-table.ts'
import { day, deviceText, lackWords as lacks, noDevice } from './list-words.ts'

export function listText(list: MfaListView, format: ListFormat, look: Look, practice = ''): string {
  switch (format) {
    case 'json':
      return json(list)
    case 'csv':
      return csv(list)
    case 'markdown':
      return markdown(list)
    case 'table':
      return listTable(list, look, practice)
  }
}

function json({ account, partition, at, holders, unassigned, unseen }: MfaListView): string {
  const shown = {
    schema: 'demarc.mfa/1',
    account,
    at,
    assumed: assumptionOf(partition) ?? null,
    holders: holders.map((holder) => {
      const { mfaPossible: _, devices, ...facts } = holder
      return {
        ...facts,
        devices: devices.map(({ family, serial, enabledAt }) => ({ family, serial, enabledAt })),
        lacks: lacksOf(holder),
      }
    }),
    unassigned,
    unseen,
  }
  return `${visibleJson(shown, 2)}\n`
}

/** Yes, no, or not seen; a refused call never means "no". */
const answer = (value: boolean | null): string => (value === null ? 'not seen' : value ? 'yes' : 'no')
/** One row per device, and one per user without devices. */
function csv({ account, partition, holders, unassigned, unseen }: MfaListView): string {
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
    'assumed',
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
  const free = (unassigned ?? []).map((serial) => [account, NO_USER, 'virtual', serial, '', '', '', '', '', ''])
  const assumed = assumedOf(partition) ?? ''
  return [head, ...[...rows, ...free, ...blindSpots].map((row) => [...row, assumed])].map(csvRow).join('')
}

/** No user can have this name: `<` is not allowed in user names (IAM/latest/APIReference/API_CreateUser.html). */
const NO_USER = '<nobody>'
/** A user may be named root, so the root user gets brackets. */
const holderName = ({ is }: HolderFacts, name: string): string => (is === 'root' ? '<root_account>' : name)

function markdown({ account, at, holders, unassigned, unseen }: MfaListView): string {
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

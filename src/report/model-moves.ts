import { layers } from '../catalog/layers.ts'
import type { LayerSplit } from '../catalog/parties.ts'
import type { Move, Remark } from '../catalog/service.ts'
import type { Paint } from './paint.ts'
import { partyText } from './staircase.ts'

/** One type of a service with its moves. */
export interface TypeMoves {
  readonly type: string
  readonly moves: readonly Move[]
  /** Configurations in which a third party has a part, and the responsible party stays. */
  readonly remarks: readonly Remark[]
}

/** The party of a move; a third party by its name. */
export const moveTo = ({ to, thirdParty }: Pick<Move, 'to' | 'thirdParty'>): string =>
  to === 'none' ? 'does not exist' : partyText({ party: to, ...(thirdParty === undefined ? {} : { thirdParty }) })

/** All moves of some types, each with its page. */
export function movesText(types: readonly TypeMoves[], paint: Paint): string {
  const moving = types.filter(({ moves, remarks }) => moves.length + remarks.length > 0)
  if (moving.length === 0) return 'No configuration of these types moves the line.\n'
  return moving
    .map(({ type, moves, remarks }) =>
      [
        paint('bold', type),
        ...moves.flatMap((move) => [
          `  if ${move.says}: ${move.layers.map((id) => layers[id].title).join(', ')} -> ${moveTo(move)}`,
          paint('dim', `    ${move.source}`),
        ]),
        ...remarks.flatMap((remark) => [
          `  where ${remark.says}: ${titlesOf(remark)}: ${remark.thirdParty} has a part, and the line stays`,
          paint('dim', `    ${remark.source}`),
        ]),
        '',
      ].join('\n'),
    )
    .join('\n')
}

const titlesOf = ({ layers: moved }: Pick<Move, 'layers'>): string => moved.map((id) => layers[id].title).join(', ')

const movesRow = (type: string, one: Pick<Move, 'layers' | 'says' | 'source'>, to: string): string =>
  `| ${type} | ${one.says.replaceAll('|', '\\|')} | ${titlesOf(one)} | ${to} | ${one.source} |`

export const movesMarkdown = (types: readonly TypeMoves[]): string =>
  [
    '| type | if | layers | responsible | source |',
    '| --- | --- | --- | --- | --- |',
    ...types.flatMap(({ type, moves, remarks }) => [
      ...moves.map((move) => movesRow(type, move, moveTo(move))),
      ...remarks.map((remark) => movesRow(type, remark, `as before, and ${remark.thirdParty}`)),
    ]),
    '',
  ].join('\n')

export const movesJson = (types: readonly TypeMoves[]): unknown =>
  types.flatMap(({ type, moves, remarks }) => [
    ...moves.map(({ layers: moved, to, thirdParty = null, says, source }) => ({
      type,
      when: says,
      layers: moved,
      to,
      thirdParty,
      source,
    })),
    // the responsible party stays
    ...remarks.map(({ layers: moved, thirdParty, says, source }) => ({
      type,
      when: says,
      layers: moved,
      to: null,
      thirdParty,
      source,
    })),
  ])

/** A cell for which no AWS page says who is responsible. */
export interface UnsureCell extends LayerSplit {
  /** Why no AWS page names the party. */
  readonly unpublished: string | undefined
}

/** The unsure cells of one type. */
export interface TypeCells {
  readonly type: string
  readonly cells: readonly UnsureCell[]
}

export const unsureText = (types: readonly TypeCells[], paint: Paint): string => {
  const some = types.filter(({ cells }) => cells.length > 0)
  const many = some.reduce((sum, { cells }) => sum + cells.length, 0)
  const lines = some.flatMap(({ type, cells }) => [
    `${paint('bold', type)}: ${cells.map(({ layer }) => layers[layer].title).join(', ')}`,
    ...[...new Set(cells.map(({ unpublished }) => unpublished))].flatMap((why) =>
      why === undefined ? [] : [paint('dim', `  ${why}`)],
    ),
  ])
  const counted = many === 1 ? '1 cell' : `${many} cells of ${some.length} ${some.length === 1 ? 'type' : 'types'}`
  const has = many === 1 ? 'has' : 'have'
  return [...lines, `${counted} ${has} no page of AWS that says who is responsible.`, ''].join('\n')
}

export const unsureMarkdown = (types: readonly TypeCells[]): string => {
  const rows = types.flatMap(({ type, cells }) =>
    cells.map(
      ({ unpublished = '', ...cell }) =>
        `| ${type} | ${layers[cell.layer].title} | ${partyText(cell)} | ${unpublished.replaceAll('|', '\\|')} |`,
    ),
  )
  return ['| type | layer | responsible party | why no page says it |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  )
}

export const unsureJson = (types: readonly TypeCells[]): unknown =>
  types.flatMap(({ type, cells }) =>
    cells.map(({ layer, party, source, unpublished = null }) => ({ type, layer, party, source, because: unpublished })),
  )

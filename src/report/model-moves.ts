import { layers } from '../catalog/layers.ts'
import type { LayerSplit } from '../catalog/parties.ts'
import type { Move } from '../catalog/service.ts'
import type { Paint } from './paint.ts'
import { partyText, partyWord } from './staircase.ts'

/** One type of a service with its moves. */
export interface TypeMoves {
  readonly type: string
  readonly moves: readonly Move[]
}

/** The party of a move; a third party by its name. */
export const moveTo = ({ to, thirdParty }: Pick<Move, 'to' | 'thirdParty'>): string =>
  to === 'none' ? 'does not exist' : partyText({ party: to, ...(thirdParty === undefined ? {} : { thirdParty }) })

/** All moves of some types, each with its page. */
export function movesText(types: readonly TypeMoves[], paint: Paint): string {
  const moving = types.filter(({ moves }) => moves.length > 0)
  if (moving.length === 0) return 'No configuration of these types moves the line.\n'
  return moving
    .map(({ type, moves }) =>
      [
        paint('bold', type),
        ...moves.flatMap((move) => [
          `  if ${move.says}: ${move.layers.map((id) => layers[id].title).join(', ')} -> ${moveTo(move)}`,
          paint('dim', `    ${move.source}`),
        ]),
        '',
      ].join('\n'),
    )
    .join('\n')
}

export const movesMarkdown = (types: readonly TypeMoves[]): string =>
  [
    '| type | if | layers | responsible | source |',
    '| --- | --- | --- | --- | --- |',
    ...types.flatMap(({ type, moves }) =>
      moves.map(
        (move) =>
          `| ${type} | ${move.says.replaceAll('|', '\\|')} | ${move.layers.map((id) => layers[id].title).join(', ')} | ${moveTo(move)} | ${move.source} |`,
      ),
    ),
    '',
  ].join('\n')

export const movesJson = (types: readonly TypeMoves[]): unknown =>
  types.flatMap(({ type, moves }) =>
    moves.map(({ layers: moved, to, thirdParty = null, says, source }) => ({
      type,
      when: says,
      layers: moved,
      to,
      thirdParty,
      source,
    })),
  )

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
      ({ layer, party, unpublished = '' }) =>
        `| ${type} | ${layers[layer].title} | ${partyWord[party]} | ${unpublished.replaceAll('|', '\\|')} |`,
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

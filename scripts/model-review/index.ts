import type { Mistake } from './cases.ts'
import { ofChoices } from './choices.ts'
import { ofMoves } from './moves.ts'
import { ofPlaces } from './places.ts'

/** The cases of the review of 2026-11-29, by the kind of the mistake. */
export const reviewed: readonly Mistake[] = [...ofMoves, ...ofChoices, ...ofPlaces]

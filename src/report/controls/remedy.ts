import type { Control } from '../../controls/control.ts'
import type { Remedy } from '../../controls/remedy.ts'
import { remedies } from '../../services/remedies.gen.ts'

/** How to fix what a control finds unmet: its own remedy, or the one of its id among those of its service. */
export const remedyOf = ({ id, remedy }: Pick<Control, 'id' | 'remedy'>): Remedy | undefined =>
  remedy?.() ?? (Object.hasOwn(remedies, id) ? remedies[id] : undefined)

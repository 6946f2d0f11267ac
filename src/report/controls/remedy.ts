import type { Control } from '../../controls/control.ts'
import type { Remedy } from '../../controls/remedy.ts'
import { remedies } from '../../services/remedies.gen.ts'

/** How to fix a control's findings: its own remedy, or its service's remedy with its id. */
export const remedyOf = ({ id, remedy }: Pick<Control, 'id' | 'remedy'>): Remedy | undefined =>
  remedy?.() ?? (Object.hasOwn(remedies, id) ? remedies[id] : undefined)

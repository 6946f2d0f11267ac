import { guidesAD } from './guides/a-d.ts'
import { guidesDataServices } from './guides/data-services.ts'
import { guidesEH } from './guides/e-h.ts'
import { guidesIL } from './guides/i-l.ts'
import { guidesMO } from './guides/m-o.ts'
import { guidesPR } from './guides/p-r.ts'
import { guidesS } from './guides/s.ts'
import { guidesTU } from './guides/t-u.ts'
import { guidesVX } from './guides/v-x.ts'
import { wellArchitected } from './guides/well-architected.ts'
import type { Source } from './sources.ts'

/** What the service guides say about layers, sorted by guide. */
export const guideStatements: readonly Source[] = [
  ...guidesAD,
  ...guidesDataServices,
  ...guidesEH,
  ...guidesIL,
  ...guidesMO,
  ...guidesPR,
  ...guidesS,
  ...guidesTU,
  ...guidesVX,
  ...wellArchitected,
]

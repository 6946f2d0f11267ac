import { cloudtrailControls } from './cloudtrail.ts'
import type { Control } from './control.ts'

/** Every control of the project. One line a service. */
export const controls: readonly Control[] = [...cloudtrailControls]

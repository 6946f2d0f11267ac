import { cloudtrailControls } from './cloudtrail.ts'
import type { Control } from './control.ts'
import { kmsControls } from './kms.ts'
import { s3Controls } from './s3.ts'
import { s3AccessControls } from './s3-access.ts'

/** Every control of the project. One line a service. */
export const controls: readonly Control[] = [...cloudtrailControls, ...kmsControls, ...s3Controls, ...s3AccessControls]

import { efsRemedies } from './efs.ts'
import { lambdaRemedies } from './lambda.ts'
import type { Remedies } from './remedy.ts'
import { ssmRemedies } from './ssm.ts'

/** Every remedy, by the id of its control. One line a file. */
// biome-ignore format: one line each, so that two additions do not meet
export const remedies: Remedies = {
  ...efsRemedies,
  ...lambdaRemedies,
  ...ssmRemedies,
}

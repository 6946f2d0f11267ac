/** A step in the console of the practice account that listens at `endpoint`: the command instead of a link to AWS's console. */
export const practiceStep = (step: string, endpoint: string): string =>
  `demarc practice console-step ${step} --endpoint ${endpoint}`

/** A console step for the practice account at `endpoint`: the command to run, in place of a link to AWS's console. */
export const practiceStep = (step: string, endpoint: string): string =>
  `demarc practice console-step ${step} --endpoint ${endpoint}`

/** A command with the endpoint of the practice account, if there is one, so that a copied command never reaches a real account. */
export const onPractice = (command: string, endpoint: string | undefined): string =>
  `demarc ${command}${endpoint === undefined ? '' : ` --endpoint-url ${endpoint}`}`

/** A step in the console of the practice account that listens at `endpoint`: the command instead of a link to AWS's console. */
export const practiceStep = (step: string, endpoint: string): string =>
  `demarc practice console-step ${step} --endpoint ${endpoint}`

/** A command that asks an account, with the endpoint of the practice account where there is one: copied, it reaches no real account. */
export const onPractice = (command: string, endpoint: string | undefined): string =>
  `demarc ${command}${endpoint === undefined ? '' : ` --endpoint-url ${endpoint}`}`

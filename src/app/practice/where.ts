/** The default port of `demarc practice`, if it is free. */
export const USUAL_PORT = 4747

/** Whether commands find a practice account without its address. */
export const isAtUsualPort = ({ endpoint }: { readonly endpoint: string }): boolean =>
  new URL(endpoint).port === String(USUAL_PORT)

/** The principals as which a practice account can be called. */
export const callers = ['admin', 'auditor', 'root', 'learner'] as const
export type PracticeCaller = (typeof callers)[number]

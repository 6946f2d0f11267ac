/** The default port of `demarc practice`, if it is free. */
export const USUAL_PORT = 4747

/** The principals as which a practice account can be called. */
export const callers = ['admin', 'auditor', 'root', 'learner'] as const
export type PracticeCaller = (typeof callers)[number]

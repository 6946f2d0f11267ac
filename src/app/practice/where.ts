/** Where `demarc practice` listens, if the port is free. */
export const USUAL_PORT = 4747

/** The roles in which a practice account can be asked. */
export const callers = ['admin', 'auditor', 'root', 'learner'] as const
export type PracticeCaller = (typeof callers)[number]

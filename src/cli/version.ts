declare const DEMARC_VERSION: string | undefined

/** The version of the package, set when it is built; from the sources it is not known. */
export const version: string = typeof DEMARC_VERSION === 'string' ? DEMARC_VERSION : '0.0.0-source'

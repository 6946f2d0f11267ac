declare const DEMARC_VERSION: string | undefined

/** The package's version, set by the build; unknown when run from source. */
export const version: string = typeof DEMARC_VERSION === 'string' ? DEMARC_VERSION : '0.0.0-source'

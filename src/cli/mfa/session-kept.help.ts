/** What `demarc mfa session list --help` says behind the options. */
export const sessionListHelp = `
Shows no secret. AWS itself lists no sessions: one that was opened elsewhere is not here.

Exit codes: 0; 2 bad usage.

Examples:
  demarc mfa session list
  demarc mfa session list --format json`

/** What `demarc mfa session clear --help` says behind the options. */
export const clearHelp = `
AWS takes the sessions until they end, also copies in the environment of a shell, or in another program. To end those of
a role at once, revoke them in IAM ("Revoke sessions" of the role).

Exit codes: 0; 2 bad usage, or the system refused.

Examples:
  demarc mfa session clear`

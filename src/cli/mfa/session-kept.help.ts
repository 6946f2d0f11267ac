/** What `demarc mfa session list --help` says behind the options. */
export const sessionListHelp = `
Shows no secret. AWS has no list of sessions: a session that was opened on another machine is not shown.

Exit codes: 0; 2 bad usage.

Examples:
  demarc mfa session list
  demarc mfa session list --format json`

/** What `demarc mfa session clear --help` says behind the options. */
export const clearHelp = `
Copies of the sessions, in a shell's environment or another program, stay valid at AWS until they expire. To end a role's sessions at
once, revoke them in IAM ("Revoke sessions" of the role).

Exit codes: 0; 2 bad usage, or the system refused.

Examples:
  demarc mfa session clear`

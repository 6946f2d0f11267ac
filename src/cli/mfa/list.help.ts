/** What `demarc mfa list --help` says behind the options. */
export const listHelp = `
Needs iam:ListUsers, ListMFADevices, ListVirtualMFADevices, GetAccountSummary, GenerateCredentialReport and
GetCredentialReport. A refused call is named, and never counts as "no MFA". Virtual devices without a user are listed apart; a run that was stopped may have
left them.

Exit codes: 0 the devices were listed; 1 with --fail-on-missing, MFA is missing; 2 bad usage or no credentials; 3 with --strict,
something could not be read (1 comes before 3).

Examples:
  demarc mfa list
  demarc mfa list --profile audit --format csv > mfa.csv
  demarc mfa list --out mfa.json mfa.md
  demarc mfa list --fail-on-missing --strict`

/** What `demarc root guide --help` says behind the options. */
export const guideHelp = `
The steps come from the audit (demarc root). The audit runs again after each step: a step is done only when AWS shows it. In a terminal
the guide leads through the steps; in a pipe, with --list or with --format json, it prints them. It changes nothing in the account.

Exit codes: 0 nothing is left to do; 1 something is; 2 bad usage or no credentials; 3 with --strict, something could not be
read (1 comes before 3); 130 after Ctrl-C.

Examples:
  demarc root guide
  demarc root guide --practice --list
  demarc root guide --profile audit --format json | jq '.steps[] | select(.state == "to-do")'`

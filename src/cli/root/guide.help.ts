/** What `demarc root guide --help` says behind the options. */
export const guideHelp = `
The steps come from the audit (demarc root), and after each one the audit is asked again: a step is done only when AWS shows it. In
a terminal one goes through what is to do; in a pipe, with --list or with --format json the steps are shown. It writes nothing.

Exit codes: 0 nothing is left to do; 1 something is; 2 bad usage or no credentials; 3 with --strict, something could not be
seen (1 comes before 3); 130 after Ctrl-C.

Examples:
  demarc root guide
  demarc root guide --practice --list
  demarc root guide --profile audit --format json | jq '.steps[] | select(.state == "to-do")'`

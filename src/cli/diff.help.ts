/** What `demarc diff --help` says behind the options. */
export const diffHelp = `
A finding is one control on one resource. --fail-on counts new findings: unmet in the second run and not in the first (also where
it was unknown), and every finding of a resource that is new. On a resource that both runs have, it does not count a control that the first run did not evaluate. What could not be read in the
second run counts as neither fixed nor gone. A recording is evaluated again, by this version of Demarc and by --config: two recordings
show changes of the account, not of the tool.

Only recordings have signatures, and only demarc scan --replay --verify-key checks them; diff and --baseline do not. If others could
have changed a recording, verify it first, and compare the run that the replay writes:
  demarc scan --replay monday.rec.gz --verify-key key.pub --out monday.json

Exit codes: 0 compared; 1 a new finding is at or above --fail-on; 2 bad usage or bad input; 3 with --strict, something is no
longer seen (1 comes before 3).

Examples:
  demarc diff monday.json friday.json
  demarc diff monday.json friday.json --out diff.md diff.json
  demarc diff main.json branch.json --fail-on high --strict
  demarc diff monday.rec.gz friday.rec.gz
  demarc diff monday.json friday.json -f ledger-csv > layers.csv      the layers whose party or state changed
  demarc diff monday.json friday.json -f json | jq -r '.controls[] | select(.broke) | [.severity, .control, .resource] | @tsv'`

/** What `demarc diff --help` says behind the options. */
export const diffHelp = `
Broken is what is unmet now and was not before (also where it was unknown). On a resource that is new, every unmet control
counts as broken. A control that the first run did not ask, on a resource that was there, is new but did not break:
--fail-on leaves it out. What cannot be seen any more is neither fixed nor gone. A recording is judged again, by this Demarc
and by --config: two recordings show what became of the account and not of the tool.

Signatures are of recordings, and demarc scan --replay --verify-key checks them; diff and --baseline take each file as it is. Of a
recording that others could have changed, compare the run that a verified replay wrote:
  demarc scan --replay monday.rec.gz --verify-key key.pub --out monday.json

Exit codes: 0 compared; 1 a control at or above --fail-on broke; 2 bad usage or bad input; 3 with --strict, something is no
longer seen (1 comes before 3).

Examples:
  demarc diff monday.json friday.json
  demarc diff monday.json friday.json --out diff.md diff.json
  demarc diff main.json branch.json --fail-on high --strict
  demarc diff monday.rec.gz friday.rec.gz`

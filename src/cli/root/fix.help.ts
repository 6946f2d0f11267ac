/** What `demarc root fix --help` says behind the options. */
export const fixHelp = `
Without --apply it shows the plan and changes nothing. Each step is read back from AWS; after a failure it stops and says what
was done and what was not, and running it again goes on. It never removes the last way in: keys stay where no password is left.
Each step is written down before it is begun: a run that was cut off is examined by the next one, which says
what became of it. Ctrl-C ends the run after the step that is under way; a second one ends it at once.

Exit codes: 0 all is as asked; 1 a step was refused or failed; 2 bad usage or no credentials; 3 a step could not be read back, or an
earlier run's; 130 after Ctrl-C.

Examples:
  demarc root fix --delete-keys --practice                    the plan
  demarc root fix --delete-keys --delete-certificates --apply
  demarc root fix --enable-root-management --enable-root-sessions --apply --yes --account 111122223333
  demarc root fix --member 222233334444 --remove-credentials --apply
  demarc root fix --org --remove-credentials                  the plan for every member
  demarc root fix --org --remove-credentials --except 222233334444 --apply --at-a-time 8 --out done.csv
  demarc root fix --org --allow-password-recovery --for 222233334444 --apply
  demarc root fix --alarm-template root-alarm.yaml --scp deny-root.json`

/** What `demarc root fix --help` says behind the options. */
export const fixHelp = `
Without --apply it shows the plan and changes nothing. With --apply it reads back each step from AWS. After a failure it stops and says
what was done and what was not; run it again to continue. It never removes the last means of sign-in: without a password, the keys stay.
A journal notes each step before it begins; if a run was cut off, the next run asks AWS what happened to its last step. Ctrl-C ends the
run after the current step; a second Ctrl-C ends it at once.

Exit codes: 0 all is as requested; 1 a step was refused or failed; 2 bad usage or no credentials; 3 a step of this or an earlier run could
not be read back; 130 after Ctrl-C.

Examples:
  demarc root fix --delete-keys --practice                    the plan
  demarc root fix --delete-keys --delete-certificates --apply
  demarc root fix --enable-root-management --enable-root-sessions --apply --yes --account 111122223333
  demarc root fix --member 222233334444 --remove-credentials --apply
  demarc root fix --org --remove-credentials                  the plan for every member
  demarc root fix --org --remove-credentials --except 222233334444 --apply --at-a-time 8 --out done.csv
  demarc root fix --org --allow-password-recovery --for 222233334444 --apply
  demarc root fix --alarm-template root-alarm.yaml --scp deny-root.json`

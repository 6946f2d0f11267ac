/** What `demarc completion --help` says behind the options. */
export const completionHelp = `
Examples:
  source <(demarc completion bash)                                     now
  demarc completion bash > /etc/bash_completion.d/demarc               for good
  demarc completion zsh > "\${fpath[1]}/_demarc"
  demarc completion fish > ~/.config/fish/completions/demarc.fish
  demarc completion powershell | Out-String | Invoke-Expression        now; in $PROFILE for good`

import type { CompletionEntry } from './completion-entry.ts'

const q = (text: string): string => `'${text.replaceAll("'", "''")}'`
const list = (words: readonly string[]): string => `@(${words.map(q).join(', ')})`

/**
 * The completion script for PowerShell (Register-ArgumentCompleter -Native). Where nothing is offered, PowerShell completes paths
 * by itself.
 */
export function powershell(entries: readonly CompletionEntry[]): string {
  const commands = entries.map(
    ({ name, options, words }) => `    ${q(name)} = ${list([...options.map(({ flag }) => flag), '--help', ...words])}`,
  )
  const values = entries.flatMap(({ name, options }) =>
    options.flatMap(({ flag, takes }) =>
      typeof takes === 'string' || takes.length === 0 ? [] : [`    ${q(`${name}:${flag}`)} = ${list(takes)}`],
    ),
  )
  const profiles = entries.flatMap(({ name, options }) =>
    options.flatMap(({ flag, takes }) => (takes === 'profile' ? [q(`${name}:${flag}`)] : [])),
  )
  const files = entries.flatMap(({ name, options }) =>
    options.flatMap(({ flag, takes }) => (takes === 'file' ? [q(`${name}:${flag}`)] : [])),
  )
  const first = entries.filter(({ name }) => !name.includes(' ')).map(({ name }) => name)
  return `# PowerShell completion of demarc: demarc completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName demarc -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${commands.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $profiles = @(${profiles.join(', ')})
  $files = @(${files.join(', ')})
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  if ($words.Count -le 1) { $offered = ${list([...first, '--version', '--help'])} }
  else {
    $command = $words[1]
    if ($words.Count -gt 2 -and $commands.ContainsKey("$command $($words[2])")) { $command = "$command $($words[2])" }
    $key = "$command" + ':' + $words[-1]
    if ($files -contains $key) { return }
    if ($values.ContainsKey($key)) { $offered = $values[$key] }
    elseif ($profiles -contains $key) {
      $config = if ($env:AWS_CONFIG_FILE) { $env:AWS_CONFIG_FILE } else { Join-Path $HOME '.aws/config' }
      $credentials = if ($env:AWS_SHARED_CREDENTIALS_FILE) { $env:AWS_SHARED_CREDENTIALS_FILE } else { Join-Path $HOME '.aws/credentials' }
      $offered = @($config, $credentials) | Where-Object { Test-Path $_ } | ForEach-Object { Get-Content $_ } |
        ForEach-Object { if ($_ -match '^\\[(?:profile )?([^\\]]+)\\]\\s*$' -and $Matches[1] -notmatch '^(sso-session|services) ') { $Matches[1] } } |
        Sort-Object -Unique
    }
    elseif ($commands.ContainsKey($command)) { $offered = $commands[$command] }
    else { $offered = @() }
  }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`
}

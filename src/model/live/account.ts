export interface AccountOwn {
  /** The account itself: the subject of every control that says `must: 'some'`. */
  'Demarc::Account::Account': { AccountId: string; Alias: string }
}

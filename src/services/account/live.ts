export {}

declare module '../../model/live.ts' {
  interface Own {
    /** The account itself: the subject of every control with `must: 'some'`. */
    'Demarc::Account::Account': {
      AccountId: string
      Alias: string
      /** That an alternate contact for security is set: its title, never its name or number. */
      SecurityContact: string
      /** The same of the alternate contact for operations. */
      OperationsContact: string
      /** The same of the alternate contact for billing. */
      BillingContact: string
      /** The organization that it belongs to; null without one. */
      OrganizationId: string
      /** The AI services opt-out policy that holds for it (JSON), from all levels of its organization; null: none does. */
      AiOptOutPolicy: string
    }
  }
}

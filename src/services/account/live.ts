export {}

declare module '../../model/live.ts' {
  interface Own {
    /** The account itself: the subject of every control with `must: 'some'`. */
    'Demarc::Account::Account': {
      AccountId: string
      Alias: string
      /** The title of the alternate contact for security, as the sign that one is set; never its name or number. */
      SecurityContact: string
      /** The title of the alternate contact for operations. */
      OperationsContact: string
      /** The title of the alternate contact for billing. */
      BillingContact: string
      /** The organization that the account belongs to; null without one. */
      OrganizationId: string
      /**
       * The effective AI services opt-out policy (JSON), merged from all levels of the organization; null without one.
       */
      AiOptOutPolicy: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface Own {
    /** No resource: the type under which blind spots of an inventory are listed. */
    'Demarc::Account::Inventory': Record<never, never>
  }
}

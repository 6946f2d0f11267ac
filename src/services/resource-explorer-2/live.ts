export {}

declare module '../../model/live.ts' {
  interface Own {
    /** Not a resource: the type under which blind spots of the inventory are listed. */
    'Demarc::Account::Inventory': Record<never, never>
  }
}

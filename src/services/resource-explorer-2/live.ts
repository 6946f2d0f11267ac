export {}

declare module '../../model/live.ts' {
  interface Own {
    /** No resource: what the blind spots of an inventory are told under. */
    'Demarc::Account::Inventory': Record<never, never>
  }
}

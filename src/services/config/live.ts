export {}

declare module '../../model/live.ts' {
  interface Own {
    /** AWS Config in a Region; a Region without a recorder is listed too. */
    'Demarc::Config::Region': {
      /** The names of its customer managed recorders; AWS allows one. */
      Recorders: readonly string[]
    }
  }

  interface State {
    'AWS::Config::ConfigurationRecorder': {
      Recording: boolean
      /** The service principal of a service-linked recorder; null for a customer managed one. */
      ServicePrincipal: string
      /** The status of the last recording: PENDING, SUCCESS or FAILURE. */
      LastStatus: string
    }
    'AWS::Config::DeliveryChannel': {
      /** The status of the last delivery of configuration history: SUCCESS, FAILURE or NOT_APPLICABLE. */
      HistoryStatus: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface Own {
    /** AWS Config in a Region: listed also without a recorder. */
    'Demarc::Config::Region': {
      /** The names of its customer managed recorders; AWS lets a customer have one. */
      Recorders: readonly string[]
    }
  }

  interface State {
    'AWS::Config::ConfigurationRecorder': {
      Recording: boolean
      /** The service whose recorder it is (a service-linked recorder); null for a customer managed one. */
      ServicePrincipal: string
      /** PENDING, SUCCESS or FAILURE: the status of the last recording. */
      LastStatus: string
    }
    'AWS::Config::DeliveryChannel': {
      /** SUCCESS, FAILURE or NOT_APPLICABLE: of the last delivery of the configuration history. */
      HistoryStatus: string
    }
  }
}

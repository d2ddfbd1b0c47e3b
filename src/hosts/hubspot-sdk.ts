/** What of a `CallingExtensions` (`@hubspot/calling-extensions-sdk` 0.9) it takes. */
export interface HubSpotExtensions {
  initialized(payload: object): void;
  userLoggedIn(): void;
  userLoggedOut(): void;
  userAvailable(): void;
  userUnavailable(): void;
  incomingCall(call: object): void;
  outgoingCall(call: object): void;
  callAnswered(call: object): void;
  callTransferred(call: object): void;
  callEnded(call: object): void;
  callCompleted(call: object): void;
  navigateToRecord(record: object): void;
}

/** The class itself: it is made with what it shall call. */
export type HubSpotCalling = new (options: never) => HubSpotExtensions;

/** Something the person asked for, told before it is done; `preventDefault()` keeps it from being done. */
export class IntentEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Something that happened. */
export class FactEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

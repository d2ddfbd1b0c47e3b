import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'cordboard/define/desk.js';
import 'cordboard/define/dialer.js';

@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <!-- wrong: the event of another kind -->
    <cord-dialer (cord-dial)="moved($event)" />
    <!-- wrong: a field that this event has not -->
    <cord-dialer (cord-dial)="say($event.callId)" />
    <!-- wrong: a value that there is not -->
    <cord-desk #desk (cord-line-changed)="desk.closing = 'kept'" />
  `,
})
export class Wrong {
  moved({ clientX }: MouseEvent): void {
    this.say(String(clientX));
  }

  say(words: string): void {
    console.log(words);
  }
}

import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { CordCallAnsweredEvent, CordDialEvent, Desk } from 'cordboard';
import 'cordboard/define/calls.js';
import 'cordboard/define/desk.js';
import 'cordboard/define/dialer.js';
import { createSim } from 'cordboard/sim.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <cord-desk [desk]="desk()" closing="end" display-name="Desk one" no-tabs (cord-call-answered)="answered($event)" (cord-call-ended)="say('over')" />
    <cord-dialer class="dialer" region="DE" [contacts]="people" (cord-dial)="dialled($event)" />
    <cord-calls />
    <output>{{ said().join(', ') || (desk() && 'ready') }}</output>
  `,
})
export class App {
  readonly people = [{ name: 'Ada', number: '+15550100' }];
  readonly desk = signal<Desk | undefined>(undefined);
  readonly said = signal<readonly string[]>([]);

  constructor() {
    void createSim().then(({ desk }) => this.desk.set(desk));
  }

  say(words: string): void {
    this.said.update((before) => [...before, words]);
  }

  dialled(event: CordDialEvent): void {
    this.say(`dialled ${event.to}`);
  }

  answered({ call }: CordCallAnsweredEvent): void {
    this.say(`talking to ${call.peer.number}`);
  }
}

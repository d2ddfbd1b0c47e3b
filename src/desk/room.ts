import type { DeskEvent, DeskState } from '../core/index.js';
import type { Ports } from './ports.js';

/** What a row of the command table may use. */
export interface Room {
  readonly ports: Ports;
  readonly state: DeskState;
  emit(event: DeskEvent): void;
}

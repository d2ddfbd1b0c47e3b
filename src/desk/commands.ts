import {
  callById, DeskError, handoverFor, isEstablished, isPossible, mayDo, memberships, transferPartner, waitingCall,
  type CallCommandType, type Call, type ChosenStatus, type QueueId,
} from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import type { Command, CommandOf, CommandType } from './command.js';
import { chooseCustomer, createCustomer, findCustomer, openCustomer, retryDelivery } from './customer-commands.js';
import type { Centre, DialOptions } from './ports.js';
import type { Room } from './room.js';
import { changeWrapUp, extendWrapUp, leaveWrapUp, reopenWrapUp, saveWrapUp } from './wrap-up-commands.js';

/** What a command that worked has to say. */
export interface Done {
  readonly callId?: string;
  readonly text?: string;
}

type Row<T extends CommandType> = (command: CommandOf<T>, room: Room) => Promise<Done | void> | void;

/** The second of the two tables that tell the program: what happens when something is asked. */
export const commands: { readonly [T in CommandType]: Row<T> } = {
  'connect': ({ password }, room) => connect(room, password),
  'disconnect': (_, { ports }) => ports.line.disconnect(),
  'dial': ({ target, headers }, room) => dial(room, target, { ...(headers && { headers }) }),
  'answer': (command, room) => alone(room, command, () => room.ports.line.answer(command.callId)),
  'reject': (command, room) => steer(room, command, (call) => room.ports.line.reject(call.id)),
  'hang-up': (command, room) => steer(room, command, ({ id, status, recovering }) => (status === 'ringing' && !recovering ? room.ports.line.reject(id) : room.ports.line.hangUp(id))),
  'hold': (command, room) => steer(room, command, (call) => room.ports.line.hold(call.id)),
  'resume': (command, room) => alone(room, command, () => room.ports.line.resume(command.callId)),
  'mute': (command, room) => steer(room, command, (call) => room.ports.line.setMuted(call.id, true)),
  'unmute': (command, room) => steer(room, command, (call) => room.ports.line.setMuted(call.id, false)),
  'send-tones': (command, room) => steer(room, command, (call) => room.ports.line.sendTones(call.id, tonesOf(command.tones))),
  'transfer': (command, room) => steer(room, command, (call) => room.ports.line.transfer(call.id, command.target, handoverFor(room.state, call.id))),
  'consult': (command, room) => consult(room, command),
  'complete-transfer': (command, room) => completeTransfer(room, command),
  'merge': (command, room) => merge(room, command),
  'clear': ({ callId }, { state, emit }) => {
    if (callById(state, callId)?.status === 'ended') emit({ type: 'call-cleared', callId });
  },
  'set-status': (command, room) => (command.queue === undefined ? setStatus(room, command) : setStatusIn(room, command, command.queue)),
  'join-queue': ({ queue }, room) => centreOf(room).joinQueue(queue),
  'leave-queue': ({ queue }, room) => centreOf(room).leaveQueue(queue),
  'claim-call': ({ callId }, room) => claimCall(room, callId),
  'choose-customer': (command, room) => chooseCustomer(room, command),
  'create-customer': (command, room) => createCustomer(room, command),
  'open-customer': (command, room) => openCustomer(room, command),
  'find-customer': (command, room) => findCustomer(room, command),
  'change-wrap-up': (command, room) => changeWrapUp(room, command),
  'save-wrap-up': (command, room) => saveWrapUp(room, command),
  'reopen-wrap-up': (command, room) => reopenWrapUp(room, command),
  'leave-wrap-up': (command, room) => leaveWrapUp(room, command),
  'extend-wrap-up': (command, room) => extendWrapUp(room, command),
  'retry-delivery': (command, room) => retryDelivery(room, command),
  'erase-customer': async ({ customerId }, { ports }) => void await ports.records.eraseCustomer(customerId),
  'erase-records': (_, { ports }) => ports.records.eraseAll(),
  'bring-here': () => {}, // A desk that runs commands holds the line already; a mirror asks for it (tabs/).
  'choose-device': ({ kind, deviceId }, { ports }) => ports.audio.choose(kind, deviceId),
  'check-microphone': (_, { ports }) => ports.audio.checkMicrophone(),
  'test-sound': ({ kind }, { ports }) => ports.audio.testSound(kind),
  'trace-line': ({ on }, { ports, emit }) => {
    ports.line.setTrace(on);
    emit({ type: 'line-trace-changed', on });
  },
  'read-trace': async (_, { ports }) => ({ text: ports.line.trace() }),
  'dismiss-failure': (_, { emit }) => emit({ type: 'failure-cleared' }),
};

/** Runs one row; the compiler can't see that `command.type` picks the row of this very command. */
export const run = (command: Command, room: Room): Promise<Done | void> | void => {
  const row: unknown = Object.hasOwn(commands, command.type) ? commands[command.type] : undefined;
  if (typeof row !== 'function') throw new DeskError('failed', `There is no command "${String(command.type)}".`);
  return (row as Row<CommandType>)(command, room);
};

/** Brings up what is down: where that is only the queues, a line that is up stays as it is. */
async function connect({ ports, state }: Room, password?: string): Promise<void> {
  const queuesAreDown = ports.centre !== undefined && state.centre.status !== 'connected';
  if (queuesAreDown) void ports.centre.connect();
  if (!queuesAreDown || password !== undefined || state.line.status !== 'registered') await ports.line.connect(password);
}

type Steering = Extract<Command, { readonly callId: string }> & { readonly type: CallCommandType };

function callFor(room: Room, { type, callId }: Steering): Call {
  const call = callById(room.state, callId);
  if (!call) throw new DeskError('no-such-call', msg(str`There is no call ${callId} on this desk (any more).`));
  if (!isPossible(room.state, type, callId)) throw new DeskError('not-now', msg(str`${type} is not possible now: the call is ${call.status}.`, { desc: 'A command and a state, as programs call them' }));
  return call;
}

async function steer(room: Room, command: Steering, verb: (call: Call) => Promise<void>): Promise<Done> {
  await verb(callFor(room, command));
  return { callId: command.callId };
}

/** One voice at a time: whoever else is on the line waits, except those in conference with the call we turn to. */
async function alone(room: Room, command: Steering, verb: () => Promise<void>): Promise<Done> {
  const call = callFor(room, command);
  await holdingOthers(room, verb, call);
  return { callId: call.id };
}

/** First they wait, then we turn to somebody else; if that can't be done, nobody shall have been put on hold for nothing. */
async function holdingOthers({ ports, state }: Room, verb: () => Promise<void>, except?: Call): Promise<void> {
  const others = state.calls.filter((call) => call.id !== except?.id && call.status === 'active' && !(call.merged && except?.merged));
  if (!others.length) return verb();
  await Promise.all(others.map((call) => ports.line.hold(call.id)));
  try {
    await verb();
  } catch (error) {
    await Promise.allSettled(others.map((call) => ports.line.resume(call.id)));
    throw error;
  }
}

async function dial(room: Room, target: string, options: DialOptions): Promise<Done> {
  if (room.state.line.status !== 'registered') {
    throw new DeskError('not-registered', msg('The phone is not connected, so it cannot call. Wait until it is ready, then call again.'));
  }
  const callId = crypto.randomUUID();
  await holdingOthers(room, () => room.ports.line.dial(callId, target, options));
  return { callId };
}

async function consult(room: Room, command: CommandOf<'consult'>): Promise<Done> {
  const call = callFor(room, command);
  const handover = handoverFor(room.state, call.id);
  return dial(room, command.target, { consultFor: call.id, ...(handover && { handover }) });
}

async function completeTransfer(room: Room, command: CommandOf<'complete-transfer'>): Promise<Done> {
  const call = callFor(room, command);
  const partner = transferPartner(room.state, call)!;
  const [first, consultation] = call.consultFor === partner.id ? [partner, call] : [call, partner];
  await room.ports.line.completeTransfer(first.id, consultation.id);
  return { callId: first.id };
}

async function merge(room: Room, command: CommandOf<'merge'>): Promise<Done> {
  const call = callFor(room, command);
  const members = room.state.calls.filter((other) => isEstablished(other));
  await Promise.all(members.filter((member) => member.status === 'held').map((member) => room.ports.line.resume(member.id)));
  await room.ports.line.merge(members.map((member) => member.id));
  return { callId: call.id };
}

function tonesOf(tones: string): string {
  const clean = tones.replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-D*#,]+$/.test(clean)) throw new DeskError('bad-tones', msg('Tones are the digits 0 to 9, A to D, * and #, and a comma for a pause.'));
  return clean;
}

/** Offline means off the line, so that no call rings at an empty desk; coming back connects again. */
async function setStatus(room: Room, { status, reason }: ChosenStatus): Promise<void> {
  const { ports, state, emit } = room;
  if (status === 'offline') {
    if (state.calls.some((call) => call.status !== 'ended')) throw new DeskError('not-now', msg('You are in a call. End it, then go offline.'));
    await ports.line.disconnect();
  } else if (ports.centre && memberships(state).length && mayDo(state, 'status')) {
    // While the centre cannot be reached the agent is what they say here, and the queues hear of it as soon as they can (flows/centre-status).
    const wish = { status, ...(reason && { reason }) };
    await ports.centre.setStatus(wish);
    // After-call work that began or ended meanwhile has told them something else after that (flows/centre-status).
    if (room.state.agent.afterCallWork !== state.agent.afterCallWork) await ports.centre.setStatus(wish);
  }
  emit({ type: 'agent-status-changed', status, ...(reason && { reason }) });
  // What the agent wants to be is theirs to say; whether the line follows is told by the line.
  if (status !== 'offline' && (state.line.status === 'offline' || state.line.status === 'refused')) await ports.line.connect();
}

async function setStatusIn(room: Room, { status, reason }: ChosenStatus, queue: QueueId): Promise<void> {
  if (status === 'offline') throw new DeskError('not-now', msg('Offline is offline for all queues. To get no more calls of this one, leave it.'));
  await centreOf(room).setStatus({ status, queue, ...(reason && { reason }) });
}

async function claimCall(room: Room, callId: string): Promise<Done> {
  const centre = centreOf(room);
  const { state } = room;
  if (!mayDo(state, 'claim')) throw new DeskError('forbidden', msg('You may not take waiting calls out of turn. Ask your supervisor for that right.'));
  if (!waitingCall(state, callId)) throw new DeskError('no-such-call', msg('This caller does not wait any more.'));
  if (state.line.status !== 'registered') throw new DeskError('not-registered', msg('The phone is not connected, so the call cannot come to you.'));
  await centre.claim(callId);
  return { callId };
}

function centreOf({ ports, state: { centre } }: Room): Centre {
  if (!ports.centre) throw new DeskError('no-centre', 'This desk has no queues. Give <cord-desk> a centre, then try again.');
  if (centre.status !== 'connected') throw new DeskError('unreachable', centre.problem?.message ?? msg('The queues cannot be reached now. Trying again; wait a moment.'));
  return ports.centre;
}

import * as z from 'zod/mini';
import type { HostRecord } from '../core/index.js';
import { lineOrNumber, maybeLine } from '../crm/fields.js';
import type { AskDesk, Host, HostFact } from '../desk/index.js';
import type { HostOptions } from './host-options.js';
import { dialled, hostRecord, read } from './host-schemas.js';
import { HubSpotCalls } from './hubspot-calls.js';
import type { HubSpotCalling, HubSpotExtensions } from './hubspot-sdk.js';
import { KnownHost } from './known-host.js';
import { UntilReady } from './until-ready.js';

const readyData = z.object({ portalId: lineOrMissing(), ownerId: lineOrMissing(), userId: lineOrMissing(), engagementId: lineOrMissing() });
const dial = z.object({ phoneNumber: dialled, objectId: lineOrMissing(), objectType: maybeLine(64) });
const visibility = z.object({ isMinimized: z.exactOptional(z.boolean()), isHidden: z.exactOptional(z.boolean()) });
const engagement = z.object({ engagementId: z.int(), externalCallId: maybeLine(128) });
const matches = z.object({ externalCallId: maybeLine(128), callerIdMatches: z.array(z.object({ objectCoordinates: z.object({ portalId: z.int(), objectId: z.int(), objectTypeId: z.enum(['0-1', '0-2']) }) })) });

/**
 * HubSpot, for a page in its calling frame. HubSpot finds the caller, and keeps an engagement of each call.
 *
 *     import CallingExtensions from '@hubspot/calling-extensions-sdk';
 *     desk.host = hubspotHost(CallingExtensions, { panel: { width: 400, height: 600 } });
 */
export function hubspotHost(Calling: HubSpotCalling, { panel }: HostOptions = {}): Host {
  const room = new UntilReady();
  let sdk: HubSpotExtensions | undefined;
  let link: { readonly known: KnownHost; readonly ask: AskDesk } | undefined;
  let loggedIn = false;
  let portal: string | undefined;
  const calls = new HubSpotCalls(() => sdk!);

  const eventHandlers = {
    onReady: (data: unknown) => {
      const said: Partial<z.infer<typeof readyData>> = read(readyData, data ?? {}) ?? {};
      portal = said.portalId;
      sdk!.initialized({ isLoggedIn: loggedIn, ...(panel && { sizeInfo: panel }), ...(Number(said.engagementId) > 0 && { engagementId: Number(said.engagementId) }) });
      const user = said.userId ?? said.ownerId;
      link?.known.know({ user: user === undefined ? undefined : { id: user }, panel });
      room.ready();
    },
    onDialNumber: (data: unknown) => {
      const said = read(dial, data);
      if (said) void link?.ask({ type: 'dial', target: said.phoneNumber }, recordOf(said));
    },
    onEndCall: () => {
      const callId = calls.last();
      if (callId !== undefined) void link?.ask({ type: 'hang-up', callId });
    },
    onVisibilityChanged: (data: unknown) => {
      const said = read(visibility, data);
      if (said) link?.known.know({ panel: { visible: !said.isMinimized && !said.isHidden } });
    },
    onCreateEngagementSucceeded: (data: unknown) => {
      const said = read(engagement, data);
      if (said) calls.engaged(said.engagementId, said.externalCallId);
    },
    onCreateEngagementFailed: () => calls.engaged(undefined, undefined),
    onCallerIdMatchSucceeded: (data: unknown) => {
      const said = read(matches, data);
      if (said) calls.matched(said.callerIdMatches.map(({ objectCoordinates }) => objectCoordinates), said.externalCallId);
    },
    defaultEventHandler: () => {},
  };

  return {
    start(emit, ask, signal) {
      const own = (link = { known: new KnownHost('hubspot', emit), ask });
      signal.addEventListener('abort', () => { if (link === own) link = undefined; }, { once: true });
      sdk ??= new (Calling as unknown as new (options: object) => HubSpotExtensions)({ debugMode: false, eventHandlers });
    },
    setClickToDial: (enabled) => {
      loggedIn = enabled;
      return room.run(() => (enabled ? sdk!.userLoggedIn() : sdk!.userLoggedOut()));
    },
    open: ({ customer, number }) => room.run(() => {
      const id = Number(customer?.id);
      if (customer && portal !== undefined && Number.isSafeInteger(id)) sdk!.navigateToRecord({ objectCoordinates: { portalId: Number(portal), objectId: id, objectTypeId: '0-1' } });
      else if (number !== undefined) calls.open(number);
    }),
    tell: (fact: HostFact) => room.run(() => {
      if (fact.type !== 'agent-changed') return calls.tell(fact);
      return fact.status === 'ready' ? sdk!.userAvailable() : sdk!.userUnavailable();
    }),
  };
}

const recordOf = ({ objectId, objectType }: z.infer<typeof dial>): HostRecord | undefined => read(hostRecord, { id: objectId, type: objectType });

function lineOrMissing(): z.ZodMiniType<string | undefined> {
  return z.exactOptional(lineOrNumber(64));
}

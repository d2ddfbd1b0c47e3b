import * as z from 'zod/mini';
import type { Interaction } from '../core/index.js';
import { maybeLine } from '../crm/fields.js';
import type { HostCrmObject } from '../crm/index.js';
import { read } from './host-schemas.js';
import { askOpenCti, openInSalesforce, type OpenCti } from './salesforce-open-cti.js';

const found = z.record(z.string(), z.unknown());
const logged = z.object({ recordId: maybeLine(64) });

/**
 * Salesforce as the CRM of a desk in its softphone, with what Open CTI has: who has this number, by the softphone layout; their page; and a task
 * for each call. It has no way to ask whether a task is there: one whose answer was lost may be saved twice.
 */
export function salesforceCrm(api: OpenCti): HostCrmObject {
  const tasks = new Map<string, string>();
  const save = async (interaction: Interaction): Promise<void> => {
    const id = tasks.get(interaction.id);
    const value = await askOpenCti(api, 'saveLog', { value: { ...(id ? { Id: id } : { entityApiName: 'Task' }), ...taskOf(interaction) } });
    const { recordId } = read(logged, value) ?? {};
    if (recordId) tasks.set(interaction.id, recordId);
  };
  return {
    lookup: async (number) => {
      const records = read(found, await askOpenCti(api, 'searchAndScreenPop', { searchParams: number, callType: api.CALL_TYPE.INBOUND, deferred: true })) ?? {};
      return Object.entries(records).flatMap(([id, record]) => {
        const fields = read(found, record);
        return fields && id !== 'SCREEN_POP_DATA' ? [{ id, name: text(fields['Name']) ?? '', numbers: numbersIn(fields) }] : [];
      });
    },
    open: (page) => openInSalesforce(api, page),
    log: save,
    update: save,
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numbersIn = (fields: Readonly<Record<string, unknown>>): string[] => Object.entries(fields).flatMap(([name, value]) => (/phone/i.test(name) && text(value) ? [text(value)!] : []));

/** Contacts and leads are who a task is with (`WhoId`), anything else is what it is about (`WhatId`). */
const isPerson = (id: string): boolean => /^(?:003|00Q)/.test(id);

function taskOf({ id, direction, number, name, customerId, startedAt, talked, disposition, notes, outcome }: Interaction): Readonly<Record<string, unknown>> {
  return {
    Subject: `Call ${direction === 'incoming' ? 'from' : 'to'} ${name ?? number}`.slice(0, 255), Status: 'Completed', CallObject: id, CallType: direction === 'incoming' ? 'Inbound' : 'Outbound',
    CallDurationInSeconds: talked, CallDisposition: disposition?.path.at(-1) ?? outcome, ActivityDate: startedAt.slice(0, 10),
    ...(notes && { Description: notes.slice(0, 32_000) }), ...(customerId && { [isPerson(customerId) ? 'WhoId' : 'WhatId']: customerId }),
  };
}

import * as z from 'zod/mini';
import { DeskError, type QueueChange, type QueueSnapshot } from '../core/index.js';
import { queueChange, queueSnapshot } from '../protocol/schemas.js';
import { wrongField } from '../protocol/wrong-field.js';

const checked = <T>(what: string, schema: z.ZodMiniType<T>) => (value: unknown): T => {
  const { data, error } = schema.safeParse(value);
  if (error) throw new DeskError('bad-message', `What HostCentre was given cannot be shown: ${wrongField(what, error.issues)}. The queues stay as they were; correct it and hand it in again.`);
  return data;
};

export const queues: (value: unknown) => readonly QueueSnapshot[] = checked('queues', z.array(queueSnapshot));

export const changes: (value: unknown) => readonly QueueChange[] = checked('changes', z.array(queueChange));

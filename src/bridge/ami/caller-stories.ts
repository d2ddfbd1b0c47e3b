import { AmiRefusal, type AmiClient } from './ami-client.js';
import { pathOf, reasonsOf, type CallerStory } from './caller-facts.js';

/** Asks the PBX what the dialplan has written on a caller's channel. A channel that is gone has nothing to tell. Throws if the connection is lost. */
export async function askStory(client: AmiClient, channel: string, variables: { readonly reasons: string; readonly path: string }): Promise<CallerStory> {
  const refused = (error: unknown): undefined => { if (!(error instanceof AmiRefusal)) throw error; };
  const value = async (variable: string): Promise<string> => (await client.ask('Getvar', { Channel: channel, Variable: variable }).catch(refused))?.['Value'] ?? '';
  const [reasons, path, priority] = await Promise.all([value(variables.reasons), value(variables.path), value('QUEUE_PRIO')]);
  const number = Number.parseInt(priority, 10);
  return { reasons: reasonsOf(reasons), path: pathOf(path), ...(Number.isSafeInteger(number) && { priority: number }) };
}

import { DeskError } from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import { inTime, tooSlow } from './in-time.js';

/** The body of an answer, which ends at so many bytes, whatever it said before. */
export async function readText(response: Response, most: number, signal: AbortSignal): Promise<string> {
  const tooLarge = (): DeskError => new DeskError('bad-answer', msg(str`The CRM answered with more than ${Math.round(most / 1024)} kB. Tell whoever runs it.`));
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  try {
    if (Number(response.headers.get('content-length')) > most) throw tooLarge();
    for (let part = await inTime(reader.read(), signal); !part.done; part = await inTime(reader.read(), signal)) {
      size += part.value.byteLength;
      if (size > most) throw tooLarge();
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    void reader.cancel().catch(() => {});
    if (error instanceof DeskError) throw error;
    if (signal.aborted) throw tooSlow();
    throw new DeskError('crm-unreachable', msg('The connection to the CRM broke off in the middle of its answer. Trying again may help.'), { cause: error });
  }
}

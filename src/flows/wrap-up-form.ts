import { defaultForm, toProblem, type WrapUpForm } from '../core/index.js';
import type { Flow } from '../desk/index.js';

const patience = 15_000;

/** Brings in the form that calls are wrapped up with: the page's, else the CRM's, else our own. */
export const wrapUpForm = (form?: WrapUpForm): Flow => ({ ports: { crm }, signal, emit }) => {
  emit({ type: 'wrap-up-form-changed', form: form ?? defaultForm });
  if (form) return;
  crm?.form?.(AbortSignal.any([signal, AbortSignal.timeout(patience)])).then(
    (theirs) => { if (theirs) emit({ type: 'wrap-up-form-changed', form: theirs }); },
    (error: unknown) => console.warn(`cordboard: the CRM's wrap-up form could not be used: ${toProblem(error).message}`),
  );
};

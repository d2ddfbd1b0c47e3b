import { jsonOf } from './json.js';
import type { WrapUpForm } from './wrap-up-form.js';

/** Where nobody has a form of their own. Its English is what the CRM is told; agents read it in their language. */
export const defaultForm: WrapUpForm = {
  type: 'object',
  properties: {
    disposition: {
      type: 'string', title: 'Outcome', format: 'disposition',
      oneOf: [
        { const: 'resolved', title: 'Resolved' },
        { const: 'follow-up', title: 'Follow-up', oneOf: [{ const: 'call-back', title: 'Call back' }, { const: 'work-order', title: 'Work order' }, { const: 'waiting', title: 'Waiting for them' }] },
        { const: 'complaint', title: 'Complaint' },
        { const: 'no-contact', title: 'No contact', oneOf: [{ const: 'voicemail', title: 'Voicemail' }, { const: 'no-answer', title: 'No answer' }, { const: 'wrong-number', title: 'Wrong number' }] },
      ],
    },
    notes: { type: 'string', title: 'Notes', format: 'textarea', maxLength: 200_000 },
    resolved: { type: 'boolean', title: 'Solved with this call' },
    callback: { type: 'string', title: 'Call back', format: 'callback' },
    workOrder: { type: 'string', title: 'Work order', maxLength: 500 },
  },
  required: ['disposition'],
  allOf: [
    { if: { properties: { disposition: { const: 'call-back' } } }, then: { required: ['callback'] } },
    { if: { properties: { disposition: { const: 'work-order' } } }, then: { required: ['workOrder'] } },
  ],
  onTimeout: { disposition: 'not-wrapped-up' },
};

/** Marked, so that a page that shows no form is without it: a bundler can't know that writing changes nothing. */
const written = /* @__PURE__ */ jsonOf(defaultForm);

/** Ours, though it came through a channel or a store and is a copy of it. */
export const isDefaultForm = (form: WrapUpForm): boolean => form === defaultForm || jsonOf(form) === written;

import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** `queues[0].members[2].status` */
const pathOf = (root: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((before, step) => (typeof step === 'number' ? `${before}[${step}]` : `${before}.${String(step)}`), root);

const kinds: Readonly<Record<string, string>> = { string: 'a text', int: 'a whole number', array: 'a list', object: 'an object', boolean: 'true or false', number: 'a number' };

function shouldBe(issue: Issue): string {
  const unit = 'origin' in issue && issue.origin === 'string' ? ' characters long' : '';
  switch (issue.code) {
    case 'invalid_type': return kinds[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value': return `one of ${issue.values.join(', ')}`;
    case 'invalid_union': return `one of ${((issue as { options?: readonly string[] }).options ?? []).join(', ')}`;
    case 'too_big': return `at most ${String(issue.maximum)}${unit}`;
    case 'too_small': return `at least ${String(issue.minimum)}${unit}`;
    case 'custom': return issue.message;
    case 'invalid_key': return issue.issues[0] ? shouldBe(issue.issues[0]) : 'something else';
    default: return 'something else';
  }
}

/** The first field that is not as it should be, and what it should be: `queues[0].name should be a text`. */
export const wrongField = (root: string, issues: readonly Issue[]): string =>
  issues.slice(0, 1).map((issue) => `${pathOf(root, issue.path)} should be ${shouldBe(issue)}`).join('');

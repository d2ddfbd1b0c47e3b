/** Remembers the last answer for as long as all it was made of is the same, and gives it to who makes the next one. */
export function lastAnswer<A extends readonly unknown[], R>(make: (from: A, before: R | undefined) => R): (...from: A) => R {
  let known: { readonly from: A; readonly answer: R } | undefined;
  return (...from) => {
    const { from: before, answer } = known ?? {};
    if (before?.length === from.length && from.every((one, index) => one === before[index])) return answer!;
    known = { from, answer: make(from, answer) };
    return known.answer;
  };
}

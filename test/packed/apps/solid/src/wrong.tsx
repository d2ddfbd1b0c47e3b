export const mistakes = [
  // wrong: a value that there is not
  <cord-desk closing="kept" />,
  // wrong: the event of another kind
  <cord-dialer on:cord-dial={(event: MouseEvent) => event.clientX} />,
  // wrong: no list of people
  <cord-dialer contacts="Ada" />,
  // wrong: a misspelt property
  <cord-dialer regoin="DE" />,
];

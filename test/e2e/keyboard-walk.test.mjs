/**
 * Ring, answer, transfer, wrap-up, by somebody who has a keyboard and a screen reader and nothing else: each control is found in the browser's
 * accessibility tree, all that is told without being asked is listened to, and axe looks at each stage.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { axeOf, openWholeDesk } from './whole-desk.mjs';

let browser, whole, one, three;

before(async () => {
  browser = await launchChromium();
  whole = await openWholeDesk(browser);
  [one, three] = await Promise.all([whole.open('1001'), whole.open('1003', { attributes: 'shortcuts' }), whole.openColleague('1002', 880)]);
});
after(async () => {
  await browser?.close();
  await whole?.close();
});

const becomes = ({ state }, what, question) => until(what, () => state(question), { timeout: 15_000, seen: () => state('({ calls, agent }) => ({ calls, agent })') });
const isFine = async ({ page }, stage, options) => assert.deepEqual(await axeOf(page, options), [], stage);
const hears = (call, pitch) => until(`the customer hears ${pitch} Hz`, () => Math.abs(call.heard().hz - pitch) < 15, { timeout: 10_000, seen: () => call.heard() });
const cardOf = (name) => `Incoming call, ${name}`;

/** A customer rings, which is told once, with who it is. @param {string[]} known what the CRM knows of them */
async function rung(at, agent, name, known) {
  const call = whole.office.ringIn(agent, name, { pause: 60_000 });
  await at.finds('group', cardOf(name));
  await at.isTold([`Incoming call from ${name}`, [name, ...known].join(', ')]);
  return call;
}

describe('by keyboard and screen reader alone', { timeout: 120_000 }, () => {
  const maria = 'Maria Lindqvist';
  let call;

  test('a customer rings and is answered', async () => {
    await isFine(one, 'idle');
    await one.listens();
    call = await rung(one, '1001', maria, ['Lindqvist Bakery', 'Gold']);
    await isFine(one, 'ringing');
    await isFine(one, 'ringing, in forced colours', { forced: true });
    await one.to('button', 'Answer');
    await one.press('Enter');
    await one.isAt('group', cardOf(maria)); // Answer has gone.
    await one.isTold([`Talking to ${maria}`]);
    await hears(call, 440);
    await isFine(one, 'talking');
  });

  test('is muted, held, and taken up again by buttons that keep the focus', async () => {
    await one.to('button', 'Mute');
    await one.press('Space');
    await one.isAt('button', 'Unmute');
    await one.isTold(['Muted']);
    await one.press('Space');
    await one.isAt('button', 'Mute');
    await one.isTold(['Microphone on']);
    await one.to('button', 'Hold');
    await one.press('Enter');
    await one.isAt('button', 'Resume');
    await one.isTold([`${maria} is on hold`]);
    await one.press('Enter');
    await one.isAt('button', 'Hold');
    await one.isTold([`Talking to ${maria}`]);
    await hears(call, 440);
  });

  test('hears tones, of keys that have names, one after the other', async () => {
    await one.to('button', 'Keypad');
    await one.press('Space');
    assert.equal((await one.isAt('button', 'Keypad')).states.expanded, true);
    await one.to('button', '5, J K L');
    await one.press('Enter');
    await one.isTold(['5']);
    await one.press('ArrowRight');
    await one.isAt('button', '6, M N O');
    await one.press('ArrowDown');
    await one.press('ArrowDown');
    await one.isAt('button', 'pound');
    await one.type('42');
    await one.isTold(['4', '2']);
    await isFine(one, 'the keypad');
    await one.press('Escape');
    assert.equal((await one.isAt('button', 'Keypad')).states.expanded, false);
  });

  test('is passed on to a colleague who was asked first', async () => {
    await one.to('button', 'Transfer');
    await one.press('Enter');
    await one.isAt('textbox', 'Transfer to');
    await one.type('10');
    await one.press('Escape');
    await one.isAt('button', 'Transfer');
    await one.press('Enter');
    await one.isAt('textbox', 'Transfer to'); // What was typed is still there.
    await one.type('02');
    await isFine(one, 'where to');
    await one.to('button', 'Ask first');
    await one.press('Space');
    await one.isTold([`${maria} is on hold`, 'Calling 1002', 'Talking to 1002']);
    await one.isAt('group', cardOf(maria));
    await isFine(one, 'asking');
    await one.to('button', 'Connect them', { by: 'Shift+Tab' });
    await one.press('Enter');
    await one.isTold([`${maria}: Transferred`]);
    await hears(call, 880);
    await becomes(one, 'both calls are over', '({ calls }) => calls.every(({ status }) => status === "ended")');
    await one.isAt('group', 'No calls'); // Their cards have gone.
  });

  test('and what it brought is written down and saved', async () => {
    await becomes(one, 'after-call work', '({ agent }) => agent.status === "after-call-work"');
    await isFine(one, 'after-call work');
    await isFine(one, 'after-call work, in forced colours', { forced: true });
    await one.to('button', /^Save/);
    await one.press('Space');
    await one.isAt('button', 'Resolved'); // The first that is missing.
    await one.press('ArrowRight');
    await one.isAt('button', 'Follow-up');
    await one.press('Enter');
    await one.press('Escape');
    await one.isAt('button', 'Resolved');
    await one.press('Space');
    assert.equal((await one.isAt('button', 'Resolved')).states.pressed, 'true');
    await one.to('textbox', /^Notes/);
    await one.type('Wants two.');
    await one.to('button', /^Save/);
    await one.isTold([]);
    await one.press('Space');
    await one.isTold([`${maria}: saved.`]);
    await one.isAt('group', 'Wrap-up');
    await becomes(one, 'ready', '({ agent, wrapUps }) => agent.status === "ready" && wrapUps.open.length === 0');
    await isFine(one, 'saved');
    call.hangUp();
  });

  test('the next one is answered where it floats, is passed on at once after a number that nobody has, and wrapped up by figures', async () => {
    const tom = 'Tom Okafor';
    call = await rung(one, '1001', tom, ['Okafor Cycles', 'Silver']);
    await one.to('treegrid', 'Calls');
    await one.press('Tab');
    await one.isAt('button', 'Decline');
    await one.press('Tab');
    await one.isAt('button', 'Answer');
    await one.press('Enter');
    await one.isTold([`Talking to ${tom}`]);
    await one.isAt('group', cardOf(tom)); // What floated has gone; the call is in its place.
    await one.to('button', 'Transfer');
    await one.press('Enter');
    await one.type('404');
    await one.press('Enter');
    await one.isTold(['The transfer did not work: 404 is not a number the phone server knows. The call is still yours. Dismiss']);
    await one.isAt('textbox', 'Transfer to');
    await one.to('button', 'Dismiss', { by: 'Shift+Tab' });
    await one.press('Enter');
    await one.isAt('group', cardOf(tom));
    await one.to('textbox', 'Transfer to');
    await one.press('Control+KeyA');
    await one.type('1002');
    await one.press('Enter');
    await one.isTold([`${tom}: Transferred`]);
    await hears(call, 880);
    await one.to('button', 'Resolved');
    await one.press('Digit1');
    await one.isAt('textbox', 'Notes');
    await one.type('Asks for the bill.');
    await one.press('Control+Enter');
    await one.isTold([`${tom}: saved.`]);
    await one.isAt('group', 'Wrap-up');
    call.hangUp();
  });

  test('the menu of the status gives the focus back', async () => {
    await one.to('button', /^Status: Ready/);
    await one.press('ArrowDown');
    await one.isAt('menuitemradio', 'Ready');
    await one.press('Escape');
    await one.isAt('button', /^Status: Ready/);
    await one.press('ArrowDown');
    await one.press('ArrowDown');
    await one.press('Enter');
    await one.isAt('button', /^Status: Away, Lunch/);
    await one.isTold([]);
  });
});

describe('by shortcuts, with the cursor in a field of the page', { timeout: 120_000 }, () => {
  const jean = 'Jean Moreau';
  const own = ['textbox', 'Search customers'];
  const valueOfOwn = () => three.page.evaluate(() => document.getElementById('own').value);
  let call;

  before(() => three.to(...own));

  test('a customer is answered, held and muted; the field keeps the cursor and its letters', async () => {
    await three.listens();
    call = await rung(three, '1003', jean, ['Moreau & Sons']);
    assert.equal((await three.finds('button', 'Answer')).states.keyshortcuts, 'Alt+Shift+A');
    await three.type('ah');
    await three.press('Alt+Shift+KeyA');
    await three.isTold([`Talking to ${jean}`]);
    await hears(call, 440);
    await three.press('Alt+Shift+KeyH');
    await three.isTold([`${jean} is on hold`]);
    assert.equal((await three.finds('button', 'Resume')).states.keyshortcuts, 'Alt+Shift+H');
    await three.press('Alt+Shift+KeyH');
    await three.isTold([`Talking to ${jean}`]);
    await three.type('em');
    await three.press('Alt+Shift+KeyM');
    await three.isTold(['Muted']);
    await three.press('Alt+Shift+KeyM');
    await three.isTold(['Microphone on']);
    await three.isAt(...own);
    assert.equal(await valueOfOwn(), 'ahem');
  });

  test('a key that the field has for itself is the field\'s', async () => {
    await three.page.evaluate(() => document.getElementById('own').addEventListener('keydown', (event) => {
      if (!event.altKey || event.code !== 'KeyM') return;
      event.preventDefault();
      event.target.value = '';
    }));
    await three.press('Alt+Shift+KeyM');
    await until('the field did what it does', async () => (await valueOfOwn()) === '');
    await three.press('Alt+Shift+KeyA'); // Nobody rings.
    assert.deepEqual(await three.state('({ calls }) => calls.map(({ status, muted }) => [status, muted])'), [['active', false]]);
    await three.isTold([]);
  });

  test('a colleague is called from the number field, and all is ended; the work after it is done', async () => {
    await three.press('Alt+Shift+KeyD');
    assert.equal((await three.isAt('combobox', 'Number or name')).states.keyshortcuts, 'Alt+Shift+D');
    await three.type('1002');
    await three.press('Enter');
    await three.isTold([`${jean} is on hold`, 'Calling 1002', 'Not in the CRM.', 'Talking to 1002']);
    await three.press('Alt+Shift+KeyE');
    await three.isTold(['1002: You hung up', `${jean}, Moreau & Sons`]); // Whose card is shown again.
    await becomes(three, 'the customer is in front', '({ calls }) => calls.find(({ status }) => status !== "ended")?.status === "held"');
    await three.press('Alt+Shift+KeyH');
    await three.isTold([`Talking to ${jean}`]);
    await three.press('Alt+Shift+KeyE');
    await three.isTold([`${jean}: You hung up`]);
    await three.isAt('combobox', 'Number or name');
    await three.finds('group', 'No calls'); // Their cards have gone, and papers are left.
    await three.to('button', 'Resolved');
    await three.press('Digit1');
    await three.isAt('textbox', 'Notes');
    await three.press('Control+Enter');
    await three.isTold([`${jean}: saved.`, 'Not in the CRM.']);
    await three.isAt('button', 'Resolved'); // Of the paper beneath it.
    await three.press('Digit1');
    await three.isAt('textbox', 'Notes');
    await three.press('Control+Enter');
    await three.isTold(['1002: saved.']);
    await three.isAt('group', 'Wrap-up');
  });

  test('keys of the page\'s own choice decline, and say so', async () => {
    await three.page.evaluate(() => document.querySelector('cord-desk').setAttribute('shortcuts', '{"reject": "F2", "answer": "$mod+Shift+a"}'));
    call = await rung(three, '1003', 'Priya Raman', ['Raman Dental', 'Gold']);
    const buttons = await until('the buttons say their new keys', async () => {
      const [decline, answer] = [await three.finds('button', 'Decline'), await three.finds('button', 'Answer')];
      return decline.states.keyshortcuts === 'F2' && answer;
    }, { timeout: 10_000 });
    assert.equal(buttons.states.keyshortcuts, 'Control+Shift+a');
    await three.to(...own);
    await three.press('Alt+Shift+KeyR'); // No longer.
    await three.press('F2');
    await call.ended;
    await three.isTold(['Priya Raman: You declined']);
    await three.isAt(...own);
    assert.match(call.outcome, /486/);
  });
});

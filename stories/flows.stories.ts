import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { aMorning, aRing, withEverything, withTwoOfThem } from './desk-on-sim.js';
import { gone, press, seen, write } from './hands.js';
import { everyPart, sidebar, type Parts } from './layouts.js';
import { onSim, type OnDesk } from './on-sim.js';

/** What an agent does all day, played by itself. Step through it in the Interactions panel. */
const meta: Meta<Parts> = { title: 'Flows', args: everyPart, render: sidebar, globals: { width: '360' }, parameters: { controls: { sort: 'none' } } };
export default meta;

type Story = StoryObj<Parts>;

const only = (...parts: readonly (keyof Parts)[]): Parts => ({
  status: false, calls: false, customer: false, wrapUp: false, dialer: false, queue: false, history: false, ...Object.fromEntries(parts.map((part) => [part, true])),
});

export const FromRingToWrapUp: Story = {
  ...onSim(aRing, withEverything()),
  args: only('status', 'calls', 'customer', 'wrapUp'),
  play: async ({ canvasElement, step }) => {
    await step('It rings, and we see who it is', async () => void await seen(canvasElement, ['cord-screen-pop', '[part~=name]'], 'Ada Lovelace'));
    await step('Answer', () => press(canvasElement, 'cord-calls', 'answer'));
    await step('Hold, and resume', async () => {
      await press(canvasElement, 'cord-calls', 'hold');
      await press(canvasElement, 'cord-calls', 'resume');
    });
    await step('Ask a colleague first', async () => {
      await press(canvasElement, 'cord-calls', 'transfer');
      await write(canvasElement, 'cord-calls', '#target', '1002');
      await press(canvasElement, 'cord-calls', 'consult');
      await seen(canvasElement, ['cord-calls', '[part~=background]'], '');
    });
    await step('Connect them: both calls are over', async () => {
      await press(canvasElement, 'cord-calls', 'complete-transfer');
      await seen(canvasElement, ['cord-agent-status', '[part=status]'], 'After-call work');
    });
    await step('Say what came of it, and save', async () => {
      await press(canvasElement, 'cord-wrap-up', 'chip', 'Resolved');
      await press(canvasElement, 'cord-wrap-up', 'save');
      await seen(canvasElement, ['cord-wrap-up', '[part~=last]']);
    });
  },
};

export const Dial: Story = {
  ...onSim(aMorning, withEverything()),
  args: only('calls', 'dialer'),
  play: async ({ canvasElement, step }) => {
    await step('Type a number', () => write(canvasElement, 'cord-dialer', 'input', '4155550199'));
    await step('Call', () => press(canvasElement, 'cord-dialer', 'call'));
    await step('They answer, and we hang up', async () => {
      await press(canvasElement, 'cord-calls', 'hang-up');
      await seen(canvasElement, ['cord-calls', '[part=call-again]']);
    });
  },
};

export const ClaimAWaitingCall: Story = {
  ...onSim(aMorning, withEverything()),
  args: only('queue'),
  play: async ({ canvasElement, step, loaded }) => {
    await step('The one who waits longest is ours', async () => userEvent.click(await seen(canvasElement, ['cord-call-queue', '[part=claim][aria-label*="Charles"]'])));
    await step('It leaves the queue', async () => void await gone(canvasElement, ['cord-call-queue', '[part=caller]'], 'Charles Babbage'));
    await expect((loaded as OnDesk).sim!.centre.asked).toContain('claim 2');
  },
};

export const ChooseTheCustomer: Story = {
  ...onSim(aRing, withTwoOfThem()),
  args: only('calls', 'customer'),
  play: async ({ canvasElement, step }) => {
    await step('Two have this number', async () => void await seen(canvasElement, ['cord-screen-pop', '[role=option]'], 'Ada Lovelace'));
    await step('It is Annabella', async () => {
      await userEvent.click(await seen(canvasElement, ['cord-screen-pop', '[role=option]'], 'Annabella Byron'));
      await seen(canvasElement, ['cord-screen-pop', '[part~=name]'], 'Annabella Byron');
    });
  },
};

export const SearchTheHistory: Story = {
  ...onSim(aMorning, withEverything()),
  args: only('history'),
  play: async ({ canvasElement, step }) => {
    await step('Look for Joseph', () => write(canvasElement, 'cord-call-history', '[part=search]', 'jacquard'));
    await step('His call is all that is left', async () => {
      await gone(canvasElement, ['cord-call-history', '[part=row]'], 'Grace Hopper');
      await userEvent.click(await seen(canvasElement, ['cord-call-history', '[part=row]'], 'Joseph'));
      await seen(canvasElement, ['cord-call-history', '[part=details]'], 'broken cards');
    });
  },
};

export const SignIn: Story = {
  ...onSim(({ line }) => line.refuses({ code: 'credentials', message: 'The phone server refused the password for sip:1001@sim.example. Check it, then try again.' }), withEverything()),
  args: only('status', 'dialer'),
  play: async ({ canvasElement, step }) => {
    await step('Type the password', () => write(canvasElement, 'cord-desk', '#password', 'a password'));
    await step('Sign in', async () => {
      await press(canvasElement, 'cord-desk', 'cure');
      await gone(canvasElement, ['cord-desk', '[part=notice]']);
    });
  },
};

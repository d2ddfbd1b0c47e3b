import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { aBadMoment, aMorning, aPaper, aRing, aTalk, twoAtOnce, withEverything } from './desk-on-sim.js';
import { everyPart, floating, fullPage, noPhone, phoneAlone, sidebar, type Parts } from './layouts.js';
import { inArabic, inASidebar, onSim } from './on-sim.js';

/** All elements together, as pages put them. The controls switch parts on and off. */
const meta: Meta<Parts> = { title: 'Whole desk', args: everyPart, render: sidebar, parameters: { controls: { sort: 'none' } } };
export default meta;

type Story = StoryObj<Parts>;

export const SidebarIdle: Story = { ...onSim(aMorning, withEverything()), globals: inASidebar, tags: ['languages'] };
export const SidebarRinging: Story = { ...onSim(aRing, withEverything()), globals: inASidebar, tags: ['languages'] };
export const SidebarTalking: Story = { ...onSim(aTalk, withEverything()), globals: inASidebar, tags: ['languages'] };
export const SidebarTwoCalls: Story = { ...onSim(twoAtOnce, withEverything()), globals: inASidebar, tags: ['languages'] };
export const SidebarWrapUp: Story = { ...onSim(aPaper, withEverything()), globals: inASidebar, tags: ['languages'] };
export const SidebarInTrouble: Story = { ...onSim(aBadMoment, withEverything()), globals: inASidebar, tags: ['languages'] };
export const WiderSidebar: Story = { ...onSim(aTalk, withEverything()), globals: { width: '360' } };
export const PageIdle: Story = { ...onSim(aMorning, withEverything()), render: fullPage, tags: ['wide'] };
export const PageRinging: Story = { ...onSim(aRing, withEverything()), render: fullPage, tags: ['wide'] };
export const PageTalking: Story = { ...onSim(twoAtOnce, withEverything()), render: fullPage, tags: ['wide'] };
export const PageWrapUp: Story = { ...onSim(aPaper, withEverything()), render: fullPage, tags: ['wide'] };
export const PageInArabic: Story = { ...onSim(aTalk, withEverything()), render: fullPage, globals: inArabic, tags: ['wide'] };
export const Floating: Story = { ...onSim(aTalk, withEverything()), render: floating, tags: ['wide'] };
export const PhoneAlone: Story = { ...onSim(aTalk, withEverything()), args: phoneAlone, globals: inASidebar };
export const QueuesAlone: Story = { ...onSim(aMorning, withEverything()), args: noPhone, globals: { width: '720' }, tags: ['wide'] };

import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/audio-settings.js';
import type { CordAudioSettingsElement } from '../../src/elements/audio-settings/audio-settings-element.js';
import type { DeviceKind } from '../../src/core/index.js';
import type { Script } from '../../stories/on-sim.js';
import { button, clearPage, emptyPlace, settle, simPage, textOf, until, type Scheme, type SimPage } from './sim-page.js';

interface Page extends SimPage {
  readonly settings: CordAudioSettingsElement;
}

async function audioPage(script: Script = () => {}, options: Parameters<typeof simPage>[2] = {}): Promise<Page> {
  const page = await simPage(html`<cord-audio-settings></cord-audio-settings>`, script, options);
  return { ...page, settings: page.place.querySelector('cord-audio-settings')! };
}

const select = ({ settings }: Page, kind: DeviceKind): HTMLSelectElement => settings.shadowRoot!.querySelector(`select#${kind}`)!;
const shown = (page: Page, kind: DeviceKind): string => select(page, kind).selectedOptions[0]!.label;
const meters = ({ settings }: Page): HTMLElement[] => [...settings.shadowRoot!.querySelectorAll<HTMLElement>('[role=meter]')];

function choose(page: Page, kind: DeviceKind, value: string): void {
  select(page, kind).value = value;
  select(page, kind).dispatchEvent(new Event('change', { bubbles: true }));
}

const blocked: Script = ({ desk, audio }) => {
  audio.ailment = { code: 'microphone-blocked', message: 'Your microphone is blocked for this site. Open the padlock and allow it.' };
  return desk.send({ type: 'check-microphone' });
};
const unplugged: Script = async ({ desk, audio }) => {
  await desk.send({ type: 'choose-device', kind: 'ringer', deviceId: 'gone' });
  audio.plug(undefined, []);
};

describe('<cord-audio-settings>', () => {
  afterEach(clearPage);

  const moments: Record<string, Script> = {
    'at first': () => {}, blocked, unplugged,
    'talking': ({ audio }) => audio.levels(5, 8),
    'works': ({ desk }) => desk.send({ type: 'check-microphone' }),
  };
  for (const scheme of ['light', 'dark'] as Scheme[]) {
    for (const [moment, script] of Object.entries(moments)) {
      it(`is accessible: ${moment}, ${scheme}`, async () => {
        const { place } = await audioPage(script, { scheme, width: moment === 'talking' ? 720 : 300 });
        await expect(place).to.be.accessible();
      });
    }
  }

  it('says so where there is no desk', async () => {
    const alone = emptyPlace().appendChild(document.createElement('cord-audio-settings'));
    await until(() => textOf(alone).includes('<cord-desk>'), 'it asks for a desk');
  });

  it('chooses each of the three by itself', async () => {
    const page = await audioPage();
    expect(['microphone', 'speaker', 'ringer'].map((kind) => shown(page, kind as DeviceKind))).to.deep.equal(['System default', 'System default', 'System default']);
    choose(page, 'microphone', 'mic-headset');
    choose(page, 'ringer', 'out-laptop');
    await settle(page.place);
    expect(page.sim.desk.state.audio.chosen).to.deep.equal({ microphone: 'mic-headset', ringer: 'out-laptop' });
    expect(shown(page, 'speaker')).to.equal('System default');
    choose(page, 'microphone', '');
    await settle(page.place);
    expect(page.sim.desk.state.audio.chosen).to.deep.equal({ ringer: 'out-laptop' });
  });

  it('shows what is chosen, not what was asked for', async () => {
    const page = await audioPage();
    page.sim.audio.choose = async () => { throw new Error('That device is in use by another program.'); };
    choose(page, 'speaker', 'out-headset');
    await until(() => textOf(page.settings).includes('in use by another program'), 'it says why');
    expect(shown(page, 'speaker')).to.equal('System default');
  });

  it('keeps a device in mind while it is unplugged', async () => {
    const page = await audioPage();
    choose(page, 'microphone', 'mic-headset');
    await settle(page.place);
    page.sim.audio.plug([{ id: 'mic-laptop', label: 'Built-in microphone' }]);
    await until(() => shown(page, 'microphone') === 'Jabra Evolve2 40 (not connected)', 'it is still chosen');
    expect(textOf(page.settings)).to.include('Jabra Evolve2 40 is not connected: using the system default until it is back.');
    page.sim.audio.plug();
    await until(() => shown(page, 'microphone') === 'Jabra Evolve2 40', 'it is back');
  });

  it('shows how loud it is', async () => {
    const page = await audioPage(({ audio }) => audio.levels(3, 8));
    expect(meters(page).map((meter) => meter.getAttribute('aria-valuenow'))).to.deep.equal(['3', '8']);
    expect(meters(page).map((meter) => meter.querySelectorAll('.on').length)).to.deep.equal([3, 8]);
    page.sim.audio.levels(0, 0);
    await until(() => meters(page)[0]!.getAttribute('aria-valuetext') === 'Silent', 'it falls silent');
  });

  it('tells what is wrong with the microphone, and the cure, until it works', async () => {
    const page = await audioPage();
    page.sim.audio.ailment = { code: 'no-microphone', message: 'No microphone was found. Plug one in, then check again.' };
    button(page.settings, 'check').click();
    await until(() => textOf(page.settings).includes('Plug one in'), 'the cure is told');
    expect(page.settings.matches(':state(problem)')).to.equal(true);
    page.sim.audio.ailment = undefined;
    button(page.settings, 'check').click();
    await until(() => textOf(page.settings).includes('Your microphone works.'), 'so is the good news');
    expect(textOf(page.settings)).not.to.include('Plug one in');
  });

  it('tests speaker and ringer', async () => {
    const page = await audioPage();
    const tested: string[] = [];
    page.sim.audio.testSound = async (...kinds: string[]) => { tested.push(...kinds); };
    for (const one of page.settings.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part=test]')) one.click();
    expect(tested).to.deep.equal(['speaker', 'ringer']);
  });

  it('says that the browser will not ring', async () => {
    const page = await audioPage(({ audio }) => audio.blockRing());
    expect(textOf(page.settings)).to.include('silent until you click on it once');
  });

  it('records the line for support, and saves what was recorded', async () => {
    const page = await audioPage();
    const { settings, sim: { desk } } = page;
    const root = settings.shadowRoot!;
    root.querySelector('summary')!.click();
    root.querySelector<HTMLInputElement>('.trace input')!.click();
    await until(() => desk.state.line.traced, 'recording');
    const saved = new Promise<HTMLAnchorElement>((clicked) => {
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () { HTMLAnchorElement.prototype.click = click; clicked(this); };
    });
    button(settings, 'save').click();
    const link = await saved;
    expect(link.download).to.equal('phone-trace.txt');
    expect(await (await fetch(link.href)).text()).to.contain('OPTIONS sip:sim.example');
    root.querySelector<HTMLInputElement>('.trace input')!.click();
    await until(() => !desk.state.line.traced, 'not recording');
  });
});

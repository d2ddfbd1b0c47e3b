import { html, type TemplateResult } from 'lit';
import '../src/define/call-queue.js';
import type { SimOptions } from '../src/sim/index.js';
import { onSim, type Script } from './on-sim.js';
import { lamp, many, sales, support, withQueues } from './queues-on-sim.js';

export default { title: 'Call queue', component: 'cord-call-queue' };

const queue: TemplateResult = html`<cord-call-queue></cord-call-queue>`;
const story = (options: SimOptions = withQueues(support()), script: Script = () => {}, content = queue) => ({ render: () => onSim(script, content, options) });

export const OneQueue = story();
export const AllMyQueues = story(withQueues(support(), sales()));
export const FixedByThePage = story(withQueues(support(), sales()), () => {}, html`<cord-call-queue queue="sales"></cord-call-queue>`);
export const NobodyWaits = story(withQueues({ ...support(), waiting: [] }));
export const BadDay = story(withQueues({ ...support(), waiting: many(100_000) }));
export const WithoutTheRightToClaim = story({ centre: { queues: [support()], rights: ['status', 'queues'] } });
export const OnlyALamp = story(withQueues(lamp(true)));
export const Stale = story(withQueues(support()), ({ centre }) => centre.loses());
export const Connecting = story(withQueues(), ({ centre }) => centre.loses('The connection to the queues takes longer than usual. Trying again.'));
export const Refused = story(withQueues(), ({ centre }) => centre.refuses({
  code: 'forbidden', message: 'Your token does not let you see any queue. Ask your administrator.',
}));
export const NoCentre = story({});
export const NoSuchQueue = story(withQueues(support()), () => {}, html`<cord-call-queue queue="night"></cord-call-queue>`);
export const Sidebar = story(withQueues(support()), () => {}, html`<cord-call-queue style="inline-size: 280px"></cord-call-queue>`);

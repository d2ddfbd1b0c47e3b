import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimPorts, startAsterisk } from '../asterisk/asterisk.mjs';
import { startKamailio } from '../kamailio/kamailio.mjs';
import { startRtpengine } from './rtpengine.mjs';

const domain = 'pbx.example';
const users = ['1001', '1002', '1003', '2001'];

/**
 * The office that tests call, behind Kamailio and rtpengine: with the kamailio.cfg and rtpengine.conf of docs/pbx-kamailio.md, but for the addresses.
 * @param {{ media: 'plain' | 'dtls' }} options `media`: what Asterisk speaks with rtpengine
 */
export async function startProxiedOffice({ media }) {
  const { http: sip, release } = await claimPorts();
  const run = mkdtempSync(join(tmpdir(), 'cordboard-proxied-'));
  const list = join(run, 'dispatcher.list');
  writeFileSync(list, ['1', '2'].map((team) => `${team} sip:127.0.0.1:${sip};transport=tcp 0 10\n`).join(''));
  const stops = [async () => { release(); rmSync(run, { recursive: true, force: true }); }];
  const stop = async () => { for (const one of stops.reverse()) await one(); };
  try {
    const rtpengine = await startRtpengine(rtpengineConf());
    stops.push(rtpengine.stop);
    const pbx = await startAsterisk({ conf: behindProxy(sip, media) });
    stops.push(pbx.stop);
    const proxy = await startKamailio({ config: kamailioCfg({ list, control: rtpengine.control, media }) });
    stops.push(proxy.stop);
    return { pbx, wsUrl: proxy.wsUrl, domain, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const page = readFileSync(new URL('../../../docs/pbx-kamailio.md', import.meta.url), 'utf8');

/** A block of the documentation, with some of its words changed. @param {RegExp} block @param {readonly [from: string, to: string][]} changes */
function documented(block, changes) {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/pbx-kamailio.md has no ${from} any more`);
    return text.replaceAll(from, to);
  }, block.exec(page)?.[1] ?? '');
}

const rtpengineConf = () => documented(/```ini\n([^`]*?rtpengine\.conf[^]*?)```/, [
  ['10.0.0.2\n', '127.0.0.1\n'], ['2223', '@NG@'], ['port-min = 30000', 'port-min = @FIRST@'], ['port-max = 40000', 'port-max = @LAST@'],
]);

function kamailioCfg({ list, control, media }) {
  const [toPbx, toBrowser] = [...page.matchAll(/rtpengine_manage\(".*?"\)/g)].map(([call]) => call);
  return documented(/```kamailio\n([^]*?)```/, [
    ['#!KAMAILIO\n', '#!KAMAILIO\n#!define RTPENGINE\nmpath="@MODULES@/"\n'],
    ['10.0.0.2', '127.0.0.1'],
    ['log_stderror=no', 'log_stderror=yes'],
    ['tcp:MY_IP:8080', 'tcp:MY_IP:@PORT@'],
    ['tcp:MY_IP:5060', 'tcp:MY_IP:@TRUNK@'],
    ['/etc/kamailio/dispatcher.list', list],
    ['127.0.0.1:2223', control],
    ['$hdr(Origin) == "https://crm.example"', '$hdr(Origin) =~ "^http://127.0.0.1:"'],
    ...(media === 'dtls' ? [[toPbx, toBrowser]] : []),
  ]);
}

/** What makes of the office an Asterisk that only a proxy speaks with. @param {number} port @param {'plain' | 'dtls'} media */
const behindProxy = (port, media) => ({
  'modules.conf': `load = res_pjsip_path.so\n${media === 'plain' ? 'noload = bridge_native_rtp.so\n' : ''}`,
  'pjsip.conf': `
[transport-tcp]
type = transport
protocol = tcp
bind = 127.0.0.1:${port}
[kamailio]
type = endpoint
context = nowhere
${users.map((user) => `
[${user}](+type=endpoint)
transport = transport-tcp
webrtc = ${media === 'dtls' ? 'yes' : 'no'}
rewrite_contact = no
from_domain = ${domain}
[${user}](+type=aor)
max_contacts = 1
support_path = yes
`).join('')}`,
});

import { startOffice } from '../../demo/office/office.mjs';
import { launchBrowser, openPhone, servePhone } from './phone.mjs';
const [browser, site] = await Promise.all([launchBrowser(), servePhone()]);
const office = await startOffice({customers:false, log: l=>console.log(l)});
const one = await openPhone(browser, site, office, '1001');
await one.dial(process.argv[2]);await one.happens('confirmed');
for (let i=0;i<4;i++){await new Promise(r=>setTimeout(r,800)); console.log(await one.page.evaluate(async()=>{ const h=window.heard(); const c=window.phone.calls[0].connection; const st=[...(await c.getStats()).values()].filter(s=>/inbound/.test(s.type)).map(s=>JSON.stringify(s)); return JSON.stringify(h)+st.join('\n')}));}
await browser.close(); await site.close(); await office.stop();

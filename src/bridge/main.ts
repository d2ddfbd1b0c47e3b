#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBridge } from './bridge.js';
import { ConfigError, readConfig } from './config.js';
import { jsonLog } from './log.js';

const help = `cordboard-bridge: shows an Asterisk's queues to Cordboard's pages.

  cordboard-bridge --config bridge.json

  --config FILE  The settings, as JSON. "$NAME" in them stands for that variable of the environment.
  --help         This.

It writes its log to stdout, one JSON object a line, and ends on SIGTERM or SIGINT. GET /health tells how it is.
The smallest settings:

  {
    "origins": ["https://crm.example"],
    "token": { "secret": "$CENTRE_SECRET" },
    "asterisk": { "username": "cordboard", "secret": "$AMI_SECRET" }
  }
`;

/** What was asked for wrongly; 2, as shells have it. */
function complain(message: string): never {
  process.stderr.write(`cordboard-bridge: ${message}\n`);
  process.exit(2);
}

function settings(): ReturnType<typeof readConfig> | undefined {
  try {
    const { values } = parseArgs({ options: { config: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) return undefined;
    if (values.config === undefined) throw new ConfigError('Say where the settings are: --config bridge.json. --help shows what they are.');
    return readConfig(readFileSync(values.config, 'utf8'), process.env);
  } catch (error) {
    return complain((error as Error).message);
  }
}

const config = settings();
if (!config) process.stdout.write(help);
else {
  const bridge = await startBridge(config, jsonLog(process.stdout)).catch((error: Error) => complain(error.message));
  const stop = (): void => void bridge.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

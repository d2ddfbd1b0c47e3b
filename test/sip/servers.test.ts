import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Servers } from '../../src/sip/servers.js';

describe('whose turn it is', () => {
  test('each has one turn in a round, then the first again', () => {
    const servers = new Servers(['a', 'b', 'c']);
    const turns = Array.from({ length: 7 }, () => [servers.current, servers.failed()]);
    assert.deepEqual(turns, [['a', true], ['b', true], ['c', false], ['a', true], ['b', true], ['c', false], ['a', true]]);
  });
  test('a single one is always at turn', () => {
    const servers = new Servers(['a']);
    assert.deepEqual([servers.failed(), servers.current, servers.areMany, servers.isFirst], [false, 'a', false, true]);
  });
  test('a new round begins with the one that was all right', () => {
    const servers = new Servers(['a', 'b']);
    servers.failed();
    servers.reached();
    assert.deepEqual([servers.current, servers.failed(), servers.current], ['b', true, 'a']);
  });
  test('who wants to be left alone is, while there is another', () => {
    const servers = new Servers(['a', 'b']);
    servers.failed(60_000, 0);
    assert.deepEqual([servers.current, servers.failed(0, 1_000), servers.current, servers.rest(1_000)], ['b', false, 'b', 0]);
    assert.deepEqual([servers.failed(90_000, 2_000), servers.current, servers.rest(2_000)], [false, 'a', 58_000]);
    assert.equal(servers.rest(61_000), 0);
  });
  test('it can be told', () => {
    const servers = new Servers(['a', 'b']);
    servers.use('b');
    assert.deepEqual([servers.current, servers.isFirst], ['b', false]);
  });
});

'use strict';
// node --test conformance/
const assert = require('node:assert/strict');
const net = require('node:net');
const test = require('node:test');
require('./loopback.cjs');

for (const [what, args] of [
  ['a port', [0]],
  ['a port and a backlog', [0, 5]],
  ['an object without a host', [{ port: 0 }]],
  ['nothing', []],
]) {
  test(`a server that listens on ${what} is reached from this machine only`, async () => {
    const server = net.createServer();
    await new Promise(resolve => server.listen(...args, resolve));
    assert.equal(server.address().address, '127.0.0.1');
    await new Promise(resolve => server.close(resolve));
  });
}

test('a server that names a host listens there', async () => {
  const server = net.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.2', resolve));
  assert.equal(server.address().address, '127.0.0.2');
  await new Promise(resolve => server.close(resolve));
});

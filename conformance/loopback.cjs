// Preload for the suite: a server of its own that names no host listens on this machine only, not on every interface.
'use strict';
const net = require('node:net');

const LOOPBACK = '127.0.0.1';
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function (...args) {
  const [first, second] = args;
  if (first !== null && typeof first === 'object') {
    const hasPlace = first.host !== undefined || first.path !== undefined || first.fd !== undefined || first._handle;
    return listen.apply(this, hasPlace ? args : [{ ...first, host: LOOPBACK }, ...args.slice(1)]);
  }
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first));
  if (isPort && typeof second !== 'string') {
    return listen.call(this, first, LOOPBACK, ...args.slice(1));
  }
  if (first === undefined || typeof first === 'function') {
    return listen.call(this, 0, LOOPBACK, ...args);
  }
  return listen.apply(this, args);
};

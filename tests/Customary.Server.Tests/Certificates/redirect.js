// Connects to the server of the test instead of port 443 of any host, as an entry in the hosts file does. Names and certificates
// are those of the client, and the client checks them.
const net = require('node:net');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const target = Array.isArray(args[0]) ? args[0] : args;
  if (Number(target[0]?.port) === 443) target[0] = { ...target[0], host: '127.0.0.1', port: Number(process.env.SERVER_PORT) };
  return connect.apply(this, args);
};

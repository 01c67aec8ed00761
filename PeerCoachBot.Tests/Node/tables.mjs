// Azurite's Table service on a free port. Azurite would say that it listens on 0; this says where it really does.
// It ends with whoever started it.
import net from 'node:net';

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...where) {
  this.once('listening', () => console.log(`Listening on ${this.address().port}`));
  return listen.apply(this, where);
};

process.stdin.on('end', () => process.exit()).resume();
process.argv.push('--tablePort', '0', '--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck', '--silent');
await import('azurite/dist/src/table/main.js');

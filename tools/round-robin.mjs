/** Stands for the reverse proxy: every request to the next address in turn, past those that do not listen. */
import { createServer, request as httpRequest } from 'node:http';

export async function roundRobin(addresses) {
  let turn = 0;
  let refused = 0;
  const pass = (request, response, body, place, triesLeft) => {
    const { hostname, port } = new URL(addresses[place % addresses.length]);
    const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress };
    const { method, url } = request;
    const onward = httpRequest({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.once('error', () => response.destroy());
      answer.pipe(response);
    });
    onward.once('error', (error) => {
      if (error.code === 'ECONNREFUSED' && triesLeft > 0) {
        refused += 1;
        pass(request, response, body, place + 1, triesLeft - 1);
      } else if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    onward.end(body);
  };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => pass(request, response, Buffer.concat(chunks), turn++, addresses.length - 1));
  });
  // A kept connection that is closed the moment it is used again would look like a fault of the product.
  server.keepAliveTimeout = 0;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  /** How many requests met an address that did not listen and went on to the next. */
  return { url: `http://127.0.0.1:${server.address().port}`, close, refused: () => refused };
}

import type { Server } from 'node:http';

/**
 * Takes no new connection, closes idle ones, and waits for requests in flight.
 *
 * @param seconds after which connections that are still open are cut
 * @returns whether every request was answered in time
 */
export async function drain(server: Server, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      resolve(false);
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearTimeout(deadline);
      resolve(true);
    });
  });
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BodyError } from './body.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import { type Answer, type Backing, routes } from './routes.js';

/** Answers the API's requests: finds the route, measures it, and turns a failure into an answer. */
export function apiHandler(backing: Backing, metrics: Metrics, log: Logger): RequestListener {
  return async (request, response) => {
    const name = routeOf(request);
    const stop = metrics.requests.startTimer({ method: request.method ?? '', route: name ?? 'none' });
    response.once('close', () => stop({ status: String(response.statusCode) }));
    const answer = await answerTo(request, backing).catch((error: unknown) => failure(error, log));
    send(response, answer, backing.accepting());
  };
}

/** Answers `/metrics` on its own port. */
export function metricsHandler(metrics: Metrics): RequestListener {
  return async (request, response) => {
    if (request.method !== 'GET' || pathOf(request) !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function routeOf(request: IncomingMessage): string | undefined {
  const name = `${request.method} ${pathOf(request)}`;
  return Object.hasOwn(routes, name) ? name : undefined;
}

async function answerTo(request: IncomingMessage, backing: Backing): Promise<Answer> {
  const route = routes[routeOf(request) ?? ''];
  return route === undefined
    ? { status: 404, body: { problems: ['there is no such route'] } }
    : route(request, backing);
}

function failure(error: unknown, log: Logger): Answer {
  if (error instanceof BodyError) return { status: error.status, body: { problems: [error.message] } };
  log.error({ err: error }, 'request failed');
  return { status: 500, body: { problems: ['the request could not be answered'] } };
}

function send(response: ServerResponse, answer: Answer, accepting: boolean): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    // A connection that is kept open would hold the drain, and an unread body would be taken for a request.
    ...(accepting && answer.status !== 413 ? {} : { connection: 'close' }),
  });
  response.end(text);
}

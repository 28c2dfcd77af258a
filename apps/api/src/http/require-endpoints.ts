import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { routes, type Route } from '@tieline/contracts';
import { ROUTE } from './endpoint.js';

/** Served outside Nest, in a Fastify scope of its own. */
const servedElsewhere = new Set<string>([
  'receiveShopWebhook',
  'receiveLineWebhook',
  'receiveSmsReport',
  'receiveSmsReportByQuery',
  'watchTie',
]);

/**
 * Stops the start-up when a controller method serves no route of the contract (it would have no roles and no
 * validation), when two serve the same one, or when a route has nobody to serve it.
 */
export function requireEndpoints(app: INestApplication): void {
  const served = new Set<string>(servedElsewhere);
  const scanner = new MetadataScanner();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (!handler || !Reflect.hasMetadata('path', handler)) continue;
        const route = Reflect.getMetadata(ROUTE, handler) as Route | undefined;
        if (!route) throw new Error(`${metatype.name}.${method} states no route of the contract`);
        if (served.has(route.name)) throw new Error(`two handlers serve ${route.name}`);
        served.add(route.name);
      }
    }
  }
  const missing = Object.keys(routes).filter((name) => !served.has(name));
  if (missing.length > 0) throw new Error(`nobody serves: ${missing.join(', ')}`);
}

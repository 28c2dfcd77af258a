import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { originCheck } from './origin-check.js';

const uploadBytes = 8 * 1024 * 1024;

/** What the staff side needs of Fastify. Call before `app.init()`. */
export async function registerHttpPlugins(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: uploadBytes, files: 1, fields: 4, parts: 5 } });
  app.getHttpAdapter().getInstance().addHook('onRequest', originCheck(config.publicUrl));
}

import { Controller } from '@nestjs/common';
import { getLiveness, getOpenApi, getReadiness, routes } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import { Endpoint, type Answer } from '../http/endpoint.js';
import { ProblemError } from '../http/problem.js';

const readinessMs = 2000;

@Controller()
export class SystemController {
  private openApi: Promise<{ openapi: string }> | null = null;

  constructor(private readonly transactions: Transactions) {}

  @Endpoint(getLiveness)
  async live(): Answer<typeof getLiveness> {
    return { status: 'ok' };
  }

  /** The database and nothing else: with Redis away, work goes on. */
  @Endpoint(getReadiness)
  async ready(): Answer<typeof getReadiness> {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new ProblemError('service.busy')), readinessMs).unref();
    });
    const look = this.transactions.once((db) => db.query('SELECT 1'));
    await Promise.race([look, late]).catch((error: unknown) => {
      throw new ProblemError('service.busy', {}, { cause: error });
    });
    return { status: 'ok' };
  }

  /** Made on the first call: most processes are never asked. */
  @Endpoint(getOpenApi)
  async document(): Answer<typeof getOpenApi> {
    this.openApi ??= import('../http/openapi.js').then(({ openApiDocument }) =>
      openApiDocument(Object.values(routes)),
    );
    return this.openApi;
  }
}

import { Controller, Req, Res } from '@nestjs/common';
import { errorTexts, followLink } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import { Endpoint, Input, type InputOf } from '../http/endpoint.js';
import { preferredLocale } from '../http/locale.js';
import { ProblemError } from '../http/problem.js';
import type { TielineRequest } from '../http/request-context.js';
import { FollowLink } from './follow-link.js';
import { isPerson } from './is-person.js';

@Controller()
export class LinkClicksController {
  constructor(private readonly links: FollowLink) {}

  @Endpoint(followLink)
  async follow(
    @Input() { params }: InputOf<typeof followLink>,
    @Req() request: TielineRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const target = await this.links.follow(params.id, isPerson(request));
    void reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer')
      .header('content-security-policy', "default-src 'none'");
    if (target !== null) await reply.status(302).header('location', target).send();
    else if (/text\/html/.test(request.headers.accept ?? '')) await sendGonePage(request, reply);
    else throw new ProblemError('link.gone');
  }
}

/** A customer has tapped it: words, not JSON. */
async function sendGonePage(request: TielineRequest, reply: FastifyReply): Promise<void> {
  const locale = preferredLocale(request.headers['accept-language']);
  const { title, detail } = errorTexts[locale]['link.gone'];
  await reply
    .status(404)
    .header('content-type', 'text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${locale}"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>` +
        `<h1>${title}</h1><p>${detail}</p></html>`,
    );
}

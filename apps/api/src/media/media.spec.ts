import { randomBytes } from 'node:crypto';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { describeEachEngine } from '../../test/engines.js';
import { StaffWorld, demo, type Answer } from '../auth/staff-world.test-kit.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } });

function form(bytes: Buffer, field = 'file'): { raw: Buffer; headers: Record<string, string> } {
  const head = `--x\r\ncontent-disposition: form-data; name="${field}"; filename="a.svg"\r\ncontent-type: image/svg+xml\r\n\r\n`;
  return {
    raw: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  };
}

describeEachEngine('media', (engine) => {
  let world: StaffWorld;
  let cookie = '';
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    const signedIn = await world.signIn('supervisor@sunrise.example', demo.password);
    cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  });
  afterAll(() => world.stop());

  async function upload(bytes: Buffer, kind = 'bindingPicture', field?: string): Promise<Answer> {
    const { raw, headers } = form(bytes, field);
    return world.app.call('POST', `/api/media?kind=${kind}`, { raw, headers: { ...headers, cookie } });
  }

  /** A server without listening: the answer's bytes, unread. */
  const bytesOf = (url: string) =>
    world.app.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>().inject({ url });

  it('serves what was uploaded, re-encoded, to everybody and for ever', async () => {
    // Noise: a picture of more than one chunk, and an upload above the JSON limit.
    const noise = randomBytes(1400 * 800 * 3);
    const input = await sharp(noise, { raw: { width: 1400, height: 800, channels: 3 } })
      .png()
      .toBuffer();
    expect(input.length).toBeGreaterThan(1_000_000);
    const { status, body } = await upload(input);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      width: 1200,
      height: 640,
      url: `http://product.test/media/${String(body['id'])}`,
    });
    const served = await bytesOf(`/media/${String(body['id'])}`);
    expect(served.statusCode).toBe(200);
    expect(served.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(served.rawPayload.length).toBeGreaterThan(60_000);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
      height: 640,
    });
  });

  it('refuses what is no picture, whatever its name says', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(await upload(svg)).toMatchObject({ status: 422, body: { code: 'media.unreadable' } });
  });

  it('refuses more than 8 MB', async () => {
    const big = Buffer.concat([await plain(9, 9).jpeg().toBuffer(), Buffer.alloc(8 * 1024 * 1024)]);
    expect(await upload(big)).toMatchObject({ status: 413, body: { code: 'media.too_large' } });
  });

  it.each(['other', ''])('refuses the field %j', async (field) => {
    const picture = await plain(9, 9).png().toBuffer();
    expect(await upload(picture, 'avatar', field)).toMatchObject({ status: 400 });
  });

  it('refuses an unknown kind, JSON, and a broken form', async () => {
    expect((await upload(await plain(9, 9).png().toBuffer(), 'poster')).status).toBe(400);
    const json = await world.app.call('POST', '/api/media?kind=avatar', { body: {}, headers: { cookie } });
    expect(json.status).toBe(415);
    const broken = { 'content-type': 'multipart/form-data; boundary=y', cookie };
    const answer = await world.app.call('POST', '/api/media?kind=avatar', {
      raw: 'nonsense',
      headers: broken,
    });
    expect(answer.status).toBe(400);
  });

  it('answers 404 for a picture that is not there', async () => {
    expect(await world.app.call('GET', `/media/${demo.channelId}`)).toMatchObject({
      status: 404,
      body: { code: 'request.not_found' },
    });
  });

  it('becomes the team’s avatar', async () => {
    const { body } = await upload(await plain(700, 300).webp().toBuffer(), 'avatar');
    const team = await world.ours('admin')('PATCH', '/api/team', { avatarId: body['id'] });
    expect(team).toMatchObject({ status: 200, body: { avatarUrl: body['url'] } });
  });
});

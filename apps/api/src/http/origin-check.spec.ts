import { refusalOf } from './origin-check.js';
import type { TielineRequest } from './request-context.js';

const publicUrl = 'https://tieline.example';

function refusal(method: string, url: string, headers: Record<string, string>): string | undefined {
  const request = { method, routeOptions: { url }, headers, host: 'internal.example:3000' };
  return refusalOf(request as unknown as TielineRequest, publicUrl)?.code;
}

describe('origin check', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' };

  it.each(['https://tieline.example', 'http://internal.example:3000'])('lets %s in', (origin) => {
    expect(refusal('POST', '/api/tags', { ...json, origin })).toBeUndefined();
  });

  it('lets a client without Origin in: it is no browser page', () => {
    expect(refusal('POST', '/api/auth/sign-out', {})).toBeUndefined();
  });

  it.each([
    'https://evil.example',
    'null',
    '',
    'https://tieline.example.evil.example',
    'https://tieline.example@evil.example',
    'https://internal.example',
  ])('refuses %j', (origin) => {
    expect(refusal('POST', '/api/auth/sign-in', { ...json, origin })).toBe('request.forbidden_origin');
    expect(refusal('PATCH', '/api/channels/:id', { ...json, origin })).toBe('request.forbidden_origin');
  });

  it('refuses what the browser calls cross-site', () => {
    const headers = { ...json, 'sec-fetch-site': 'cross-site' };
    expect(refusal('POST', '/api/tags', headers)).toBe('request.forbidden_origin');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain;application/json',
  ])('refuses %s where JSON is due', (type) => {
    expect(refusal('POST', '/api/tags', { 'content-type': type })).toBe('request.unsupported_media');
  });

  it('lets the upload take a form', () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: publicUrl };
    expect(refusal('POST', '/api/media', headers)).toBeUndefined();
  });

  it('leaves routes alone that no cookie opens', () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' };
    expect(refusal('POST', '/api/line/webhook/:channelId', headers)).toBeUndefined();
    expect(refusal('GET', '/api/tags', headers)).toBeUndefined();
  });
});

import { readDevice } from './device.js';
import { readLaunch } from './launch.js';

const id = '1661242192-OQejBARg';
const at = (url: string) => readLaunch(new URL(url, 'https://shop.test'));

describe('readLaunch', () => {
  it('reads the form of the product document', () => {
    expect(at(`/liff-bind.html?liffId=${id}`)).toEqual({ liffId: id, path: '' });
  });

  it("reads LINE's primary redirect, whose path and query stand in liff.state", () => {
    const state = encodeURIComponent(`/card?liffId=${id}&from=menu#top`);
    expect(at(`/liff-bind.html?liff.state=${state}`)).toEqual({ liffId: id, path: '/card' });
    expect(at(`/liff-bind.html?liffId=${id}&liff.state=%2Fcard`)).toEqual({ liffId: id, path: '/card' });
    expect(at(`/liff-bind.html?liffId=${id}&liff.state=%3Fa%3D1`)).toEqual({ liffId: id, path: '' });
  });

  it('reads the secondary redirect and an id in the path', () => {
    expect(at(`/liff-bind.html/card?liffId=${id}`)).toEqual({ liffId: id, path: '/card' });
    expect(at(`/liff-bind.html/${id}`)).toEqual({ liffId: id, path: '' });
  });

  it('keeps where the link stood, when it is a short name', () => {
    const primary = encodeURIComponent('?src=Menu');
    expect(at(`/liff-bind.html?liffId=${id}&src=poster`).source).toBe('poster');
    expect(at(`/liff-bind.html?liffId=${id}&liff.state=${primary}`).source).toBe('menu');
    for (const bad of ['', ' ', '海報', '-a', '<b>', 'a'.repeat(33)]) {
      expect(at(`/liff-bind.html?liffId=${id}&src=${encodeURIComponent(bad)}`)).not.toHaveProperty('source');
    }
  });

  it("reads a signed link's token, and only where it belongs", () => {
    const token = 'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl';
    const read = (state: string) =>
      at(`/liff-bind.html?liffId=${id}&liff.state=${encodeURIComponent(state)}`);
    expect(read(`/member?t=${token}`)).toEqual({ liffId: id, path: '/member', linkToken: token });
    expect(at(`/liff-bind.html/member?liffId=${id}&t=${token}`).linkToken).toBe(token);
    expect(read(`/card?t=${token}`)).toEqual({ liffId: id, path: '/card' });
    expect(read('/member?t=<script>')).toEqual({ liffId: id, path: '' });
  });

  it("reads a website's link, whose token has another shape", () => {
    const token = 'k'.repeat(43);
    const read = (state: string) =>
      at(`/liff-bind.html?liffId=${id}&liff.state=${encodeURIComponent(state)}`);
    expect(read(`/site?t=${token}`)).toEqual({ liffId: id, path: '/site', linkToken: token });
    expect(read(`/member?t=${token}`)).toEqual({ liffId: id, path: '' });
    expect(read('/site?t=a.b.c')).toEqual({ liffId: id, path: '' });
  });

  it('takes no id that is none', () => {
    for (const bad of ['', '1', `${id}x`, `../${id}`, '<script>']) {
      expect(at(`/liff-bind.html?liffId=${encodeURIComponent(bad)}`).liffId).toBeNull();
    }
  });
});

describe('readDevice', () => {
  const of = (userAgent: string, maxTouchPoints = 0) => readDevice({ userAgent, maxTouchPoints });

  it('tells a computer from a phone', () => {
    expect(of('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140').desktop).toBe(true);
    expect(of('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605').desktop).toBe(true);
    expect(of('Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140 Mobile').desktop).toBe(false);
  });

  it('knows the iPad behind its Mac name', () => {
    expect(of('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 5).desktop).toBe(false);
  });

  it("knows LINE's in-app browser", () => {
    const line = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari Line/26.7.0';
    expect(of(line).lineInAppBrowser).toBe(true);
    expect(of('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Mobile Online/3').lineInAppBrowser).toBe(false);
  });
});

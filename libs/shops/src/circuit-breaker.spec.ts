import { CircuitBreaker } from './circuit-breaker.js';

const sleep = () => Promise.resolve();

describe('CircuitBreaker', () => {
  it('opens after faults in a row, lets one try after the cool-down, and closes when it works', () => {
    let time = 0;
    const breaker = new CircuitBreaker({ now: () => time, sleep }, { threshold: 3, coolDownMs: 1000 });
    for (let fault = 0; fault < 3; fault += 1) {
      expect(breaker.allows()).toBe(true);
      breaker.failed();
    }
    expect(breaker.allows()).toBe(false);
    time = 999;
    expect(breaker.allows()).toBe(false);
    time = 1000;
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.failed();
    time = 1999;
    expect(breaker.allows()).toBe(false);
    time = 2000;
    expect(breaker.allows()).toBe(true);
    breaker.succeeded();
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
  });

  it('counts only faults in a row', () => {
    const breaker = new CircuitBreaker({ now: () => 0, sleep }, { threshold: 2 });
    for (let round = 0; round < 5; round += 1) {
      breaker.failed();
      breaker.succeeded();
    }
    expect(breaker.allows()).toBe(true);
  });
});

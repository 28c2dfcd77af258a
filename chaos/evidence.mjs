/** What was seen from outside while a fault lasted: a fault of which nothing is seen has proven nothing. */

export class Evidence {
  /** Begins now. */
  constructor(installation, people) {
    this.installation = installation;
    this.people = people;
    this.from = performance.now();
    this.fromDate = new Date();
    this.logsFrom = installation.logs().map(({ text }) => text.length);
    this.refusedBefore = installation.proxy.refused();
  }

  /** The fault is over. */
  end() {
    this.to = performance.now();
    this.toDate = new Date();
    this.output = this.installation
      .logs()
      .map(({ name, text }, at) => ({ name, text: text.slice(this.logsFrom[at] ?? 0) }));
    this.refused = this.installation.proxy.refused() - this.refusedBefore;
  }

  get requests() {
    return this.people.requests.filter(({ began }) => began >= this.from && began < this.to);
  }

  get webhooks() {
    return this.people.webhooks.filter(({ began }) => began >= this.from && began < this.to);
  }

  get all() {
    return [...this.requests, ...this.webhooks];
  }

  /** How many answers had one of these statuses; 0 is a connection that was cut. */
  answers(...statuses) {
    return this.requests.filter(({ status }) => statuses.includes(status)).length;
  }

  slowest() {
    return Math.max(0, ...this.all.map(({ ms }) => ms));
  }

  /** Log lines of the processes whose names begin with `who`, as far as they match. */
  lines(pattern, who = '') {
    return this.output
      .filter(({ name }) => name.startsWith(who))
      .flatMap(({ text }) => text.split('\n').filter((line) => pattern.test(line)));
  }

  /** Calls to LINE or the gateway that met the trouble, by the sandbox's journal. */
  async troubled(service, met) {
    const since = encodeURIComponent(this.fromDate.toISOString());
    const at = `/api/journal?service=${service}&since=${since}&limit=20000`;
    const { items } = await this.installation.control('GET', at);
    return items.filter((item) => item.at <= this.toDate.toISOString() && met(item)).length;
  }
}

/** `id:attempt` of every try that a process put on record. */
export function recordedTries(installation) {
  const tries = new Set();
  for (const { text } of installation.logs()) {
    for (const [, id, attempt] of text.matchAll(
      /"deliveryId":"([^"]+)","kind":"[^"]+","attempt":(\d+),"result"/g,
    )) {
      tries.add(`${id}:${attempt}`);
    }
  }
  return tries;
}

import type { Fault, PutFault, Service } from '../protocol.js';

/** Troubles a test asked for. A new one for the same service and operation replaces the old. */
export class Faults {
  private faults: Fault[] = [];
  private nextId = 1;

  put(fault: PutFault): Fault {
    this.faults = this.faults.filter(
      (old) => old.service !== fault.service || old.operation !== fault.operation,
    );
    const added: Fault = { ...fault, id: String(this.nextId++), left: fault.times ?? null };
    this.faults.push(added);
    return added;
  }

  /** The fault for this request, counted down. An operation's own fault goes before the service's. */
  take(service: Service, operation: string): Fault | null {
    if (this.faults.length === 0) return null;
    const mine = this.faults.filter((fault) => fault.service === service);
    const fault =
      mine.find((each) => each.operation === operation) ?? mine.find((each) => each.operation === undefined);
    if (!fault) return null;
    if (fault.left !== null) {
      fault.left -= 1;
      if (fault.left <= 0) this.remove(fault.id);
    }
    return fault;
  }

  list(): Fault[] {
    return this.faults;
  }

  remove(id: string): boolean {
    const before = this.faults.length;
    this.faults = this.faults.filter((fault) => fault.id !== id);
    return this.faults.length < before;
  }

  clear(): void {
    this.faults = [];
  }
}

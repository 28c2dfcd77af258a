import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { Cipher } from '../../database/cipher.js';
import { Clock } from '../../database/clock.js';
import { newId } from '../../database/ids.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { base32, matchingStep } from './totp.js';
import { TwoFactorEntity } from './two-factor.entity.js';

const recoveryCodes = 10;

/** A person belongs to no one team, so the place says the person twice. */
const place = (staffId: string) => ({
  teamId: staffId,
  table: 'staff_two_factor',
  column: 'secret',
  rowId: staffId,
});

@Injectable()
export class TwoFactorRepository {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  /** Only a confirmed one counts. */
  isOn(db: EntityManager, staffId: string): Promise<boolean> {
    return db.existsBy(TwoFactorEntity, { staffId, confirmedAt: Not(IsNull()) });
  }

  codesLeft(db: EntityManager, staffId: string): Promise<number> {
    return db.countBy(RecoveryCodeEntity, { staffId });
  }

  /** Takes the place of one that was never confirmed. @throws a duplicate key when one is on */
  async enrol(tx: EntityManager, staffId: string, secret: Buffer): Promise<void> {
    await tx.delete(TwoFactorEntity, { staffId, confirmedAt: IsNull() });
    await tx.insert(TwoFactorEntity, {
      staffId,
      secretSealed: this.cipher.seal(secret.toString('base64'), place(staffId)),
      lastStep: 0,
      confirmedAt: null,
      createdAt: this.clock.now(),
    });
  }

  /** Ten new codes, shown once. Null: the code is wrong, or there is nothing to confirm. */
  async confirm(tx: EntityManager, staffId: string, code: string): Promise<string[] | null> {
    const step = await this.stepOf(tx, staffId, code);
    if (step === null) return null;
    const waiting = { staffId, confirmedAt: IsNull(), lastStep: LessThan(step) };
    const confirmed = { confirmedAt: this.clock.now(), lastStep: step };
    const result = await tx.update(TwoFactorEntity, waiting, confirmed);
    if (result.affected !== 1) return null;
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    await tx.delete(RecoveryCodeEntity, { staffId });
    await tx.insert(
      RecoveryCodeEntity,
      codes.map((text) => ({ id: newId(), staffId, codeHash: this.codeHash(staffId, text) })),
    );
    return codes;
  }

  /** True once per code: of the same code sent twice at a time, one is accepted. */
  async consume(tx: EntityManager, staffId: string, code: string): Promise<boolean> {
    if (!/^\d{6}$/.test(code)) {
      const codeHash = this.codeHash(staffId, code);
      return (await tx.delete(RecoveryCodeEntity, { staffId, codeHash })).affected === 1;
    }
    const step = await this.stepOf(tx, staffId, code);
    if (step === null) return false;
    const unused = { staffId, confirmedAt: Not(IsNull()), lastStep: LessThan(step) };
    return (await tx.update(TwoFactorEntity, unused, { lastStep: step })).affected === 1;
  }

  /** False: there was none that counted. */
  async remove(tx: EntityManager, staffId: string): Promise<boolean> {
    const result = await tx.delete(TwoFactorEntity, { staffId, confirmedAt: Not(IsNull()) });
    await tx.delete(RecoveryCodeEntity, { staffId });
    return result.affected === 1;
  }

  private async stepOf(db: EntityManager, staffId: string, code: string): Promise<number | null> {
    const row = await db.findOneBy(TwoFactorEntity, { staffId });
    if (!row) return null;
    const secret = Buffer.from(this.cipher.open(row.secretSealed, place(staffId)), 'base64');
    return matchingStep(secret, code, this.clock.now());
  }

  private codeHash(staffId: string, code: string): string {
    return this.cipher.index(staffId, 'recovery-code', code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
  }
}

/** 80 bits, in groups that can be read aloud. */
function newRecoveryCode(): string {
  return base32(randomBytes(10)).replace(/.{4}(?=.)/g, '$&-');
}

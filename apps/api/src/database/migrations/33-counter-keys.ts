import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of counters are 128 bits now, the first half of what they were; the counters themselves go on. */
export class CounterKeys1798300000000 implements MigrationInterface {
  name = 'CounterKeys1798300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE otp_guards SET `key` = SUBSTR(`key`, 1, 32)');
    await runner.query('UPDATE otp_challenges SET address_key = SUBSTR(address_key, 1, 32)');
  }

  /** Half a key can not be made whole: counters begin anew. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM otp_guards');
  }
}
